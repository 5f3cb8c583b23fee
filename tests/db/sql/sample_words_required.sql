-- Declares as never NULL what may be NULL.
-- in: id int
-- out: words text
SELECT words FROM sample WHERE id = :id
