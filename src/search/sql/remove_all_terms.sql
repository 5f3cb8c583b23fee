-- Empties the index, before it is made anew.
DELETE FROM search_term WHERE weight > 0
