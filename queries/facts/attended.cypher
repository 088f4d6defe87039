// Every ATTENDED relationship from Actor to Meeting as one flat row, with what says it.
// Parameters: none
// Returns: source, target (uids of its ends), status, role, people, sources, said
MATCH (a:Actor)-[r:ATTENDED]->(b:Meeting)
RETURN a.uid AS source, b.uid AS target, r.status AS status, r.role AS role, r.people AS people,
       r.sources AS sources, r.said AS said
ORDER BY source, target
