-- Before they are counted anew; of one contest, where it is named.
-- in: contest ContestId?
DELETE FROM contest_sum WHERE contest_id = CAST(:contest AS BIGINT) OR CAST(:contest AS BIGINT) IS NULL
