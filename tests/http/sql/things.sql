-- What was written.
-- out: name text
SELECT location FROM idempotency_key WHERE scope = 'thing' ORDER BY form_key
