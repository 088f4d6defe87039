// How many nodes of each label.
// Parameters: none
// Returns: label, number
MATCH (n)
RETURN labels(n)[0] AS label, count(*) AS number
ORDER BY label
