// Deletes DESCRIBES relationships from Indicator to Territory that nothing says any more.
// Parameters: $rows (source, target)
// Returns: written (relationships deleted)
UNWIND $rows AS row
MATCH (a:Indicator {uid: row.source})-[r:DESCRIBES]->(b:Territory {uid: row.target})
DELETE r
RETURN count(*) AS written
