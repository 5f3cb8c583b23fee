-- Challenges that are spent.
-- out: challenge text
SELECT challenge FROM spent_challenge ORDER BY challenge
