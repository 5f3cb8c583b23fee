-- Stores what filters need of 64 documents.
-- in: block int, generation int, data blob
INSERT INTO search_facts (block, generation, data) VALUES (:block, :generation, :data)
ON CONFLICT (block) DO UPDATE SET generation = excluded.generation, data = excluded.data
