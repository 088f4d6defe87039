// No two nodes have the uid of one kept object.
// Parameters: none
CREATE CONSTRAINT kept_uid IF NOT EXISTS FOR (n:Kept) REQUIRE n.uid IS UNIQUE
