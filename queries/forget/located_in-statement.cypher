// Deletes LOCATED_IN relationships from Statement to Territory that nothing says any more.
// Parameters: $rows (source, target)
// Returns: written (relationships deleted)
UNWIND $rows AS row
MATCH (a:Statement {uid: row.source})-[r:LOCATED_IN]->(b:Territory {uid: row.target})
DELETE r
RETURN count(*) AS written
