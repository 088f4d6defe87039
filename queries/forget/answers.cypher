// Deletes ANSWERS relationships from Mission to Need that nothing says any more.
// Parameters: $rows (source, target)
// Returns: written (relationships deleted)
UNWIND $rows AS row
MATCH (a:Mission {uid: row.source})-[r:ANSWERS]->(b:Need {uid: row.target})
DELETE r
RETURN count(*) AS written
