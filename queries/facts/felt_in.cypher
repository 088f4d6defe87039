// Every FELT_IN relationship from Need to Territory as one flat row, with what says it.
// Parameters: none
// Returns: source, target (uids of its ends), sources, said
MATCH (a:Need)-[r:FELT_IN]->(b:Territory)
RETURN a.uid AS source, b.uid AS target, r.sources AS sources, r.said AS said
ORDER BY source, target
