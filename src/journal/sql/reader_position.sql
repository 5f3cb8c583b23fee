-- From which leaf on the journal is new to a reader.
-- in: name text
-- out: position int
SELECT position FROM journal_reader WHERE name = :name
