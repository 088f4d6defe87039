// Every CARRIES relationship from Actor to Mission as one flat row, with what says it.
// Parameters: none
// Returns: source, target (uids of its ends), uid, role, since, since_precision, until, until_precision, wave,
//   amount, sources, said
MATCH (a:Actor)-[r:CARRIES]->(b:Mission)
RETURN a.uid AS source, b.uid AS target, r.uid AS uid, r.role AS role, r.since AS since,
       r.since_precision AS since_precision, r.until AS until, r.until_precision AS until_precision,
       r.wave AS wave, r.amount AS amount, r.sources AS sources, r.said AS said
ORDER BY source, target, uid
