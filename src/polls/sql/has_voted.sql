-- Whether a voter has voted.
-- in: poll PollId, voter text
-- out: ballots int
SELECT COUNT(*) FROM poll_voter WHERE poll_id = :poll AND voter = :voter
