// Every statement as one flat row, with what says it.
// Parameters: none
// Returns: uid, summary, theme, public, method, date, precision, extra, sources, said
MATCH (n:Statement)
RETURN n.uid AS uid, n.summary AS summary, n.theme AS theme, n.public AS public, n.method AS method,
       n.date AS date, n.precision AS precision, n.extra AS extra, n.sources AS sources, n.said AS said
ORDER BY uid
