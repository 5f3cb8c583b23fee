-- How many guesses are counted in a window by now.
-- in: subject text, window_start instant
-- out: guesses int
SELECT guesses FROM sign_in_guess WHERE subject = :subject AND window_start = :window_start
