-- Every project, for putting all of them into search.
-- out: id ProjectId
SELECT id FROM project ORDER BY id
