-- What filters need of 64 documents.
-- in: block int
-- out: data blob
SELECT data FROM search_facts WHERE block = :block
