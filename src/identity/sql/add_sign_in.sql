-- A successful sign-in. Two of them in one microsecond are one.
-- in: account AccountId, now instant
INSERT INTO account_sign_in (account_id, at) VALUES (:account, :now) ON CONFLICT (account_id, at) DO NOTHING
