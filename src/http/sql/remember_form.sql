-- Marks a form as being answered; changes nothing where these contents already were.
-- in: scope text, form_key text, content text, at instant
INSERT INTO idempotency_key (scope, form_key, content, location, created_at)
VALUES (:scope, :form_key, :content, '', :at)
ON CONFLICT (scope, form_key, content) DO NOTHING
