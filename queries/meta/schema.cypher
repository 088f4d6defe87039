// Number of the last migration that ran here.
// Parameters: none
// Returns: value
MATCH (v:Meta {uid: 'schema'})
RETURN v.value AS value
ORDER BY value
