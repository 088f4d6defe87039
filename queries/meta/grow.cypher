// One more committed change of facts: what was computed before is out of date.
// Parameters: none
// Returns: value (new revision)
MERGE (v:Meta {uid: 'revision'})
SET v.value = coalesce(v.value, 0) + 1
RETURN v.value AS value
