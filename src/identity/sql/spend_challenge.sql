-- Takes a challenge for a form; no row where another form has had it.
-- in: challenge text, expires_at instant
-- out: challenge text
INSERT INTO spent_challenge (challenge, expires_at) VALUES (:challenge, :expires_at)
ON CONFLICT (challenge) DO NOTHING
RETURNING challenge
