-- Changes a card, if it is still the version that the person saw and nobody else bears the number. One that was only named becomes a card.
-- in: id NgoId, own NgoId?, seen int, number_kind text?, number text?, full_name_kk text?, full_name_ru text, short_name_kk text?, short_name_ru text, legal_form ReferenceItemId?,
--   activity ReferenceItemId?, region text?, address text?, phone1 text?, phone2 text?, fax1 text?, fax2 text?, email text?,
--   web text?, head_name text?, resume text?, name_folded text, sort_key blob, sort_key_kk blob, now instant
-- out: version int
UPDATE ngo
SET standing = 'card', number_kind = :number_kind, number = :number, full_name_kk = :full_name_kk, full_name_ru = :full_name_ru,
    short_name_kk = :short_name_kk, short_name_ru = :short_name_ru, legal_form_id = :legal_form, activity_id = :activity,
    region_kato = :region, address = :address, phone1 = :phone1, phone2 = :phone2, fax1 = :fax1, fax2 = :fax2,
    email = :email, web = :web, head_name = :head_name, resume = :resume, name_folded = :name_folded,
    sort_key = :sort_key, sort_key_kk = :sort_key_kk, version = version + 1, updated_at = :now
WHERE id = :id AND version = :seen AND (CAST(:own AS BIGINT) IS NULL OR id = :own)
  AND NOT EXISTS (SELECT 1 FROM ngo o WHERE o.number = :number AND o.id <> :id)
RETURNING version
