-- What is kept of where questions came from, oldest first.
-- out: email text?, source text?, salt text
SELECT email, source, salt FROM question ORDER BY id
