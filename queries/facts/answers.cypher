// Every ANSWERS relationship from Mission to Need as one flat row, with what says it.
// Parameters: none
// Returns: source, target (uids of its ends), sources, said
MATCH (a:Mission)-[r:ANSWERS]->(b:Need)
RETURN a.uid AS source, b.uid AS target, r.sources AS sources, r.said AS said
ORDER BY source, target
