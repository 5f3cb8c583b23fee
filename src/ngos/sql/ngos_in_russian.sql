-- One page of the register in the order of the Russian names.
-- with: ngos/named, ngos/passing
-- in: word1 text, word2 text, word3 text, word4 text, word5 text, word6 text, digits text,
--   region text, activity ReferenceItemId?, size int, skip int
-- out: id NgoId
SELECT id FROM passing ORDER BY sort_key, id LIMIT :size OFFSET :skip
