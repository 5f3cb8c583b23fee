-- A document is found by nothing.
-- in: document int
DELETE FROM search_term WHERE document_id = :document
