-- How often one network sent a form for which nobody signs in: a row a form and network, kept as a keyed hash, never as an
-- address. SECURITY R-03, P-02.
CREATE TABLE visitor_source (
  form TEXT NOT NULL,
  source TEXT NOT NULL CHECK (length(source) = 64),
  window_start INTEGER NOT NULL,
  sent INTEGER NOT NULL CHECK (sent > 0),
  PRIMARY KEY (form, source)
) STRICT;

CREATE INDEX visitor_source_window ON visitor_source (window_start);

-- What visitors ask, and what a specialist answers. Nothing of it is public before it is answered and published. SPEC §2 (7).
CREATE TABLE question (
  id INTEGER NOT NULL PRIMARY KEY,
  language TEXT NOT NULL CHECK (language IN ('kk', 'ru')),
  name TEXT NOT NULL,
  -- Used once, for the answer; gone afterwards.
  email TEXT,
  body TEXT NOT NULL,
  asked_at INTEGER NOT NULL,
  -- Keyed hash of the network it came from, as long as it waits.
  source TEXT CHECK (source IS NULL OR length(source) = 64),
  state TEXT NOT NULL CHECK (state IN ('waiting', 'answered', 'published', 'refused')),
  version INTEGER NOT NULL,
  answer TEXT,
  answered_by INTEGER REFERENCES account (id),
  answered_at INTEGER,
  published_at INTEGER,
  reason TEXT,
  refused_by INTEGER REFERENCES account (id),
  refused_at INTEGER,
  -- The journal holds a hash of salt and text: a question can be erased without breaking it. SECURITY P-02.
  salt TEXT NOT NULL CHECK (length(salt) = 32),
  CHECK (state NOT IN ('answered', 'published') OR (answer IS NOT NULL AND answered_by IS NOT NULL AND answered_at IS NOT NULL)),
  CHECK (state <> 'published' OR published_at IS NOT NULL),
  CHECK (state <> 'refused' OR (reason IS NOT NULL AND refused_by IS NOT NULL AND refused_at IS NOT NULL)),
  CHECK (state = 'waiting' OR (source IS NULL))
) STRICT;

CREATE INDEX question_state ON question (state, published_at, id);
CREATE INDEX question_source ON question (source);
