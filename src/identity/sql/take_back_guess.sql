-- What turned out to be the right password was no guess.
-- in: subject text, window_start instant
UPDATE sign_in_guess SET guesses = guesses - 1 WHERE subject = :subject AND window_start = :window_start AND guesses > 0
