-- An NGO by its identification number, for `user add`.
-- in: number text
-- out: id NgoId
SELECT id FROM ngo WHERE number = :number
