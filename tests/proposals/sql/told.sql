-- Notices in the outbox, oldest first.
-- out: kind text, ngo NgoId?, address text?, language text, subject text, body text, link text?
SELECT kind, ngo_id, address, language, subject, body, link FROM notice ORDER BY id
