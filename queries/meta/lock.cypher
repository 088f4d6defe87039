// Takes the lock of the facts: a second writer waits here until the first has ended.
// Parameters: none
// Returns: value (revision before this transaction)
MERGE (v:Meta {uid: 'revision'})
SET v.value = coalesce(v.value, 0)
RETURN v.value AS value
