-- A new address is asked for; what was asked for before is no longer. Nothing where one was asked for later than `earlier`: a letter has
-- just gone out.
-- in: account AccountId, code_hash text, email text, now instant, earlier instant
INSERT INTO email_change (account_id, code_hash, email, asked_at) VALUES (:account, :code_hash, :email, :now)
ON CONFLICT (account_id) DO UPDATE SET code_hash = excluded.code_hash, email = excluded.email, asked_at = excluded.asked_at
WHERE email_change.asked_at <= :earlier
