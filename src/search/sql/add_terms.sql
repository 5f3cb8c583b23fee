-- Terms of a document, sixteen at a time; those not needed are null.
-- in: document int,
--   t1 text?, w1 int?, t2 text?, w2 int?, t3 text?, w3 int?, t4 text?, w4 int?,
--   t5 text?, w5 int?, t6 text?, w6 int?, t7 text?, w7 int?, t8 text?, w8 int?,
--   t9 text?, w9 int?, t10 text?, w10 int?, t11 text?, w11 int?, t12 text?, w12 int?,
--   t13 text?, w13 int?, t14 text?, w14 int?, t15 text?, w15 int?, t16 text?, w16 int?
INSERT INTO search_term (document_id, term, weight)
SELECT CAST(:document AS BIGINT), given.term, given.weight
FROM (
  SELECT CAST(:t1 AS TEXT) AS term, CAST(:w1 AS BIGINT) AS weight
  UNION ALL SELECT CAST(:t2 AS TEXT), CAST(:w2 AS BIGINT)
  UNION ALL SELECT CAST(:t3 AS TEXT), CAST(:w3 AS BIGINT)
  UNION ALL SELECT CAST(:t4 AS TEXT), CAST(:w4 AS BIGINT)
  UNION ALL SELECT CAST(:t5 AS TEXT), CAST(:w5 AS BIGINT)
  UNION ALL SELECT CAST(:t6 AS TEXT), CAST(:w6 AS BIGINT)
  UNION ALL SELECT CAST(:t7 AS TEXT), CAST(:w7 AS BIGINT)
  UNION ALL SELECT CAST(:t8 AS TEXT), CAST(:w8 AS BIGINT)
  UNION ALL SELECT CAST(:t9 AS TEXT), CAST(:w9 AS BIGINT)
  UNION ALL SELECT CAST(:t10 AS TEXT), CAST(:w10 AS BIGINT)
  UNION ALL SELECT CAST(:t11 AS TEXT), CAST(:w11 AS BIGINT)
  UNION ALL SELECT CAST(:t12 AS TEXT), CAST(:w12 AS BIGINT)
  UNION ALL SELECT CAST(:t13 AS TEXT), CAST(:w13 AS BIGINT)
  UNION ALL SELECT CAST(:t14 AS TEXT), CAST(:w14 AS BIGINT)
  UNION ALL SELECT CAST(:t15 AS TEXT), CAST(:w15 AS BIGINT)
  UNION ALL SELECT CAST(:t16 AS TEXT), CAST(:w16 AS BIGINT)
) given
WHERE given.term IS NOT NULL
