// Every indicator as one flat row, with what says it.
// Parameters: none
// Returns: uid, code, year, value, state, source, sources, said
MATCH (n:Indicator)
RETURN n.uid AS uid, n.code AS code, n.year AS year, n.value AS value, n.state AS state, n.source AS source,
       n.sources AS sources, n.said AS said
ORDER BY uid
