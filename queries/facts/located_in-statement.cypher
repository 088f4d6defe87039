// Every LOCATED_IN relationship from Statement to Territory as one flat row, with what says it.
// Parameters: none
// Returns: source, target (uids of its ends), since, until, sources, said
MATCH (a:Statement)-[r:LOCATED_IN]->(b:Territory)
RETURN a.uid AS source, b.uid AS target, r.since AS since, r.until AS until, r.sources AS sources, r.said AS said
ORDER BY source, target
