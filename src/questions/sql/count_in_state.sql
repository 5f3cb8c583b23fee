-- How many questions are in a state.
-- in: state text
-- out: questions int
SELECT COUNT(*) FROM question WHERE state = :state
