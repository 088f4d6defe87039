// Deletes LOCATED_AT relationships from Actor to Place that nothing says any more.
// Parameters: $rows (source, target)
// Returns: written (relationships deleted)
UNWIND $rows AS row
MATCH (a:Actor {uid: row.source})-[r:LOCATED_AT]->(b:Place {uid: row.target})
DELETE r
RETURN count(*) AS written
