-- Cards of the register that pass its filters; blank filters let everything through. Who has no card is not in it.
-- in: word1 text, word2 text, word3 text, word4 text, word5 text, word6 text, digits text,
--   region text, activity ReferenceItemId?
SELECT n.id AS id, n.sort_key AS sort_key, n.sort_key_kk AS sort_key_kk, n.rating AS rating
FROM ngo n
WHERE n.standing = 'card'
  AND (CAST(:word1 AS TEXT) = '' OR n.id IN (SELECT f.ngo_id FROM named f))
  AND (CAST(:region AS TEXT) = '' OR n.region_kato = CAST(:region AS TEXT))
  AND (CAST(:activity AS BIGINT) IS NULL OR n.activity_id = CAST(:activity AS BIGINT))
