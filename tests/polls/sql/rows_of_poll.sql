-- What is kept of a poll's votes.
-- in: poll PollId
-- out: ballots int, voters int, keys int, networks int
SELECT (SELECT COUNT(*) FROM poll_ballot WHERE poll_id = :poll), (SELECT COUNT(*) FROM poll_voter WHERE poll_id = :poll),
       (SELECT COUNT(voter_key) FROM poll WHERE id = :poll), (SELECT COUNT(*) FROM poll_network WHERE poll_id = :poll)
