// Deletes CARRIES relationships from Actor to Mission that nothing says any more.
// Parameters: $rows (source, target, uid)
// Returns: written (relationships deleted)
UNWIND $rows AS row
MATCH (a:Actor {uid: row.source})-[r:CARRIES {uid: row.uid}]->(b:Mission {uid: row.target})
DELETE r
RETURN count(*) AS written
