-- Years with news that are shown on a day, newest first, and how many each has.
-- in: today date
-- out: year int, items int
SELECT CAST(substr(i.published_on, 1, 4) AS BIGINT) AS year, COUNT(*)
FROM content_item i
WHERE i.kind = 'news' AND i.published_on <= :today
GROUP BY year
ORDER BY year DESC
