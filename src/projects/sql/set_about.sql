-- Goals, tasks and expected results of a project.
-- in: project ProjectId, goals_kk text?, goals_ru text?, tasks_kk text?, tasks_ru text?, results_kk text?, results_ru text?
UPDATE project
SET goals_kk = :goals_kk, goals_ru = :goals_ru, tasks_kk = :tasks_kk, tasks_ru = :tasks_ru, results_kk = :results_kk,
    results_ru = :results_ru
WHERE id = :project
