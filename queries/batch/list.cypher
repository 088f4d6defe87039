// Every applied import and hand edit, in order of application.
// Parameters: none
// Returns: uid, file, sha256, form, mapping, time (ISO text), by, counts (JSON text), state (applied or undone),
//   undone (ISO text), order, territory, remarks (JSON text), replaces (uid of a batch), source, licence, source_date, source_url
MATCH (n:Batch)
RETURN n.uid AS uid, n.file AS file, n.sha256 AS sha256, n.form AS form, n.mapping AS mapping, n.time AS time,
       n.by AS by, n.counts AS counts, n.state AS state, n.undone AS undone, n.order AS `order`, n.territory AS territory,
       n.remarks AS remarks, n.replaces AS replaces, n.source AS source, n.licence AS licence, n.source_date AS source_date,
       n.source_url AS source_url
ORDER BY `order`, uid
