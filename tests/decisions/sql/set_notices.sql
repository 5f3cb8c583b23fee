-- What became of all mails.
-- in: state text
UPDATE notice SET state = :state
