-- One more version, where nobody was faster.
-- in: year int, version int
UPDATE financing_year SET version = version + 1 WHERE year = :year AND version = :version
