-- Adds to what the projects of a contest come to. `recorded_on`: the day on which one of them came on record by its contract.
-- in: contest ContestId, projects int, in_execution int, completed int, closed int, terminated int, repayment_demanded int, budgets_known int,
--   budget money, paid money, recorded_on date?, undated int
INSERT INTO contest_sum (contest_id, projects, in_execution, completed, closed, terminated, repayment_demanded, budgets_known, budget, paid,
                         first_recorded, last_recorded, undated)
VALUES (:contest, :projects, :in_execution, :completed, :closed, :terminated, :repayment_demanded, :budgets_known, :budget, :paid,
        :recorded_on, :recorded_on, :undated)
ON CONFLICT (contest_id) DO UPDATE SET
  projects = contest_sum.projects + excluded.projects,
  in_execution = contest_sum.in_execution + excluded.in_execution,
  completed = contest_sum.completed + excluded.completed,
  closed = contest_sum.closed + excluded.closed,
  terminated = contest_sum.terminated + excluded.terminated,
  repayment_demanded = contest_sum.repayment_demanded + excluded.repayment_demanded,
  budgets_known = contest_sum.budgets_known + excluded.budgets_known,
  budget = contest_sum.budget + excluded.budget,
  paid = contest_sum.paid + excluded.paid,
  first_recorded = CASE WHEN excluded.first_recorded < contest_sum.first_recorded OR contest_sum.first_recorded IS NULL
                        THEN COALESCE(excluded.first_recorded, contest_sum.first_recorded) ELSE contest_sum.first_recorded END,
  last_recorded = CASE WHEN excluded.last_recorded > contest_sum.last_recorded OR contest_sum.last_recorded IS NULL
                       THEN COALESCE(excluded.last_recorded, contest_sum.last_recorded) ELSE contest_sum.last_recorded END,
  undated = contest_sum.undated + excluded.undated
