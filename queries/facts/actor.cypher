// Every actor as one flat row, with what says it.
// Parameters: none
// Returns: uid, name, short_name, aliases, search, kind, field, field_source, fields, status, since, until, ids,
//   codes, public, natural_person, accepts_partners, introduces, seeks, offers, contact, phone, website, address,
//   postcode, last_confirmed, extra, sources, said
MATCH (n:Actor)
RETURN n.uid AS uid, n.name AS name, n.short_name AS short_name, n.aliases AS aliases, n.search AS search,
       n.kind AS kind, n.field AS field, n.field_source AS field_source, n.fields AS fields, n.status AS status,
       n.since AS since, n.until AS until, n.ids AS ids, n.codes AS codes, n.public AS public,
       n.natural_person AS natural_person, n.accepts_partners AS accepts_partners, n.introduces AS introduces,
       n.seeks AS seeks, n.offers AS offers, n.contact AS contact, n.phone AS phone, n.website AS website,
       n.address AS address, n.postcode AS postcode, n.last_confirmed AS last_confirmed, n.extra AS extra,
       n.sources AS sources, n.said AS said
ORDER BY uid
