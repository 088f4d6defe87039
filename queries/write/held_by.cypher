// Makes or changes HELD_BY relationships from Meeting to Actor; a row whose end is missing is not written.
// Parameters: $rows (source, target, p: properties, sources: list of text, said: text or null)
// Returns: written (rows whose two ends were found)
UNWIND $rows AS row
MATCH (a:Meeting {uid: row.source})
MATCH (b:Actor {uid: row.target})
MERGE (a)-[r:HELD_BY]->(b)
SET r += row.p, r.sources = row.sources, r.said = row.said
RETURN count(*) AS written
