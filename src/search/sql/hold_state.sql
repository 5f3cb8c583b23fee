-- One more change: its number, and the state to go on from. Nobody else changes the index until this transaction ends.
-- in: epoch int
-- out: generation int, next_place int, next_term int
INSERT INTO search_state (id, epoch, generation, next_place, next_term) VALUES (1, :epoch, 1, 1, 1)
ON CONFLICT (id) DO UPDATE SET generation = search_state.generation + 1
RETURNING generation, next_place, next_term
