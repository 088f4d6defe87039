// Makes or changes meeting nodes: given properties are set, null removes, others stay.
// ON CREATE: without it the embedded engine invents a title for a row that gives none.
// Parameters: $rows (uid, p: properties, sources: list of text, said: text or null)
// Returns: written (rows)
UNWIND $rows AS row
MERGE (n:Meeting {uid: row.uid})
ON CREATE SET n.title = null
SET n += row.p, n.sources = row.sources, n.said = row.said
RETURN count(*) AS written
