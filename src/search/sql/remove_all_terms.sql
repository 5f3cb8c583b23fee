-- Forgets all terms, after their lists.
DELETE FROM search_term WHERE id > 0
