// Deletes SUPPORTS relationships from Statement to Need that nothing says any more.
// Parameters: $rows (source, target)
// Returns: written (relationships deleted)
UNWIND $rows AS row
MATCH (a:Statement {uid: row.source})-[r:SUPPORTS]->(b:Need {uid: row.target})
DELETE r
RETURN count(*) AS written
