// Every HELD_BY relationship from Meeting to Actor as one flat row, with what says it.
// Parameters: none
// Returns: source, target (uids of its ends), sources, said
MATCH (a:Meeting)-[r:HELD_BY]->(b:Actor)
RETURN a.uid AS source, b.uid AS target, r.sources AS sources, r.said AS said
ORDER BY source, target
