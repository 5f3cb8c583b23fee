-- Places that have a page already.
-- out: place text
SELECT place FROM content_item WHERE place IS NOT NULL ORDER BY place
