// Every BECAME relationship from Actor to Actor as one flat row, with what says it.
// Parameters: none
// Returns: source, target (uids of its ends), date, sources, said
MATCH (a:Actor)-[r:BECAME]->(b:Actor)
RETURN a.uid AS source, b.uid AS target, r.date AS date, r.sources AS sources, r.said AS said
ORDER BY source, target
