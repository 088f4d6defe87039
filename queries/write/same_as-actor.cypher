// Makes or changes SAME_AS relationships from Actor to Actor; a row whose end is missing is not written.
// Parameters: $rows (source, target, p: properties, sources: list of text, said: text or null)
// Returns: written (rows whose two ends were found)
UNWIND $rows AS row
MATCH (a:Actor {uid: row.source})
MATCH (b:Actor {uid: row.target})
MERGE (a)-[r:SAME_AS]->(b)
SET r += row.p, r.sources = row.sources, r.said = row.said
RETURN count(*) AS written
