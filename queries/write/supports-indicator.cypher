// Makes or changes SUPPORTS relationships from Indicator to Need; a row whose end is missing is not written.
// Parameters: $rows (source, target, p: properties, sources: list of text, said: text or null)
// Returns: written (rows whose two ends were found)
UNWIND $rows AS row
MATCH (a:Indicator {uid: row.source})
MATCH (b:Need {uid: row.target})
MERGE (a)-[r:SUPPORTS]->(b)
SET r += row.p, r.sources = row.sources, r.said = row.said
RETURN count(*) AS written
