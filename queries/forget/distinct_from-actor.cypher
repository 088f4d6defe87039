// Deletes DISTINCT_FROM relationships from Actor to Actor that nothing says any more.
// Parameters: $rows (source, target)
// Returns: written (relationships deleted)
UNWIND $rows AS row
MATCH (a:Actor {uid: row.source})-[r:DISTINCT_FROM]->(b:Actor {uid: row.target})
DELETE r
RETURN count(*) AS written
