-- Texts of a passport.
-- in: project ProjectId
-- out: goals_kk text?, goals_ru text?, tasks_kk text?, tasks_ru text?, results_kk text?, results_ru text?,
--   work_done_kk text?, work_done_ru text?, next_lots_kk text?, next_lots_ru text?
SELECT goals_kk, goals_ru, tasks_kk, tasks_ru, results_kk, results_ru, work_done_kk, work_done_ru, next_lots_kk,
       next_lots_ru
FROM project WHERE id = :project
