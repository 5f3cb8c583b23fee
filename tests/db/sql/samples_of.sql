-- Samples whose ids are in a set.
-- in: bodies StateBodies
-- out: id int
SELECT id FROM sample WHERE id IN :bodies ORDER BY id
