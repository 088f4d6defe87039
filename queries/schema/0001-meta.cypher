// No two nodes have the uid of one counter of the store.
// Parameters: none
CREATE CONSTRAINT meta_uid IF NOT EXISTS FOR (n:Meta) REQUIRE n.uid IS UNIQUE
