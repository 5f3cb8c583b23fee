-- How much was written.
-- out: projects int, reports int, tranches int
SELECT (SELECT count(*) FROM project), (SELECT count(*) FROM report), (SELECT count(*) FROM project_tranche)
