-- Marks a form as being answered; changes nothing where it already was.
-- in: scope text, form_key text, at instant
INSERT INTO idempotency_key (scope, form_key, location, created_at)
VALUES (:scope, :form_key, '', :at)
ON CONFLICT (scope, form_key) DO NOTHING
