-- New terms, sixteen at a time; those not needed are null.
-- in: i1 int?, t1 text?, i2 int?, t2 text?, i3 int?, t3 text?, i4 int?, t4 text?,
--   i5 int?, t5 text?, i6 int?, t6 text?, i7 int?, t7 text?, i8 int?, t8 text?,
--   i9 int?, t9 text?, i10 int?, t10 text?, i11 int?, t11 text?, i12 int?, t12 text?,
--   i13 int?, t13 text?, i14 int?, t14 text?, i15 int?, t15 text?, i16 int?, t16 text?
INSERT INTO search_term (id, term)
SELECT given.id, given.term
FROM (
  SELECT CAST(:i1 AS BIGINT) AS id, CAST(:t1 AS TEXT) AS term
  UNION ALL SELECT CAST(:i2 AS BIGINT), CAST(:t2 AS TEXT)
  UNION ALL SELECT CAST(:i3 AS BIGINT), CAST(:t3 AS TEXT)
  UNION ALL SELECT CAST(:i4 AS BIGINT), CAST(:t4 AS TEXT)
  UNION ALL SELECT CAST(:i5 AS BIGINT), CAST(:t5 AS TEXT)
  UNION ALL SELECT CAST(:i6 AS BIGINT), CAST(:t6 AS TEXT)
  UNION ALL SELECT CAST(:i7 AS BIGINT), CAST(:t7 AS TEXT)
  UNION ALL SELECT CAST(:i8 AS BIGINT), CAST(:t8 AS TEXT)
  UNION ALL SELECT CAST(:i9 AS BIGINT), CAST(:t9 AS TEXT)
  UNION ALL SELECT CAST(:i10 AS BIGINT), CAST(:t10 AS TEXT)
  UNION ALL SELECT CAST(:i11 AS BIGINT), CAST(:t11 AS TEXT)
  UNION ALL SELECT CAST(:i12 AS BIGINT), CAST(:t12 AS TEXT)
  UNION ALL SELECT CAST(:i13 AS BIGINT), CAST(:t13 AS TEXT)
  UNION ALL SELECT CAST(:i14 AS BIGINT), CAST(:t14 AS TEXT)
  UNION ALL SELECT CAST(:i15 AS BIGINT), CAST(:t15 AS TEXT)
  UNION ALL SELECT CAST(:i16 AS BIGINT), CAST(:t16 AS TEXT)
) given
WHERE given.id IS NOT NULL
