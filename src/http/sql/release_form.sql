-- The form's answer is no redirect: sent again, it is answered anew.
-- in: scope text, form_key text
DELETE FROM idempotency_key WHERE scope = :scope AND form_key = :form_key
