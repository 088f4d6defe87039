// Every territory as one flat row, with what says it.
// Parameters: none
// Returns: uid, name, code, kind, vintage, role, programme_start, outline, extra, sources, said
MATCH (n:Territory)
RETURN n.uid AS uid, n.name AS name, n.code AS code, n.kind AS kind, n.vintage AS vintage, n.role AS role,
       n.programme_start AS programme_start, n.outline AS outline, n.extra AS extra, n.sources AS sources,
       n.said AS said
ORDER BY uid
