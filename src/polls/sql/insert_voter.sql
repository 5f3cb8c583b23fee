-- Notes that a voter votes; no row where that has happened already.
-- in: poll PollId, voter text
-- out: poll PollId
INSERT INTO poll_voter (poll_id, voter) VALUES (:poll, :voter)
ON CONFLICT (poll_id, voter) DO NOTHING
RETURNING poll_id
