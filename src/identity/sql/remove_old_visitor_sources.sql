-- Forgets networks whose window is over.
-- in: before instant
DELETE FROM visitor_source WHERE window_start <= :before
