// Deletes batches.
// Parameters: $rows (uid)
// Returns: written (batches deleted)
UNWIND $rows AS row
MATCH (n:Batch {uid: row.uid})
DELETE n
RETURN count(*) AS written
