// No two nodes have the uid of one territory.
// Parameters: none
CREATE CONSTRAINT territory_uid IF NOT EXISTS FOR (n:Territory) REQUIRE n.uid IS UNIQUE
