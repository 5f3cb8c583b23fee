-- All terms.
-- out: id int, term text
SELECT id, term FROM search_term ORDER BY id
