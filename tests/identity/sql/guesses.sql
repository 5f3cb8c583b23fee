-- All guess counters.
-- out: subject text, guesses int
SELECT subject, guesses FROM sign_in_guess ORDER BY subject
