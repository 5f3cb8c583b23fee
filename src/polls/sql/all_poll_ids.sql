-- All polls: each is public from the day it is entered.
-- out: id PollId
SELECT id FROM poll ORDER BY id
