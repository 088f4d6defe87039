// Keeps or replaces objects of the workspace; no fact changes, so the revision stays.
// Parameters: $rows (uid, kind, value: JSON text)
// Returns: written (rows)
UNWIND $rows AS row
MERGE (n:Kept {uid: row.uid})
SET n.kind = row.kind, n.value = row.value
RETURN count(*) AS written
