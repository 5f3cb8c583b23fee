-- Work done by a project.
-- in: project ProjectId, kk text?, ru text?
UPDATE project SET work_done_kk = :kk, work_done_ru = :ru WHERE id = :project
