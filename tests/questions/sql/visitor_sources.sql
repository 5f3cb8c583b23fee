-- Networks that are counted.
-- out: form text, source text, sent int
SELECT form, source, sent FROM visitor_source ORDER BY form, source
