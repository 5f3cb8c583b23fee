-- How many projects of each contest held within two days the list has, newest contest first; of one status where that is asked for.
-- in: first_day date, last_day date, status text?
-- out: held_on date, projects int
SELECT c.held_on,
       CASE CAST(:status AS TEXT)
         WHEN 'in_execution' THEN s.in_execution
         WHEN 'completed' THEN s.completed
         WHEN 'closed' THEN s.closed
         WHEN 'terminated' THEN s.terminated
         WHEN 'repayment_demanded' THEN s.repayment_demanded
         ELSE s.projects
       END
FROM contest_sum s JOIN contest c ON c.id = s.contest_id
WHERE c.held_on BETWEEN :first_day AND :last_day
ORDER BY c.held_on DESC, c.id DESC
