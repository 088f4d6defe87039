// Every LOCATED_AT relationship from Meeting to Place as one flat row, with what says it.
// Parameters: none
// Returns: source, target (uids of its ends), since, until, rank, sources, said
MATCH (a:Meeting)-[r:LOCATED_AT]->(b:Place)
RETURN a.uid AS source, b.uid AS target, r.since AS since, r.until AS until, r.rank AS rank, r.sources AS sources,
       r.said AS said
ORDER BY source, target
