// No two nodes have the uid of one meeting.
// Parameters: none
CREATE CONSTRAINT meeting_uid IF NOT EXISTS FOR (n:Meeting) REQUIRE n.uid IS UNIQUE
