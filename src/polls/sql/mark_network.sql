-- Notes that a network stands out.
-- in: poll PollId, network text
UPDATE poll_network SET stands_out = 1 WHERE poll_id = :poll AND network = :network
