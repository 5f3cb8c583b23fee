-- The form's answer is a page: sent again, it is answered anew.
-- in: scope text, form_key text, content text
DELETE FROM idempotency_key WHERE scope = :scope AND form_key = :form_key AND content IN (:content, 'key')
