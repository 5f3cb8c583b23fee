-- All password hashes.
-- out: hash text
SELECT password_hash FROM account ORDER BY id
