-- Forgets a document.
-- in: id int
DELETE FROM search_document WHERE id = :id
