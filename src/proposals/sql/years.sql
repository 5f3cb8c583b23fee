-- Years in which published proposals were made, newest first.
-- out: year int
SELECT DISTINCT p.year FROM proposal p WHERE p.state = 'published' AND p.year IS NOT NULL ORDER BY p.year DESC
