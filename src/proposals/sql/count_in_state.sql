-- How many proposals are in a state.
-- in: state text
-- out: proposals int
SELECT COUNT(*) FROM proposal WHERE state = :state
