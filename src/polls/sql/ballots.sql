-- All ballots of a poll, by their numbers, which say nothing of their order in time.
-- in: poll PollId
-- out: number text, position int, flagged bool
SELECT number, position, flagged FROM poll_ballot WHERE poll_id = :poll ORDER BY number
