-- A term's list: the pieces that were written after a generation.
-- in: term text, after int
-- out: id int, first int, data blob
SELECT p.term_id, p.first, p.data
FROM search_term t
JOIN search_posting p ON p.term_id = t.id
WHERE t.term = :term AND p.generation > :after
ORDER BY p.first
