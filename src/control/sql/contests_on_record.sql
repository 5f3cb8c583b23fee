-- Contests that have projects, in the order of forms, with how many and from and until when these came on record.
-- in: bodies StateBodies, first_held date, last_held date
-- out: contest ContestId, projects int, first_recorded date, last_recorded date
SELECT c.id, s.projects,
       CASE WHEN s.first_recorded IS NULL OR (s.undated > 0 AND c.held_on < s.first_recorded) THEN c.held_on ELSE s.first_recorded END,
       CASE WHEN s.last_recorded IS NULL OR (s.undated > 0 AND c.held_on > s.last_recorded) THEN c.held_on ELSE s.last_recorded END
FROM contest_sum s JOIN contest c ON c.id = s.contest_id
WHERE c.held_on BETWEEN :first_held AND :last_held AND c.state_body_id IN :bodies AND s.projects > 0
ORDER BY c.held_on, c.id
