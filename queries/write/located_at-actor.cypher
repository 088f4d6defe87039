// Makes or changes LOCATED_AT relationships from Actor to Place; a row whose end is missing is not written.
// Parameters: $rows (source, target, p: properties, sources: list of text, said: text or null)
// Returns: written (rows whose two ends were found)
UNWIND $rows AS row
MATCH (a:Actor {uid: row.source})
MATCH (b:Place {uid: row.target})
MERGE (a)-[r:LOCATED_AT]->(b)
SET r += row.p, r.sources = row.sources, r.said = row.said
RETURN count(*) AS written
