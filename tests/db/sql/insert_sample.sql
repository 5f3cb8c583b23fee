-- One of each type.
-- in: id int, whole int?, fraction real?, words text?, bytes blob?, held_on date?, happened_at instant?, amount money?, flag bool
INSERT INTO sample (id, whole, fraction, words, bytes, held_on, happened_at, amount, flag)
VALUES (:id, :whole, :fraction, :words, :bytes, :held_on, :happened_at, :amount, :flag)
