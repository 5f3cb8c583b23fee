-- What no code of ours does: a voter noted a second time.
-- in: poll PollId
INSERT INTO poll_voter (poll_id, voter) SELECT poll_id, voter FROM poll_voter WHERE poll_id = :poll
