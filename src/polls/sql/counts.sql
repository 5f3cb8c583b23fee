-- How many ballots each option of a poll has, and how many of them came from networks that stood out.
-- in: poll PollId
-- out: position int, ballots int, flagged int
SELECT o.position, COUNT(b.number), COUNT(CASE WHEN b.flagged = 1 THEN 1 END)
FROM poll_option o
LEFT JOIN poll_ballot b ON b.poll_id = o.poll_id AND b.position = o.position
WHERE o.poll_id = :poll
GROUP BY o.position
ORDER BY o.position
