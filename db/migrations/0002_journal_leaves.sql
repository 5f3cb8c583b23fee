-- Append-only: every change of public weight, hashed as RFC 6962 hashes its leaves. SPEC §12.
CREATE TABLE journal_leaf (
  position INTEGER NOT NULL PRIMARY KEY CHECK (position >= 0),
  at INTEGER NOT NULL,
  actor_account_id INTEGER,
  on_behalf_of_ngo_id INTEGER,
  event TEXT NOT NULL,
  subject_kind TEXT NOT NULL,
  subject_id INTEGER NOT NULL,
  details TEXT NOT NULL,
  leaf_hash BLOB NOT NULL
) STRICT;

CREATE INDEX journal_leaf_subject ON journal_leaf (subject_kind, subject_id, position);

-- One row: the size of the tree and the hashes of its full subtrees, largest first, 32 bytes each.
CREATE TABLE journal_head (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  size INTEGER NOT NULL CHECK (size >= 0),
  frontier BLOB NOT NULL
) STRICT;
