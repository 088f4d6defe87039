// Deletes FELT_IN relationships from Need to Territory that nothing says any more.
// Parameters: $rows (source, target)
// Returns: written (relationships deleted)
UNWIND $rows AS row
MATCH (a:Need {uid: row.source})-[r:FELT_IN]->(b:Territory {uid: row.target})
DELETE r
RETURN count(*) AS written
