// Everything a workspace keeps beside the facts: saved views, positions, mapping templates, verdicts.
// Parameters: none
// Returns: uid, kind, value (JSON text)
MATCH (n:Kept)
RETURN n.uid AS uid, n.kind AS kind, n.value AS value
ORDER BY uid
