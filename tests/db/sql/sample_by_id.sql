-- What insert_sample kept.
-- in: id int
-- out: whole int?, fraction real?, words text?, bytes blob?, held_on date?, happened_at instant?, amount money?, flag bool
SELECT whole, fraction, words, bytes, held_on, happened_at, amount, flag FROM sample WHERE id = :id
