-- One more ballot of a poll that is open today; none where it is not, or was closed meanwhile. And how many the running hour has brought.
-- in: poll PollId, today date, hour instant
-- out: ballots int, hour_ballots int
UPDATE poll
SET ballots = ballots + 1, hour_ballots = CASE WHEN hour_start = :hour THEN hour_ballots + 1 ELSE 1 END, hour_start = :hour
WHERE id = :poll AND closed_at IS NULL AND opens_on <= :today AND closes_on >= :today
RETURNING ballots, hour_ballots
