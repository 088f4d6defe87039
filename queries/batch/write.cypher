// Makes or changes batches: given properties are set, null removes, others stay.
// Parameters: $rows (uid, p: properties)
// Returns: written (rows)
UNWIND $rows AS row
MERGE (n:Batch {uid: row.uid})
SET n += row.p
RETURN count(*) AS written
