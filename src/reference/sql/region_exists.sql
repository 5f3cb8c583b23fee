-- Whether there is a region of this code.
-- in: kato text
-- out: kato text
SELECT kato FROM region WHERE kato = :kato
