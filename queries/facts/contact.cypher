// Every contact of a structure as one flat row, with what says it.
// Privacy: a named professional; only for a workspace that keeps people, never for a Network.
// Parameters: none
// Returns: uid, name, role, sources, said
MATCH (n:Contact)
RETURN n.uid AS uid, n.name AS name, n.role AS role, n.sources AS sources, n.said AS said
ORDER BY uid
