-- Declares a text as a number.
-- in: id int
-- out: words int
SELECT words FROM sample WHERE id = :id
