-- Adds to a count; no row for an unknown name.
-- in: name text, more int
UPDATE entry SET count = count + :more WHERE name = :name
