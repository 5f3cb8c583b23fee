-- A question with everything that staff may see of it. The e-mail address is nobody's to read: only whether there is one.
-- in: question QuestionId
-- out: id QuestionId, language text, name text, has_email bool, body text, asked_at instant, state text, version int, answer text?,
--   answered_by text?, answered_at instant?, reason text?, refused_by text?, refused_at instant?
SELECT q.id, q.language, q.name, CASE WHEN q.email IS NULL THEN 0 ELSE 1 END, q.body, q.asked_at, q.state, q.version, q.answer,
       a.display_name, q.answered_at, q.reason, r.display_name, q.refused_at
FROM question q
LEFT JOIN account a ON a.id = q.answered_by
LEFT JOIN account r ON r.id = q.refused_by
WHERE q.id = :question
