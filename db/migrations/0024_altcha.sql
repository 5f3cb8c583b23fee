-- Checks of the browser (ALTCHA's challenges) with which a form was taken: each is good for one form. A row is kept until the challenge
-- has expired, which says by itself that it is too old. SECURITY R-03.
CREATE TABLE spent_challenge (
  challenge TEXT NOT NULL PRIMARY KEY CHECK (length(challenge) = 64),
  expires_at INTEGER NOT NULL
) STRICT;

CREATE INDEX spent_challenge_expiry ON spent_challenge (expires_at);
