-- A part that the administrators require from a day on.
-- in: stage int, part text, valid_from date
INSERT INTO required_part (stage, part, position, valid_from) VALUES (:stage, :part, 9, :valid_from)
