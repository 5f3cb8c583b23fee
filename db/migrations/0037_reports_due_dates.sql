-- A report's due date is its contest's unless it has one of its own: a move that came with the contest's schedule, or went back to it, says so.
-- The last move of a report tells which it has.
ALTER TABLE report_event ADD COLUMN by_schedule INTEGER NOT NULL DEFAULT 0 CHECK (by_schedule IN (0, 1));

-- The due date in force when the submission came that timeliness counts from: what it is judged by, however the date is moved later.
-- None where nothing counts, or no date was known then. Replayed from the events (`reports::standing`); kept for lists.
ALTER TABLE report ADD COLUMN counted_due TEXT;
-- Before the first move that came after it; where none did, the present one.
UPDATE report SET counted_due = due_on WHERE counted_at IS NOT NULL;
UPDATE report SET counted_due =
  (SELECT e.due_from FROM report_event e JOIN report_event s ON s.report_id = e.report_id
   WHERE e.report_id = report.id AND e.event = 'move_due' AND s.event = 'submit' AND s.at = report.counted_at
     AND (e.number > s.number OR (s.day_only = 1 AND e.at >= s.at + 86400000000))
   ORDER BY e.number, s.number LIMIT 1)
WHERE counted_at IS NOT NULL
  AND EXISTS (SELECT 1 FROM report_event e JOIN report_event s ON s.report_id = e.report_id
              WHERE e.report_id = report.id AND e.event = 'move_due' AND s.event = 'submit' AND s.at = report.counted_at
                AND (e.number > s.number OR (s.day_only = 1 AND e.at >= s.at + 86400000000)));
