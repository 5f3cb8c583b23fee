-- A notice with its mail still to be sent, if any is; no row where its cause was told already.
-- in: id NoticeId, dedupe_key text, kind text, ngo NgoId?, account AccountId?, project ProjectId?, address text?, language text,
--   subject text, body text, link text?, now instant, state text, mail text, send_at instant
-- out: id NoticeId
INSERT INTO notice (id, dedupe_key, kind, ngo_id, account_id, project_id, address, language, subject, body, link, created_at, state,
                    attempts, next_attempt_at, mail)
VALUES (:id, :dedupe_key, :kind, :ngo, :account, :project, :address, :language, :subject, :body, :link, :now, :state, 0, :send_at, :mail)
ON CONFLICT (dedupe_key) DO NOTHING
RETURNING id
