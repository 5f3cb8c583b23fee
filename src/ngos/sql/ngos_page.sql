-- One page of the register in the Kazakh order; who has no card is not in it. Blank filters let everything through; `query` is folded.
-- replace() of a text that is not there changes nothing, on both engines: that is our "contains".
-- in: query text, digits text, region text, activity ReferenceItemId?, size int, skip int
-- out: id NgoId, standing text, number_kind text?, number text?, full_name_kk text?, full_name_ru text, short_name_kk text?,
--   short_name_ru text, legal_form_id ReferenceItemId?, activity_id ReferenceItemId?, region_kato text?, address text?,
--   phone1 text?, phone2 text?, fax1 text?, fax2 text?, email text?, web text?, head_name text?, resume text?,
--   version int, rating int, legal_form_kk text?, legal_form_ru text?, legal_form_en text?, activity_kk text?, activity_ru text?,
--   activity_en text?, region_kk text?, region_ru text?, region_en text?
SELECT n.id, n.standing, n.number_kind, n.number, n.full_name_kk, n.full_name_ru, n.short_name_kk, n.short_name_ru,
       n.legal_form_id, n.activity_id, n.region_kato, n.address, n.phone1, n.phone2, n.fax1, n.fax2, n.email, n.web,
       n.head_name, n.resume, n.version, n.rating, f.name_kk, f.name_ru, f.name_en, a.name_kk, a.name_ru, a.name_en,
       r.name_kk, r.name_ru, r.name_en
FROM ngo n
LEFT JOIN reference_item f ON f.id = n.legal_form_id
LEFT JOIN reference_item a ON a.id = n.activity_id
LEFT JOIN region r ON r.kato = n.region_kato
WHERE n.standing = 'card'
  AND (CAST(:query AS TEXT) = '' OR n.number = CAST(:digits AS TEXT)
       OR replace(n.name_folded, CAST(:query AS TEXT), '') <> n.name_folded)
  AND (CAST(:region AS TEXT) = '' OR n.region_kato = CAST(:region AS TEXT))
  AND (CAST(:activity AS BIGINT) IS NULL OR n.activity_id = CAST(:activity AS BIGINT))
ORDER BY n.sort_key, n.id
LIMIT :size OFFSET :skip
