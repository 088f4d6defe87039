// Remembers the number of the last migration that ran.
// Parameters: $number
// Returns: value
MERGE (v:Meta {uid: 'schema'})
SET v.value = $number
RETURN v.value AS value
