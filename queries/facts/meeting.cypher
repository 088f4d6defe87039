// Every meeting as one flat row, with what says it.
// Parameters: none
// Returns: uid, title, format, date, precision, end, programme, headcount_other, extra, sources, said
MATCH (n:Meeting)
RETURN n.uid AS uid, n.title AS title, n.format AS format, n.date AS date, n.precision AS precision, n.`end` AS `end`,
       n.programme AS programme, n.headcount_other AS headcount_other, n.extra AS extra, n.sources AS sources,
       n.said AS said
ORDER BY uid
