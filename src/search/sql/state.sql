-- Which index it is, and after how many changes.
-- out: epoch int, generation int
SELECT epoch, generation FROM search_state WHERE id = 1
