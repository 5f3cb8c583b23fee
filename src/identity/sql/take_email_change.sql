-- The link was followed: it is good for once.
-- in: account AccountId, code_hash text, asked_after instant
-- out: email text
DELETE FROM email_change WHERE account_id = :account AND code_hash = :code_hash AND asked_at > :asked_after RETURNING email
