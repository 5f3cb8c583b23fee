-- How many cards of the register pass the filters.
-- with: ngos/named, ngos/passing
-- in: word1 text, word2 text, word3 text, word4 text, word5 text, word6 text, digits text,
--   region text, activity ReferenceItemId?
-- out: total int
SELECT count(*) FROM passing
