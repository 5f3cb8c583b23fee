-- One more ballot of a wide network; how many the running hour has brought, and whether the network has stood out before.
-- in: poll PollId, network text, hour instant
-- out: hour_ballots int, stands_out bool
INSERT INTO poll_network (poll_id, network, hour_start, hour_ballots, stands_out) VALUES (:poll, :network, :hour, 1, 0)
ON CONFLICT (poll_id, network) DO UPDATE
SET hour_ballots = CASE WHEN poll_network.hour_start = :hour THEN poll_network.hour_ballots + 1 ELSE 1 END, hour_start = :hour
RETURNING hour_ballots, stands_out
