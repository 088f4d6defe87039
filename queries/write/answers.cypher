// Makes or changes ANSWERS relationships from Mission to Need; a row whose end is missing is not written.
// Parameters: $rows (source, target, p: properties, sources: list of text, said: text or null)
// Returns: written (rows whose two ends were found)
UNWIND $rows AS row
MATCH (a:Mission {uid: row.source})
MATCH (b:Need {uid: row.target})
MERGE (a)-[r:ANSWERS]->(b)
SET r += row.p, r.sources = row.sources, r.said = row.said
RETURN count(*) AS written
