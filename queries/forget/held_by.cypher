// Deletes HELD_BY relationships from Meeting to Actor that nothing says any more.
// Parameters: $rows (source, target)
// Returns: written (relationships deleted)
UNWIND $rows AS row
MATCH (a:Meeting {uid: row.source})-[r:HELD_BY]->(b:Actor {uid: row.target})
DELETE r
RETURN count(*) AS written
