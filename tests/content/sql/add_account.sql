-- Somebody who signs in.
-- in: id AccountId, login text, name text
INSERT INTO account (id, login, login_folded, display_name, password_hash, state, language, created_at)
VALUES (:id, :login, :login, :name, '-', 'active', 'ru', 0)
