-- What the form was answered when these contents were sent the first time.
-- in: scope text, form_key text, content text
-- out: location text, notice text, body text
SELECT location, notice, body FROM idempotency_key WHERE scope = :scope AND form_key = :form_key AND content = :content
