-- What the last answer to other contents of a form put into its page.
-- in: scope text, form_key text, content text
-- out: fields text
SELECT fields FROM idempotency_key
WHERE scope = :scope AND form_key = :form_key AND content <> :content AND fields <> ''
ORDER BY created_at DESC
LIMIT 1
