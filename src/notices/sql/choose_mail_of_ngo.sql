-- How an NGO gets the mail of one kind from now on.
-- in: ngo NgoId, kind text, mail text
INSERT INTO mail_choice (ngo_id, kind, mail) VALUES (:ngo, :kind, :mail) ON CONFLICT (ngo_id, kind) DO UPDATE SET mail = excluded.mail
