// Deletes PART_OF relationships from Actor to Actor that nothing says any more.
// Parameters: $rows (source, target)
// Returns: written (relationships deleted)
UNWIND $rows AS row
MATCH (a:Actor {uid: row.source})-[r:PART_OF]->(b:Actor {uid: row.target})
DELETE r
RETURN count(*) AS written
