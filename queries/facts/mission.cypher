// Every mission as one flat row, with what says it.
// Parameters: none
// Returns: uid, title, kind, summary, themes, publics, since, since_precision, until, until_precision, programme,
//   search, extra, sources, said
MATCH (n:Mission)
RETURN n.uid AS uid, n.title AS title, n.kind AS kind, n.summary AS summary, n.themes AS themes,
       n.publics AS publics, n.since AS since, n.since_precision AS since_precision, n.until AS until,
       n.until_precision AS until_precision, n.programme AS programme, n.search AS search, n.extra AS extra,
       n.sources AS sources, n.said AS said
ORDER BY uid
