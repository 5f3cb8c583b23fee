-- Ends an account's sessions but one.
-- in: account AccountId, keep text
DELETE FROM session WHERE account_id = :account AND token_hash <> :keep
