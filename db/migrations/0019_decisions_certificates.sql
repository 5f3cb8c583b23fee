-- A certificate of an NGO's grant history: what it said on the day it was issued, so that whoever is shown one can verify it.
-- The same history asked for again on the same day is the same certificate. SPEC §9.
CREATE TABLE certificate (
  code TEXT NOT NULL PRIMARY KEY CHECK (length(code) = 20),
  ngo_id INTEGER NOT NULL REFERENCES ngo (id),
  day TEXT NOT NULL,
  language TEXT NOT NULL CHECK (language IN ('kk', 'ru', 'en')),
  issued_at INTEGER NOT NULL,
  content TEXT NOT NULL,
  content_sha256 TEXT NOT NULL CHECK (length(content_sha256) = 64),
  UNIQUE (ngo_id, content_sha256, day, language)
) STRICT;
