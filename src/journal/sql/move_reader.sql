-- A reader has read up to a position; nothing where another process was faster.
-- in: name text, seen int?, position int
INSERT INTO journal_reader (name, position) VALUES (:name, :position)
ON CONFLICT (name) DO UPDATE SET position = excluded.position WHERE journal_reader.position = :seen
