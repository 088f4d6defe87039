// Deletes LOCATED_AT relationships from Mission to Place that nothing says any more.
// Parameters: $rows (source, target)
// Returns: written (relationships deleted)
UNWIND $rows AS row
MATCH (a:Mission {uid: row.source})-[r:LOCATED_AT]->(b:Place {uid: row.target})
DELETE r
RETURN count(*) AS written
