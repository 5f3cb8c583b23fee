-- An NGO by its identification number, for `user add`; who has no card has no accounts.
-- in: number text
-- out: id NgoId
SELECT id FROM ngo WHERE number = :number AND standing = 'card'
