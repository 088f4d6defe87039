// No two nodes have the uid of one mission.
// Parameters: none
CREATE CONSTRAINT mission_uid IF NOT EXISTS FOR (n:Mission) REQUIRE n.uid IS UNIQUE
