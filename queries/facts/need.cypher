// Every need as one flat row, with what says it.
// Parameters: none
// Returns: uid, title, theme, public, extra, sources, said
MATCH (n:Need)
RETURN n.uid AS uid, n.title AS title, n.theme AS theme, n.public AS public, n.extra AS extra,
       n.sources AS sources, n.said AS said
ORDER BY uid
