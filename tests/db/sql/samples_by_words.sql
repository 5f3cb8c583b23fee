-- In the order of the bytes.
-- out: words text
SELECT words FROM sample WHERE words IS NOT NULL ORDER BY words
