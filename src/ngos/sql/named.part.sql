-- Those whom a question finds by the beginnings of words of their names, all of them, or by the whole number; with or without a card.
-- replace() of a text that is not there changes nothing, on both engines: that is our "contains". DISTINCT: PostgreSQL then looks for them
-- first, and after that for what is theirs.
-- in: word1 text, word2 text, word3 text, word4 text, word5 text, word6 text, digits text
SELECT DISTINCT n.id AS ngo_id
FROM ngo n
WHERE CAST(:word1 AS TEXT) <> ''
  AND (n.number = CAST(:digits AS TEXT)
       OR (replace(n.name_folded, CAST(:word1 AS TEXT), '') <> n.name_folded
           AND (CAST(:word2 AS TEXT) = '' OR replace(n.name_folded, CAST(:word2 AS TEXT), '') <> n.name_folded)
           AND (CAST(:word3 AS TEXT) = '' OR replace(n.name_folded, CAST(:word3 AS TEXT), '') <> n.name_folded)
           AND (CAST(:word4 AS TEXT) = '' OR replace(n.name_folded, CAST(:word4 AS TEXT), '') <> n.name_folded)
           AND (CAST(:word5 AS TEXT) = '' OR replace(n.name_folded, CAST(:word5 AS TEXT), '') <> n.name_folded)
           AND (CAST(:word6 AS TEXT) = '' OR replace(n.name_folded, CAST(:word6 AS TEXT), '') <> n.name_folded)))
