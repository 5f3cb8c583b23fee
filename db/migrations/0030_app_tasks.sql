-- What is done by the clock. `day`: the day in Almaty that it is done for, once; empty: it goes on always, and the row says only which
-- process does it now. A process that holds a row until then works on it; past that instant it is taken for dead.
CREATE TABLE task (
  kind TEXT NOT NULL,
  day TEXT NOT NULL,
  holder TEXT NOT NULL,
  until INTEGER NOT NULL,
  attempts INTEGER NOT NULL CHECK (attempts >= 1),
  done_at INTEGER,
  error TEXT,
  PRIMARY KEY (kind, day)
) STRICT;

DROP TABLE lease;
