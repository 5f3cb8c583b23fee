-- Parts that a report of the stage must have on a day, in the form's order.
-- in: stage int, on_day date
-- out: part text
SELECT part FROM required_part
WHERE stage = :stage AND valid_from <= :on_day AND (valid_to IS NULL OR valid_to > :on_day)
ORDER BY position, part
