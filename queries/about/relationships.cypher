// How many relationships of each type, by the labels of their ends.
// Parameters: none
// Returns: type, source (label), target (label), number
MATCH (a)-[r]->(b)
RETURN type(r) AS type, labels(a)[0] AS source, labels(b)[0] AS target, count(*) AS number
ORDER BY type, source, target
