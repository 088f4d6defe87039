// Deletes ASKED relationships from Actor to Wave that nothing says any more.
// Parameters: $rows (source, target)
// Returns: written (relationships deleted)
UNWIND $rows AS row
MATCH (a:Actor {uid: row.source})-[r:ASKED]->(b:Wave {uid: row.target})
DELETE r
RETURN count(*) AS written
