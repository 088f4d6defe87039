// Deletes mission nodes that nothing says any more; refused while a relationship holds them.
// Parameters: $rows (uid)
// Returns: written (nodes deleted)
UNWIND $rows AS row
MATCH (n:Mission {uid: row.uid})
DELETE n
RETURN count(*) AS written
