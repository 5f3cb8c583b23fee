-- How many published proposals the filters leave.
-- with: proposals/shown
-- in: one ProposalId?, stage text?, year int?
-- out: proposals int
SELECT COUNT(*)
FROM shown s
JOIN proposal p ON p.id = s.id
WHERE (CAST(:stage AS TEXT) IS NULL OR s.stage = :stage)
  AND (CAST(:year AS BIGINT) IS NULL OR p.year = :year)
