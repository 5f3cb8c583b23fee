-- Where the form's answer led when it was sent the first time.
-- in: scope text, form_key text
-- out: location text
SELECT location FROM idempotency_key WHERE scope = :scope AND form_key = :form_key
