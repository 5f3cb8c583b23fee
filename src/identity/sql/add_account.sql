-- Adds an account; no row where the login is taken.
-- in: id AccountId, login text, login_folded text, display_name text, email text?, password_hash text, ngo NgoId?, language text, now instant
-- out: id AccountId
INSERT INTO account (id, login, login_folded, display_name, email, password_hash, state, ngo_id, language, created_at)
VALUES (:id, :login, :login_folded, :display_name, :email, :password_hash, 'active', :ngo, :language, :now)
ON CONFLICT (login_folded) DO NOTHING
RETURNING id
