// Every TIE relationship from Actor to Actor as one flat row, with what says it.
// Parameters: none
// Returns: source, target (uids of its ends), uid, kind, weight, since, since_precision, until, until_precision,
//   wave, declared_by, began_with_programme, extra, sources, said
MATCH (a:Actor)-[r:TIE]->(b:Actor)
RETURN a.uid AS source, b.uid AS target, r.uid AS uid, r.kind AS kind, r.weight AS weight, r.since AS since,
       r.since_precision AS since_precision, r.until AS until, r.until_precision AS until_precision,
       r.wave AS wave, r.declared_by AS declared_by, r.began_with_programme AS began_with_programme, r.extra AS extra,
       r.sources AS sources, r.said AS said
ORDER BY source, target, uid
