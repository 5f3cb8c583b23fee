-- Somebody who signs in; a member of an NGO where it is given.
-- in: id AccountId, login text, name text, ngo NgoId?, state text
INSERT INTO account (id, login, login_folded, display_name, password_hash, state, ngo_id, language, created_at)
VALUES (:id, :login, :login, :name, '-', :state, :ngo, 'ru', 0)
