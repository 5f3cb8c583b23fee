-- All ratings were reckoned, for this day.
-- in: day date
INSERT INTO kept_ratings (id, kept_on) VALUES (1, :day)
ON CONFLICT (id) DO UPDATE SET kept_on = excluded.kept_on WHERE kept_ratings.kept_on <> excluded.kept_on
