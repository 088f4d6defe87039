// Deletes SAME_AS relationships from Actor to Actor that nothing says any more.
// Parameters: $rows (source, target)
// Returns: written (relationships deleted)
UNWIND $rows AS row
MATCH (a:Actor {uid: row.source})-[r:SAME_AS]->(b:Actor {uid: row.target})
DELETE r
RETURN count(*) AS written
