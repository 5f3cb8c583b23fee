-- Questions that everybody sees.
-- out: id QuestionId
SELECT id FROM question WHERE state = 'published' ORDER BY id
