-- Who was told what about a project, newest first.
-- in: project ProjectId, size int
-- out: id NoticeId, kind text, language text, subject text, body text, link text?, address text?, created_at instant, state text,
--   sent_at instant?, read_at instant?, error text?, ngo_kk text?, ngo_ru text?, person text?
SELECT m.id, m.kind, m.language, m.subject, m.body, m.link, m.address, m.created_at, m.state, m.sent_at, m.read_at, m.error,
       n.short_name_kk, n.short_name_ru, a.display_name
FROM notice m
LEFT JOIN ngo n ON n.id = m.ngo_id
LEFT JOIN account a ON a.id = m.account_id
WHERE m.project_id = :project
ORDER BY m.created_at DESC, m.id DESC
LIMIT :size
