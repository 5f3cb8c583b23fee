-- Writes what is there once more: a commit after this one, and durable no earlier.
-- in: scope text, form_key text, content text
UPDATE idempotency_key SET created_at = created_at WHERE scope = :scope AND form_key = :form_key AND content = :content
