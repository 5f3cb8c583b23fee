-- What is to go with the next daily letters, reader by reader, the oldest first.
-- out: ngo NgoId?, account AccountId?, language text, subject text, body text, created_at instant
SELECT ngo_id, account_id, language, subject, body, created_at
FROM notice
WHERE mail = 'daily' AND digest_id IS NULL
ORDER BY COALESCE(ngo_id, 0), COALESCE(account_id, 0), created_at, id
