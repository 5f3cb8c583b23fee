-- Who goes by what was changed, and how far each has read: the position from which on leaves are new to it.
CREATE TABLE journal_reader (
  name TEXT NOT NULL PRIMARY KEY,
  position INTEGER NOT NULL CHECK (position >= 0)
) STRICT;

CREATE INDEX version_by_position ON version (position);
