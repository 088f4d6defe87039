// No two nodes have the uid of one contact of a structure.
// Parameters: none
CREATE CONSTRAINT contact_uid IF NOT EXISTS FOR (n:Contact) REQUIRE n.uid IS UNIQUE
