-- Notices in the outbox, oldest first.
-- out: kind text, address text?, language text, subject text, body text, link text?, state text
SELECT kind, address, language, subject, body, link, state FROM notice ORDER BY id
