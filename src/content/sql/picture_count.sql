-- How many pictures were not taken away.
-- out: pictures int
SELECT COUNT(*) FROM content_picture WHERE taken_away_at IS NULL
