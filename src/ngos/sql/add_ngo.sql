-- Enters a card; no row comes back where the identification number is in the register already.
-- in: id NgoId, number_kind text?, number text?, full_name_kk text?, full_name_ru text, short_name_kk text?, short_name_ru text, legal_form ReferenceItemId?,
--   activity ReferenceItemId?, region text?, address text?, phone1 text?, phone2 text?, fax1 text?, fax2 text?, email text?,
--   web text?, head_name text?, resume text?, name_folded text, sort_key blob, now instant
-- out: id NgoId
INSERT INTO ngo (id, number_kind, number, full_name_kk, full_name_ru, short_name_kk, short_name_ru, legal_form_id,
                 activity_id, region_kato, address, phone1, phone2, fax1, fax2, email, web, head_name, resume,
                 name_folded, sort_key, version, created_at, updated_at)
VALUES (:id, :number_kind, :number, :full_name_kk, :full_name_ru, :short_name_kk, :short_name_ru, :legal_form,
        :activity, :region, :address, :phone1, :phone2, :fax1, :fax2, :email, :web, :head_name, :resume,
        :name_folded, :sort_key, 1, :now, :now)
ON CONFLICT (number) DO NOTHING
RETURNING id
