-- Puts a ballot into the box.
-- in: poll PollId, number text, position int, flagged bool
INSERT INTO poll_ballot (poll_id, number, position, flagged) VALUES (:poll, :number, :position, :flagged)
