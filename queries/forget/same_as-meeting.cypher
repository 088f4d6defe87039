// Deletes SAME_AS relationships from Meeting to Meeting that nothing says any more.
// Parameters: $rows (source, target)
// Returns: written (relationships deleted)
UNWIND $rows AS row
MATCH (a:Meeting {uid: row.source})-[r:SAME_AS]->(b:Meeting {uid: row.target})
DELETE r
RETURN count(*) AS written
