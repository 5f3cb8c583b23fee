-- What the projects of a contest come to, kept by each change of one of them, so that the figures of all years are made of as many rows as
-- there are contests. No row: the contest has no project.
CREATE TABLE contest_sum (
  contest_id INTEGER NOT NULL PRIMARY KEY REFERENCES contest (id),
  projects INTEGER NOT NULL,
  in_execution INTEGER NOT NULL,
  budgets_known INTEGER NOT NULL,
  budget INTEGER NOT NULL,
  paid INTEGER NOT NULL,
  -- From and until when they came on record, by their contracts; those of which neither date nor beginning is known came with the contest.
  first_recorded TEXT,
  last_recorded TEXT,
  undated INTEGER NOT NULL
) STRICT;

INSERT INTO contest_sum (contest_id, projects, in_execution, budgets_known, budget, paid, first_recorded, last_recorded, undated)
SELECT l.contest_id, COUNT(*), COUNT(CASE WHEN p.status = 'in_execution' THEN 1 END), COUNT(p.budget),
       COALESCE(CAST(SUM(p.budget) AS INTEGER), 0),
       COALESCE(CAST(SUM((SELECT SUM(t.amount) FROM project_tranche t WHERE t.project_id = p.id AND t.state = 'paid')) AS INTEGER), 0),
       MIN(COALESCE(p.contract_date, p.starts_on)), MAX(COALESCE(p.contract_date, p.starts_on)),
       COUNT(CASE WHEN p.contract_date IS NULL AND p.starts_on IS NULL THEN 1 END)
FROM project p JOIN lot l ON l.id = p.lot_id
GROUP BY l.contest_id;

-- What is due within a month, of the reports that are not handed in.
CREATE INDEX report_open_due ON report (due_on, project_id) WHERE state IN ('not_started', 'draft', 'returned');
