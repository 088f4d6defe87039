// Makes or changes indicator nodes: given properties are set, null removes, others stay.
// Parameters: $rows (uid, p: properties, sources: list of text, said: text or null)
// Returns: written (rows)
UNWIND $rows AS row
MERGE (n:Indicator {uid: row.uid})
SET n += row.p, n.sources = row.sources, n.said = row.said
RETURN count(*) AS written
