// No two nodes have the uid of one survey wave.
// Parameters: none
CREATE CONSTRAINT wave_uid IF NOT EXISTS FOR (n:Wave) REQUIRE n.uid IS UNIQUE
