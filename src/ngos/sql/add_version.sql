-- The card as it is from a moment on. `at`: for a record loaded later, its own day.
-- in: id NgoId, version int, at instant, now instant, actor AccountId?, on_behalf bool
INSERT INTO ngo_version (ngo_id, version, at, recorded_at, actor_account_id, on_behalf, number_kind, number, full_name_kk,
                         full_name_ru, short_name_kk, short_name_ru, legal_form_id, activity_id, region_kato, address, phone1,
                         phone2, fax1, fax2, email, web, head_name, resume)
SELECT id, version, CAST(:at AS BIGINT), CAST(:now AS BIGINT), CAST(:actor AS BIGINT), CAST(:on_behalf AS BIGINT), number_kind,
       number, full_name_kk, full_name_ru, short_name_kk, short_name_ru, legal_form_id, activity_id, region_kato, address, phone1,
       phone2, fax1, fax2, email, web, head_name, resume
FROM ngo WHERE id = :id AND version = :version
