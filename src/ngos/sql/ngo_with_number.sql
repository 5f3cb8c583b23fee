-- Whose card bears an identification number.
-- in: number text
-- out: id NgoId, short_name_ru text
SELECT id, short_name_ru FROM ngo WHERE number = :number
