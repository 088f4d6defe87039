// No two nodes have the uid of one actor.
// Parameters: none
CREATE CONSTRAINT actor_uid IF NOT EXISTS FOR (n:Actor) REQUIRE n.uid IS UNIQUE
