// No two nodes have the uid of one need.
// Parameters: none
CREATE CONSTRAINT need_uid IF NOT EXISTS FOR (n:Need) REQUIRE n.uid IS UNIQUE
