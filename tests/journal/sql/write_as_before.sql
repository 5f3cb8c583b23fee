-- A leaf of before there were versions.
-- in: position int
UPDATE journal_leaf SET day = NULL, versions = NULL WHERE position = :position
