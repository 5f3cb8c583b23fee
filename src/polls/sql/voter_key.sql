-- What voters of a poll are hashed with, as long as it is not closed.
-- in: poll PollId
-- out: voter_key text?
SELECT voter_key FROM poll WHERE id = :poll
