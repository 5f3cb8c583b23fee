-- Somebody who signs in: for an NGO, or of the staff.
-- in: id AccountId, login text, email text?, ngo NgoId?, state text, language text, created_at int
INSERT INTO account (id, login, login_folded, display_name, email, password_hash, state, ngo_id, language, created_at)
VALUES (:id, :login, :login, :login, :email, '-', :state, :ngo, :language, :created_at)
