-- What nobody should do either.
-- in: id int
DELETE FROM state_body WHERE id = :id
