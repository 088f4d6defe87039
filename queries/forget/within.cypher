// Deletes WITHIN relationships from Territory to Territory that nothing says any more.
// Parameters: $rows (source, target)
// Returns: written (relationships deleted)
UNWIND $rows AS row
MATCH (a:Territory {uid: row.source})-[r:WITHIN]->(b:Territory {uid: row.target})
DELETE r
RETURN count(*) AS written
