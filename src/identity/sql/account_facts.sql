-- An account as its owner sees it, and what a check of the password needs.
-- in: id AccountId
-- out: login text, login_folded text, display_name text, email text?, password_hash text, language text, ngo_name_kk text?, ngo_name_ru text?
SELECT a.login, a.login_folded, a.display_name, a.email, a.password_hash, a.language, n.full_name_kk, n.full_name_ru
FROM account a LEFT JOIN ngo n ON n.id = a.ngo_id WHERE a.id = :id
