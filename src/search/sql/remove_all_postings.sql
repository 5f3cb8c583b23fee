-- Empties all lists, before they are made anew.
DELETE FROM search_posting WHERE term_id > 0
