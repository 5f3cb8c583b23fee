-- Stretches of places in which documents stand, each `size` long, numbered from 0. Places of documents that were removed stay empty.
-- in: size int
-- out: stretch int
SELECT DISTINCT place / :size AS stretch FROM search_document ORDER BY stretch
