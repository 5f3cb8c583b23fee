-- The figures of the front page.
-- in: month_start date, month_end date
-- out: projects_running int, ngos int, reports_due int
SELECT (SELECT COALESCE(CAST(SUM(in_execution) AS BIGINT), 0) FROM contest_sum),
       (SELECT COUNT(*) FROM ngo WHERE standing = 'card'),
       (SELECT COUNT(*) FROM report r JOIN project p ON p.id = r.project_id
        WHERE p.status = 'in_execution' AND r.due_on >= :month_start AND r.due_on <= :month_end
          AND r.state IN ('not_started', 'draft', 'returned'))
