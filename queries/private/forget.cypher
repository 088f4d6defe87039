// Deletes objects of the workspace.
// Parameters: $rows (uid)
// Returns: written (objects deleted)
UNWIND $rows AS row
MATCH (n:Kept {uid: row.uid})
DELETE n
RETURN count(*) AS written
