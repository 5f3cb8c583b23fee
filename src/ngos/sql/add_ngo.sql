-- Enters a card, or an organisation that an award names. A card with the number of a named one is that one's from now on: its row becomes
-- the card. No row comes back where the number is taken otherwise.
-- in: id NgoId, standing text, number_kind text?, number text?, full_name_kk text?, full_name_ru text, short_name_kk text?, short_name_ru text,
--   legal_form ReferenceItemId?, activity ReferenceItemId?, region text?, address text?, phone1 text?, phone2 text?, fax1 text?,
--   fax2 text?, email text?, web text?, head_name text?, resume text?, name_folded text, sort_key blob, sort_key_kk blob, now instant
-- out: id NgoId, version int
INSERT INTO ngo (id, standing, number_kind, number, full_name_kk, full_name_ru, short_name_kk, short_name_ru, legal_form_id,
                 activity_id, region_kato, address, phone1, phone2, fax1, fax2, email, web, head_name, resume,
                 name_folded, sort_key, sort_key_kk, version, created_at, updated_at)
VALUES (:id, :standing, :number_kind, :number, :full_name_kk, :full_name_ru, :short_name_kk, :short_name_ru, :legal_form,
        :activity, :region, :address, :phone1, :phone2, :fax1, :fax2, :email, :web, :head_name, :resume,
        :name_folded, :sort_key, :sort_key_kk, 1, :now, :now)
ON CONFLICT (number) DO UPDATE SET standing = excluded.standing, number_kind = excluded.number_kind, full_name_kk = excluded.full_name_kk,
  full_name_ru = excluded.full_name_ru, short_name_kk = excluded.short_name_kk, short_name_ru = excluded.short_name_ru,
  legal_form_id = excluded.legal_form_id, activity_id = excluded.activity_id, region_kato = excluded.region_kato,
  address = excluded.address, phone1 = excluded.phone1, phone2 = excluded.phone2, fax1 = excluded.fax1, fax2 = excluded.fax2,
  email = excluded.email, web = excluded.web, head_name = excluded.head_name, resume = excluded.resume,
  name_folded = excluded.name_folded, sort_key = excluded.sort_key, sort_key_kk = excluded.sort_key_kk, version = ngo.version + 1, updated_at = excluded.updated_at
WHERE ngo.standing = 'named' AND excluded.standing = 'card'
RETURNING id, version
