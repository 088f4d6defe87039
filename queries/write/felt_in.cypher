// Makes or changes FELT_IN relationships from Need to Territory; a row whose end is missing is not written.
// Parameters: $rows (source, target, p: properties, sources: list of text, said: text or null)
// Returns: written (rows whose two ends were found)
UNWIND $rows AS row
MATCH (a:Need {uid: row.source})
MATCH (b:Territory {uid: row.target})
MERGE (a)-[r:FELT_IN]->(b)
SET r += row.p, r.sources = row.sources, r.said = row.said
RETURN count(*) AS written
