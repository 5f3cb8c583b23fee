-- How many documents have a term; `most` where they are at least so many.
-- in: term text, most int
-- out: documents int
SELECT COUNT(*) FROM (SELECT 1 AS one FROM search_term WHERE term = :term LIMIT :most) counted
