-- Who was told what about a project, newest first.
-- with: notices/shown
-- in: project ProjectId, size int
-- out: id NoticeId, kind text, language text, subject text, body text, link text?, address text?, created_at instant, state text,
--   sent_at instant?, read_at instant?, error text?, doubtful int, ngo_kk text?, ngo_ru text?, person text?
SELECT s.id, s.kind, s.language, s.subject, s.body, s.link, s.address, s.created_at, s.state, s.sent_at, s.read_at, s.error, s.doubtful,
       s.ngo_kk, s.ngo_ru, s.person
FROM shown s
WHERE s.project_id = :project
ORDER BY s.created_at DESC, s.id DESC
LIMIT :size
