-- Forgets who has voted.
-- in: poll PollId
DELETE FROM poll_voter WHERE poll_id = :poll
