-- The migrations this database has, in order.
-- out: number int, name text, sha256 text
SELECT number, name, sha256 FROM schema_migration ORDER BY number
