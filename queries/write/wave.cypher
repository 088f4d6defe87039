// Makes or changes survey wave nodes: given properties are set, null removes, others stay.
// ON CREATE: without it the embedded engine invents a name for a row that gives none.
// Parameters: $rows (uid, p: properties, sources: list of text, said: text or null)
// Returns: written (rows)
UNWIND $rows AS row
MERGE (n:Wave {uid: row.uid})
ON CREATE SET n.name = null
SET n += row.p, n.sources = row.sources, n.said = row.said
RETURN count(*) AS written
