// Every DISTINCT_FROM relationship from Actor to Actor as one flat row, with what says it.
// Parameters: none
// Returns: source, target (uids of its ends), verdict, date, by, sources, said
MATCH (a:Actor)-[r:DISTINCT_FROM]->(b:Actor)
RETURN a.uid AS source, b.uid AS target, r.verdict AS verdict, r.date AS date, r.by AS by, r.sources AS sources,
       r.said AS said
ORDER BY source, target
