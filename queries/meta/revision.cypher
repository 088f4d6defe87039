// How many changes of facts were committed.
// Parameters: none
// Returns: value
MATCH (v:Meta {uid: 'revision'})
RETURN v.value AS value
ORDER BY value
