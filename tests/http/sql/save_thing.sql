-- Something that a test's handler writes: a row of the only table that belongs to this folder.
-- in: name text, at instant
INSERT INTO idempotency_key (scope, form_key, location, created_at)
SELECT 'thing', CAST(count(*) AS TEXT), :name, CAST(:at AS BIGINT) FROM idempotency_key WHERE scope = 'thing'
