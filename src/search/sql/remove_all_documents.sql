-- Forgets all documents, before they are read anew.
DELETE FROM search_document WHERE id > 0
