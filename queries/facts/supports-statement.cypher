// Every SUPPORTS relationship from Statement to Need as one flat row, with what says it.
// Parameters: none
// Returns: source, target (uids of its ends), sources, said
MATCH (a:Statement)-[r:SUPPORTS]->(b:Need)
RETURN a.uid AS source, b.uid AS target, r.sources AS sources, r.said AS said
ORDER BY source, target
