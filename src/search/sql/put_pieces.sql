-- Stores pieces of lists, or what has become of them, sixteen at a time; those not needed are null.
-- in: generation int,
--   t1 int?, f1 int?, d1 blob?, t2 int?, f2 int?, d2 blob?, t3 int?, f3 int?, d3 blob?, t4 int?, f4 int?, d4 blob?,
--   t5 int?, f5 int?, d5 blob?, t6 int?, f6 int?, d6 blob?, t7 int?, f7 int?, d7 blob?, t8 int?, f8 int?, d8 blob?,
--   t9 int?, f9 int?, d9 blob?, t10 int?, f10 int?, d10 blob?, t11 int?, f11 int?, d11 blob?, t12 int?, f12 int?, d12 blob?,
--   t13 int?, f13 int?, d13 blob?, t14 int?, f14 int?, d14 blob?, t15 int?, f15 int?, d15 blob?, t16 int?, f16 int?, d16 blob?
INSERT INTO search_posting (term_id, first, generation, data)
SELECT given.term_id, given.first, CAST(:generation AS BIGINT), given.data
FROM (
  -- No rows: it only says which types follow.
  SELECT term_id, first, data FROM search_posting WHERE term_id < 0
  UNION ALL SELECT CAST(:t1 AS BIGINT), CAST(:f1 AS BIGINT), :d1
  UNION ALL SELECT CAST(:t2 AS BIGINT), CAST(:f2 AS BIGINT), :d2
  UNION ALL SELECT CAST(:t3 AS BIGINT), CAST(:f3 AS BIGINT), :d3
  UNION ALL SELECT CAST(:t4 AS BIGINT), CAST(:f4 AS BIGINT), :d4
  UNION ALL SELECT CAST(:t5 AS BIGINT), CAST(:f5 AS BIGINT), :d5
  UNION ALL SELECT CAST(:t6 AS BIGINT), CAST(:f6 AS BIGINT), :d6
  UNION ALL SELECT CAST(:t7 AS BIGINT), CAST(:f7 AS BIGINT), :d7
  UNION ALL SELECT CAST(:t8 AS BIGINT), CAST(:f8 AS BIGINT), :d8
  UNION ALL SELECT CAST(:t9 AS BIGINT), CAST(:f9 AS BIGINT), :d9
  UNION ALL SELECT CAST(:t10 AS BIGINT), CAST(:f10 AS BIGINT), :d10
  UNION ALL SELECT CAST(:t11 AS BIGINT), CAST(:f11 AS BIGINT), :d11
  UNION ALL SELECT CAST(:t12 AS BIGINT), CAST(:f12 AS BIGINT), :d12
  UNION ALL SELECT CAST(:t13 AS BIGINT), CAST(:f13 AS BIGINT), :d13
  UNION ALL SELECT CAST(:t14 AS BIGINT), CAST(:f14 AS BIGINT), :d14
  UNION ALL SELECT CAST(:t15 AS BIGINT), CAST(:f15 AS BIGINT), :d15
  UNION ALL SELECT CAST(:t16 AS BIGINT), CAST(:f16 AS BIGINT), :d16
) given
WHERE given.term_id IS NOT NULL
ON CONFLICT (term_id, first) DO UPDATE SET generation = excluded.generation, data = excluded.data
