// Makes or changes ABOUT relationships from Meeting to Mission; a row whose end is missing is not written.
// Parameters: $rows (source, target, uid, p: properties, sources: list of text, said: text or null)
// Returns: written (rows whose two ends were found)
UNWIND $rows AS row
MATCH (a:Meeting {uid: row.source})
MATCH (b:Mission {uid: row.target})
MERGE (a)-[r:ABOUT {uid: row.uid}]->(b)
SET r += row.p, r.sources = row.sources, r.said = row.said
RETURN count(*) AS written
