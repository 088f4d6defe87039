// No two nodes have the uid of one place.
// Parameters: none
CREATE CONSTRAINT place_uid IF NOT EXISTS FOR (n:Place) REQUIRE n.uid IS UNIQUE
