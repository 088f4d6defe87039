// Every place as one flat row, with what says it.
// Parameters: none
// Returns: uid, name, kind, address, postcode, insee, lat, lon, confidential, extra, sources, said
MATCH (n:Place)
RETURN n.uid AS uid, n.name AS name, n.kind AS kind, n.address AS address, n.postcode AS postcode,
       n.insee AS insee, n.lat AS lat, n.lon AS lon, n.confidential AS confidential, n.extra AS extra,
       n.sources AS sources, n.said AS said
ORDER BY uid
