-- All of them.
DELETE FROM entry
