-- Counts a form of a network in its window, which begins anew once the last one is over; the row is the network's until the
-- transaction ends, so that what it has waiting can be counted without another one coming in between.
-- in: form text, source text, now instant, before instant
-- out: sent int, window_start instant
INSERT INTO visitor_source (form, source, window_start, sent) VALUES (:form, :source, :now, 1)
ON CONFLICT (form, source) DO UPDATE
SET sent = CASE WHEN visitor_source.window_start <= :before THEN 1 ELSE visitor_source.sent + 1 END,
    window_start = CASE WHEN visitor_source.window_start <= :before THEN excluded.window_start ELSE visitor_source.window_start END
RETURNING sent, window_start
