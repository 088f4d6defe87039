// Every ABOUT relationship from Meeting to Mission as one flat row, with what says it.
// Parameters: none
// Returns: source, target (uids of its ends), uid, how, sources, said
MATCH (a:Meeting)-[r:ABOUT]->(b:Mission)
RETURN a.uid AS source, b.uid AS target, r.uid AS uid, r.how AS how, r.sources AS sources, r.said AS said
ORDER BY source, target, uid
