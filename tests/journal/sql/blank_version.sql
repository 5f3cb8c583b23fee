-- Erased by hand.
-- in: number int
UPDATE version SET content = NULL, salt = NULL WHERE kind = 'state_body' AND number = :number
