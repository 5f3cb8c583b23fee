-- Keeps what a form was answered.
-- in: scope text, form_key text, content text, location text, notice text, body text, fields text
UPDATE idempotency_key SET location = :location, notice = :notice, body = :body, fields = :fields
WHERE scope = :scope AND form_key = :form_key AND content = :content
