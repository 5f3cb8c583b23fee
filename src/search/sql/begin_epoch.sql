-- The index is made anew.
-- in: epoch int
UPDATE search_state SET epoch = :epoch, generation = generation + 1, next_place = 1, next_term = 1 WHERE id = 1
