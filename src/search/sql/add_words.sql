-- Words, sixteen at a time; those that are there already stay.
-- in: w1 text?, w2 text?, w3 text?, w4 text?, w5 text?, w6 text?, w7 text?, w8 text?,
--   w9 text?, w10 text?, w11 text?, w12 text?, w13 text?, w14 text?, w15 text?, w16 text?
INSERT INTO search_word (word)
SELECT given.word
FROM (
  SELECT CAST(:w1 AS TEXT) AS word
  UNION ALL SELECT CAST(:w2 AS TEXT)
  UNION ALL SELECT CAST(:w3 AS TEXT)
  UNION ALL SELECT CAST(:w4 AS TEXT)
  UNION ALL SELECT CAST(:w5 AS TEXT)
  UNION ALL SELECT CAST(:w6 AS TEXT)
  UNION ALL SELECT CAST(:w7 AS TEXT)
  UNION ALL SELECT CAST(:w8 AS TEXT)
  UNION ALL SELECT CAST(:w9 AS TEXT)
  UNION ALL SELECT CAST(:w10 AS TEXT)
  UNION ALL SELECT CAST(:w11 AS TEXT)
  UNION ALL SELECT CAST(:w12 AS TEXT)
  UNION ALL SELECT CAST(:w13 AS TEXT)
  UNION ALL SELECT CAST(:w14 AS TEXT)
  UNION ALL SELECT CAST(:w15 AS TEXT)
  UNION ALL SELECT CAST(:w16 AS TEXT)
) given
WHERE given.word IS NOT NULL
ON CONFLICT (word) DO NOTHING
