-- Forgets where ballots came from.
-- in: poll PollId
DELETE FROM poll_network WHERE poll_id = :poll
