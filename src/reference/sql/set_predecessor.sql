-- The region out of which a region came.
-- in: kato text, predecessor text?
UPDATE region SET predecessor_kato = :predecessor WHERE kato = :kato
