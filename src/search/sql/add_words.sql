-- Words with how many documents have them, sixteen at a time; those not needed are null.
-- in:
--   f1 text?, w1 text?, n1 int?, f2 text?, w2 text?, n2 int?, f3 text?, w3 text?, n3 int?, f4 text?, w4 text?, n4 int?,
--   f5 text?, w5 text?, n5 int?, f6 text?, w6 text?, n6 int?, f7 text?, w7 text?, n7 int?, f8 text?, w8 text?, n8 int?,
--   f9 text?, w9 text?, n9 int?, f10 text?, w10 text?, n10 int?, f11 text?, w11 text?, n11 int?, f12 text?, w12 text?, n12 int?,
--   f13 text?, w13 text?, n13 int?, f14 text?, w14 text?, n14 int?, f15 text?, w15 text?, n15 int?, f16 text?, w16 text?, n16 int?
INSERT INTO search_word (folded, word, documents)
SELECT given.folded, given.word, given.documents
FROM (
  SELECT CAST(:f1 AS TEXT) AS folded, CAST(:w1 AS TEXT) AS word, CAST(:n1 AS BIGINT) AS documents
  UNION ALL SELECT CAST(:f2 AS TEXT), CAST(:w2 AS TEXT), CAST(:n2 AS BIGINT)
  UNION ALL SELECT CAST(:f3 AS TEXT), CAST(:w3 AS TEXT), CAST(:n3 AS BIGINT)
  UNION ALL SELECT CAST(:f4 AS TEXT), CAST(:w4 AS TEXT), CAST(:n4 AS BIGINT)
  UNION ALL SELECT CAST(:f5 AS TEXT), CAST(:w5 AS TEXT), CAST(:n5 AS BIGINT)
  UNION ALL SELECT CAST(:f6 AS TEXT), CAST(:w6 AS TEXT), CAST(:n6 AS BIGINT)
  UNION ALL SELECT CAST(:f7 AS TEXT), CAST(:w7 AS TEXT), CAST(:n7 AS BIGINT)
  UNION ALL SELECT CAST(:f8 AS TEXT), CAST(:w8 AS TEXT), CAST(:n8 AS BIGINT)
  UNION ALL SELECT CAST(:f9 AS TEXT), CAST(:w9 AS TEXT), CAST(:n9 AS BIGINT)
  UNION ALL SELECT CAST(:f10 AS TEXT), CAST(:w10 AS TEXT), CAST(:n10 AS BIGINT)
  UNION ALL SELECT CAST(:f11 AS TEXT), CAST(:w11 AS TEXT), CAST(:n11 AS BIGINT)
  UNION ALL SELECT CAST(:f12 AS TEXT), CAST(:w12 AS TEXT), CAST(:n12 AS BIGINT)
  UNION ALL SELECT CAST(:f13 AS TEXT), CAST(:w13 AS TEXT), CAST(:n13 AS BIGINT)
  UNION ALL SELECT CAST(:f14 AS TEXT), CAST(:w14 AS TEXT), CAST(:n14 AS BIGINT)
  UNION ALL SELECT CAST(:f15 AS TEXT), CAST(:w15 AS TEXT), CAST(:n15 AS BIGINT)
  UNION ALL SELECT CAST(:f16 AS TEXT), CAST(:w16 AS TEXT), CAST(:n16 AS BIGINT)
) given
WHERE given.word IS NOT NULL
