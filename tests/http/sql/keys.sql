-- How many forms are remembered.
-- out: count int
SELECT count(*) FROM idempotency_key WHERE scope <> 'thing' AND created_at >= 0
