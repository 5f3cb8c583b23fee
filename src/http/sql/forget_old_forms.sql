-- Nobody sends a form of so long ago again.
-- in: before instant
DELETE FROM idempotency_key WHERE created_at < :before
