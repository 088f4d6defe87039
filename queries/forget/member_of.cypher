// Deletes MEMBER_OF relationships from Actor to Actor that nothing says any more.
// Parameters: $rows (source, target, uid)
// Returns: written (relationships deleted)
UNWIND $rows AS row
MATCH (a:Actor {uid: row.source})-[r:MEMBER_OF {uid: row.uid}]->(b:Actor {uid: row.target})
DELETE r
RETURN count(*) AS written
