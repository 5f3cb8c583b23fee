-- Whether a leaf says that an object was erased.
-- in: kind text, object int, position int
-- out: erased bool
SELECT CASE WHEN EXISTS (
  SELECT 1 FROM journal_leaf
  WHERE subject_kind = :kind AND subject_id = :object AND position > :position AND substr(event, length(event) - 6) = '.erased') THEN 1 ELSE 0 END
