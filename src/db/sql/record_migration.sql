-- Remembers that a migration was applied, in the transaction that applied it.
-- in: number int, name text, sha256 text, applied_at instant
INSERT INTO schema_migration (number, name, sha256, applied_at) VALUES (:number, :name, :sha256, :applied_at)
