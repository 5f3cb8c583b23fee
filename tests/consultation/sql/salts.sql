-- Salt and text of each message, oldest first.
-- out: salt text, body text
SELECT salt, body FROM consultation_message ORDER BY id
