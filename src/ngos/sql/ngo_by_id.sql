-- A card, or an organisation that an award named, with the names of its reference items. `own`: the only one that may be seen, none: any.
-- in: id NgoId, own NgoId?
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
WHERE n.id = :id AND (CAST(:own AS BIGINT) IS NULL OR n.id = :own)
