-- What a document is found by.
-- in: id int, terms blob
UPDATE search_document SET terms = :terms WHERE id = :id
