// Every KNOWS relationship from Actor to Mission as one flat row, with what says it.
// Parameters: none
// Returns: source, target (uids of its ends), uid, wave, level, date, sources, said
MATCH (a:Actor)-[r:KNOWS]->(b:Mission)
RETURN a.uid AS source, b.uid AS target, r.uid AS uid, r.wave AS wave, r.level AS level, r.date AS date,
       r.sources AS sources, r.said AS said
ORDER BY source, target, uid
