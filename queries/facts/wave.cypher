// Every survey wave as one flat row, with what says it.
// Parameters: none
// Returns: uid, name, since, until, instrument, questions, sources, said
MATCH (n:Wave)
RETURN n.uid AS uid, n.name AS name, n.since AS since, n.until AS until, n.instrument AS instrument,
       n.questions AS questions, n.sources AS sources, n.said AS said
ORDER BY uid
