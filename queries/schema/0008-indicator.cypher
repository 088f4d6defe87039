// No two nodes have the uid of one indicator.
// Parameters: none
CREATE CONSTRAINT indicator_uid IF NOT EXISTS FOR (n:Indicator) REQUIRE n.uid IS UNIQUE
