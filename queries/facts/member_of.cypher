// Every MEMBER_OF relationship from Actor to Actor as one flat row, with what says it.
// Parameters: none
// Returns: source, target (uids of its ends), uid, since, since_precision, until, until_precision, role, extra,
//   sources, said
MATCH (a:Actor)-[r:MEMBER_OF]->(b:Actor)
RETURN a.uid AS source, b.uid AS target, r.uid AS uid, r.since AS since, r.since_precision AS since_precision,
       r.until AS until, r.until_precision AS until_precision, r.role AS role, r.extra AS extra, r.sources AS sources,
       r.said AS said
ORDER BY source, target, uid
