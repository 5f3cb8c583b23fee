-- Taken out.
-- in: number int
DELETE FROM version WHERE kind = 'state_body' AND number = :number
