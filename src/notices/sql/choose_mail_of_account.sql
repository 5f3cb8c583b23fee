-- How a person gets the mail of one kind from now on.
-- in: account AccountId, kind text, mail text
INSERT INTO mail_choice (account_id, kind, mail) VALUES (:account, :kind, :mail)
ON CONFLICT (account_id, kind) DO UPDATE SET mail = excluded.mail
