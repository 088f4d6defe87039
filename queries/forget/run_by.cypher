// Deletes RUN_BY relationships from Actor to Actor that nothing says any more.
// Parameters: $rows (source, target)
// Returns: written (relationships deleted)
UNWIND $rows AS row
MATCH (a:Actor {uid: row.source})-[r:RUN_BY]->(b:Actor {uid: row.target})
DELETE r
RETURN count(*) AS written
