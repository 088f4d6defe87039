// Deletes ATTENDED relationships from Actor to Meeting that nothing says any more.
// Parameters: $rows (source, target)
// Returns: written (relationships deleted)
UNWIND $rows AS row
MATCH (a:Actor {uid: row.source})-[r:ATTENDED]->(b:Meeting {uid: row.target})
DELETE r
RETURN count(*) AS written
