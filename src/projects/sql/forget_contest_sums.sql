-- Before they are counted anew.
DELETE FROM contest_sum
