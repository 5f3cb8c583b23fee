-- Deletes guess counters of windows that are over.
-- in: before instant
DELETE FROM sign_in_guess WHERE window_start < :before
