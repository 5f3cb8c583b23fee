-- The whole index.
-- out: document int, term text, weight int
SELECT document_id, term, weight FROM search_term ORDER BY document_id, term
