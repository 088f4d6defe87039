// Every SAME_AS relationship from Meeting to Meeting as one flat row, with what says it.
// Parameters: none
// Returns: source, target (uids of its ends), verdict, date, by, sources, said
MATCH (a:Meeting)-[r:SAME_AS]->(b:Meeting)
RETURN a.uid AS source, b.uid AS target, r.verdict AS verdict, r.date AS date, r.by AS by, r.sources AS sources,
       r.said AS said
ORDER BY source, target
