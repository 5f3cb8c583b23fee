-- One sending under a form's key at a time: whoever comes second waits here until the first has committed, and sees what it did.
-- in: scope text, form_key text, at instant
INSERT INTO idempotency_key (scope, form_key, content, location, created_at)
VALUES (:scope, :form_key, 'key', '', :at)
ON CONFLICT (scope, form_key, content) DO UPDATE SET created_at = excluded.created_at
