// What a workspace keeps of one kind.
// Parameters: $kind
// Returns: uid, value (JSON text)
MATCH (n:Kept)
WHERE n.kind = $kind
RETURN n.uid AS uid, n.value AS value
ORDER BY uid
