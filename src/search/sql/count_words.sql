-- Words that one more document has, or no longer has (`more` is -1), sixteen at a time; those not needed are null.
-- in: more int,
--   f1 text?, w1 text?, f2 text?, w2 text?, f3 text?, w3 text?, f4 text?, w4 text?,
--   f5 text?, w5 text?, f6 text?, w6 text?, f7 text?, w7 text?, f8 text?, w8 text?,
--   f9 text?, w9 text?, f10 text?, w10 text?, f11 text?, w11 text?, f12 text?, w12 text?,
--   f13 text?, w13 text?, f14 text?, w14 text?, f15 text?, w15 text?, f16 text?, w16 text?
INSERT INTO search_word (folded, word, documents)
SELECT given.folded, given.word, CASE WHEN CAST(:more AS BIGINT) > 0 THEN 1 ELSE 0 END
FROM (
  SELECT CAST(:f1 AS TEXT) AS folded, CAST(:w1 AS TEXT) AS word
  UNION ALL SELECT CAST(:f2 AS TEXT), CAST(:w2 AS TEXT)
  UNION ALL SELECT CAST(:f3 AS TEXT), CAST(:w3 AS TEXT)
  UNION ALL SELECT CAST(:f4 AS TEXT), CAST(:w4 AS TEXT)
  UNION ALL SELECT CAST(:f5 AS TEXT), CAST(:w5 AS TEXT)
  UNION ALL SELECT CAST(:f6 AS TEXT), CAST(:w6 AS TEXT)
  UNION ALL SELECT CAST(:f7 AS TEXT), CAST(:w7 AS TEXT)
  UNION ALL SELECT CAST(:f8 AS TEXT), CAST(:w8 AS TEXT)
  UNION ALL SELECT CAST(:f9 AS TEXT), CAST(:w9 AS TEXT)
  UNION ALL SELECT CAST(:f10 AS TEXT), CAST(:w10 AS TEXT)
  UNION ALL SELECT CAST(:f11 AS TEXT), CAST(:w11 AS TEXT)
  UNION ALL SELECT CAST(:f12 AS TEXT), CAST(:w12 AS TEXT)
  UNION ALL SELECT CAST(:f13 AS TEXT), CAST(:w13 AS TEXT)
  UNION ALL SELECT CAST(:f14 AS TEXT), CAST(:w14 AS TEXT)
  UNION ALL SELECT CAST(:f15 AS TEXT), CAST(:w15 AS TEXT)
  UNION ALL SELECT CAST(:f16 AS TEXT), CAST(:w16 AS TEXT)
) given
WHERE given.word IS NOT NULL
ON CONFLICT (folded, word) DO UPDATE SET documents = search_word.documents + CAST(:more AS BIGINT)
