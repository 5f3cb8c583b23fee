-- Closes a poll and destroys its key; no row where another has closed it.
-- in: poll PollId, now instant
-- out: ballots int
UPDATE poll SET closed_at = :now, voter_key = NULL WHERE id = :poll AND closed_at IS NULL
RETURNING ballots
