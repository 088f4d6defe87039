// Every ASKED relationship from Actor to Wave as one flat row, with what says it.
// Parameters: none
// Returns: source, target (uids of its ends), state, date, extra, sources, said
MATCH (a:Actor)-[r:ASKED]->(b:Wave)
RETURN a.uid AS source, b.uid AS target, r.state AS state, r.date AS date, r.extra AS extra, r.sources AS sources,
       r.said AS said
ORDER BY source, target
