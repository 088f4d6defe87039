// Deletes DISTINCT_FROM relationships from Meeting to Meeting that nothing says any more.
// Parameters: $rows (source, target)
// Returns: written (relationships deleted)
UNWIND $rows AS row
MATCH (a:Meeting {uid: row.source})-[r:DISTINCT_FROM]->(b:Meeting {uid: row.target})
DELETE r
RETURN count(*) AS written
