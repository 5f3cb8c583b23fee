-- Documents that have one of the first word's terms and one of each other word's, inside the filters; at most `most`, those
-- in which the first word weighs most. At most `scanned` postings of a term are looked at. The caller puts the rarest word first; a
-- word that is not needed is null in all three terms.
-- in: a1 text, a2 text?, a3 text?, b1 text?, b2 text?, b3 text?, c1 text?, c2 text?, c3 text?, d1 text?, d2 text?, d3 text?, e1 text?,
--   e2 text?, e3 text?, f1 text?, f2 text?, f3 text?, kind text?, year int?, state_body StateBodyId?, region text?, status text?,
--   scanned int, most int
-- out: id int, kind text, year int?, state_body StateBodyId?, regions text, status text?, a int, b int?, c int?, d int?, e int?, f int?
SELECT id, kind, year, state_body_id, regions, status, weight, b, c, d, e, f
FROM (
  SELECT k.id, k.kind, k.year, k.state_body_id, k.regions, k.status, best.weight,
         CASE WHEN CAST(:b1 AS TEXT) IS NULL THEN NULL ELSE
           (SELECT MAX(t.weight) FROM search_term t WHERE t.document_id = k.id AND t.term IN (:b1, :b2, :b3)) END AS b,
         CASE WHEN CAST(:c1 AS TEXT) IS NULL THEN NULL ELSE
           (SELECT MAX(t.weight) FROM search_term t WHERE t.document_id = k.id AND t.term IN (:c1, :c2, :c3)) END AS c,
         CASE WHEN CAST(:d1 AS TEXT) IS NULL THEN NULL ELSE
           (SELECT MAX(t.weight) FROM search_term t WHERE t.document_id = k.id AND t.term IN (:d1, :d2, :d3)) END AS d,
         CASE WHEN CAST(:e1 AS TEXT) IS NULL THEN NULL ELSE
           (SELECT MAX(t.weight) FROM search_term t WHERE t.document_id = k.id AND t.term IN (:e1, :e2, :e3)) END AS e,
         CASE WHEN CAST(:f1 AS TEXT) IS NULL THEN NULL ELSE
           (SELECT MAX(t.weight) FROM search_term t WHERE t.document_id = k.id AND t.term IN (:f1, :f2, :f3)) END AS f
  FROM (
    SELECT postings.document_id, MAX(postings.weight) AS weight
    FROM (
      SELECT document_id, weight FROM (
        SELECT document_id, weight FROM search_term WHERE term = :a1 ORDER BY weight DESC, document_id LIMIT :scanned) first
      UNION ALL
      SELECT document_id, weight FROM (
        SELECT document_id, weight FROM search_term WHERE term = :a2 ORDER BY weight DESC, document_id LIMIT :scanned) second
      UNION ALL
      SELECT document_id, weight FROM (
        SELECT document_id, weight FROM search_term WHERE term = :a3 ORDER BY weight DESC, document_id LIMIT :scanned) third
    ) postings
    GROUP BY postings.document_id
  ) best
  JOIN search_document k ON k.id = best.document_id
  WHERE (CAST(:kind AS TEXT) IS NULL OR k.kind = :kind)
    AND (CAST(:year AS BIGINT) IS NULL OR k.year = :year)
    AND (CAST(:state_body AS BIGINT) IS NULL OR k.state_body_id = :state_body)
    AND (CAST(:region AS TEXT) IS NULL OR replace(k.regions, CAST(:region AS TEXT), '') <> k.regions)
    AND (CAST(:status AS TEXT) IS NULL OR k.status = :status)
) found
WHERE (CAST(:b1 AS TEXT) IS NULL OR b IS NOT NULL)
  AND (CAST(:c1 AS TEXT) IS NULL OR c IS NOT NULL)
  AND (CAST(:d1 AS TEXT) IS NULL OR d IS NOT NULL)
  AND (CAST(:e1 AS TEXT) IS NULL OR e IS NOT NULL)
  AND (CAST(:f1 AS TEXT) IS NULL OR f IS NOT NULL)
ORDER BY weight DESC, id
LIMIT :most
