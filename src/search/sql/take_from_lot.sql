-- Gives a document what is its lot's.
-- in: id int, lot LotId
UPDATE search_document
SET title_kk = (SELECT l.title_kk FROM search_document l WHERE l.id = :lot),
    title_ru = (SELECT l.title_ru FROM search_document l WHERE l.id = :lot),
    year = (SELECT l.year FROM search_document l WHERE l.id = :lot),
    state_body_id = (SELECT l.state_body_id FROM search_document l WHERE l.id = :lot),
    regions = (SELECT l.regions FROM search_document l WHERE l.id = :lot)
WHERE id = :id AND EXISTS (SELECT 1 FROM search_document l WHERE l.id = :lot)
