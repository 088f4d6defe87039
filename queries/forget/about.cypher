// Deletes ABOUT relationships from Meeting to Mission that nothing says any more.
// Parameters: $rows (source, target, uid)
// Returns: written (relationships deleted)
UNWIND $rows AS row
MATCH (a:Meeting {uid: row.source})-[r:ABOUT {uid: row.uid}]->(b:Mission {uid: row.target})
DELETE r
RETURN count(*) AS written
