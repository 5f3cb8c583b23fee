-- How many projects a filter leaves.
-- with: ngos/named, projects/listed
-- in: word1 text, word2 text, word3 text, word4 text, word5 text, word6 text, digits text,
--   first_day date?, last_day date?, region text?, target_group ReferenceItemId?, status text?
-- out: projects int
SELECT COUNT(*) FROM listed
