-- Who bears an identification number: a card, or an organisation that an award named.
-- in: number text
-- out: id NgoId, standing text, short_name_kk text?, short_name_ru text
SELECT id, standing, short_name_kk, short_name_ru FROM ngo WHERE number = :number
