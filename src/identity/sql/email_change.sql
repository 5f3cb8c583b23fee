-- The new address that waits for its link, if it was asked for late enough.
-- in: account AccountId, asked_after instant
-- out: code_hash text, email text
SELECT code_hash, email FROM email_change WHERE account_id = :account AND asked_at > :asked_after
