-- The pieces of lists into which a place falls, sixteen terms at a time; those not needed are null.
-- in: place int, t1 int?, t2 int?, t3 int?, t4 int?, t5 int?, t6 int?, t7 int?, t8 int?, t9 int?, t10 int?, t11 int?, t12 int?, t13 int?, t14 int?, t15 int?, t16 int?
-- out: term int, first int, data blob
SELECT p.term_id, p.first, p.data
FROM (
  SELECT CAST(:t1 AS BIGINT) AS id
  UNION ALL SELECT CAST(:t2 AS BIGINT)
  UNION ALL SELECT CAST(:t3 AS BIGINT)
  UNION ALL SELECT CAST(:t4 AS BIGINT)
  UNION ALL SELECT CAST(:t5 AS BIGINT)
  UNION ALL SELECT CAST(:t6 AS BIGINT)
  UNION ALL SELECT CAST(:t7 AS BIGINT)
  UNION ALL SELECT CAST(:t8 AS BIGINT)
  UNION ALL SELECT CAST(:t9 AS BIGINT)
  UNION ALL SELECT CAST(:t10 AS BIGINT)
  UNION ALL SELECT CAST(:t11 AS BIGINT)
  UNION ALL SELECT CAST(:t12 AS BIGINT)
  UNION ALL SELECT CAST(:t13 AS BIGINT)
  UNION ALL SELECT CAST(:t14 AS BIGINT)
  UNION ALL SELECT CAST(:t15 AS BIGINT)
  UNION ALL SELECT CAST(:t16 AS BIGINT)
) given
JOIN search_posting p ON p.term_id = given.id
  AND p.first = (SELECT MAX(q.first) FROM search_posting q WHERE q.term_id = given.id AND q.first <= :place)
ORDER BY p.term_id
