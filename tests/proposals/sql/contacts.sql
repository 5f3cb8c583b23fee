-- What is kept of where proposals came from, oldest first.
-- out: email text?, source text?, salt text
SELECT email, source, salt FROM proposal ORDER BY id
