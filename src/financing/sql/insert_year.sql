-- A year with its first version to come; nothing where there is one.
-- in: year int
INSERT INTO financing_year (year, version) VALUES (:year, 1)
ON CONFLICT (year) DO NOTHING
