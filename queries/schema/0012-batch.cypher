// No two nodes have the uid of one batch.
// Parameters: none
CREATE CONSTRAINT batch_uid IF NOT EXISTS FOR (n:Batch) REQUIRE n.uid IS UNIQUE
