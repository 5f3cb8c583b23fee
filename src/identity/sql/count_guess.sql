-- Counts a guess in its window; how many there are now.
-- in: subject text, window_start instant
-- out: guesses int
INSERT INTO sign_in_guess (subject, window_start, guesses) VALUES (:subject, :window_start, 1)
ON CONFLICT (subject, window_start) DO UPDATE SET guesses = sign_in_guess.guesses + 1
RETURNING guesses
