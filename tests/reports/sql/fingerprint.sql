-- All that a step of the workflow may change.
-- in: report ReportId
-- out: state text, version int, due_on date?, counted_at instant?, happenings int, versions int, parts int, remarks int, leaves int,
--   notices int
SELECT r.state, r.version, r.due_on, r.counted_at, (SELECT COUNT(*) FROM report_event e WHERE e.report_id = r.id),
       (SELECT COUNT(*) FROM report_version v WHERE v.report_id = r.id),
       (SELECT COALESCE(SUM(p.version), 0) FROM report_part p WHERE p.report_id = r.id),
       (SELECT COUNT(*) FROM report_remark m WHERE m.report_id = r.id), (SELECT COUNT(*) FROM journal_leaf),
       (SELECT COUNT(*) FROM notice)
FROM report r WHERE r.id = :report
