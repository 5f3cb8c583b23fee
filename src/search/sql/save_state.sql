-- Places and numbers of terms that were given away.
-- in: next_place int, next_term int
UPDATE search_state SET next_place = :next_place, next_term = :next_term WHERE id = 1
