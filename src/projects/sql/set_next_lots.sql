-- Proposals for themes of future lots.
-- in: project ProjectId, kk text?, ru text?
UPDATE project SET next_lots_kk = :kk, next_lots_ru = :ru WHERE id = :project
