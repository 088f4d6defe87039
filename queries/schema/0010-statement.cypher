// No two nodes have the uid of one statement.
// Parameters: none
CREATE CONSTRAINT statement_uid IF NOT EXISTS FOR (n:Statement) REQUIRE n.uid IS UNIQUE
