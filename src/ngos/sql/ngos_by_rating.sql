-- One page of the register by the rating, the highest first; the filters are those of ngos_page.
-- in: query text, digits text, region text, activity ReferenceItemId?, size int, skip int
-- out: id NgoId
SELECT n.id
FROM ngo n
WHERE n.standing = 'card'
  AND (CAST(:query AS TEXT) = '' OR n.number = CAST(:digits AS TEXT)
       OR replace(n.name_folded, CAST(:query AS TEXT), '') <> n.name_folded)
  AND (CAST(:region AS TEXT) = '' OR n.region_kato = CAST(:region AS TEXT))
  AND (CAST(:activity AS BIGINT) IS NULL OR n.activity_id = CAST(:activity AS BIGINT))
ORDER BY n.rating DESC, n.sort_key, n.id
LIMIT :size OFFSET :skip
