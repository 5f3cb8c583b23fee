-- Keeps where a form's answer leads.
-- in: scope text, form_key text, location text
UPDATE idempotency_key SET location = :location WHERE scope = :scope AND form_key = :form_key
