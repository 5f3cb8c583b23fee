-- What an object held after each change: its rows as JSON (src/*/tables.csv says which), under a salt of its own, so that the hash in the
-- leaf gives nothing away and a person can be erased (content and salt go, the number and the hash stay). SPEC §12, SECURITY P-02.
CREATE TABLE version (
  kind TEXT NOT NULL,
  object TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number >= 1),
  -- The leaf that vouches for it.
  position INTEGER NOT NULL REFERENCES journal_leaf (position),
  -- The day of the fact, in Almaty; `recorded_at` is when it was entered.
  day TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  actor_account_id INTEGER,
  on_behalf_of_ngo_id INTEGER,
  content TEXT,
  salt BLOB,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  PRIMARY KEY (kind, object, number),
  CHECK ((content IS NULL) = (salt IS NULL))
) STRICT;

-- Leaves written before have neither, and are hashed without.
ALTER TABLE journal_leaf ADD COLUMN day TEXT;
ALTER TABLE journal_leaf ADD COLUMN versions TEXT;
