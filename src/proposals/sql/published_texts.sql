-- Texts of published proposals, the newest first, those without a date last.
-- in: size int, skip int
-- out: id ProposalId, language text, body text, proposed_at instant?
SELECT id, language, body, proposed_at
FROM proposal
WHERE state = 'published'
ORDER BY COALESCE(proposed_at, 0) DESC, id DESC
LIMIT :size OFFSET :skip
