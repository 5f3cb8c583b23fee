-- Polls: a question with options, or the relevance of a theme. SPEC §2 (8), §12; SECURITY V-01…V-06.
CREATE TABLE poll (
  id INTEGER NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('question', 'theme')),
  title_kk TEXT NOT NULL,
  title_ru TEXT NOT NULL,
  about_kk TEXT,
  about_ru TEXT,
  audience TEXT NOT NULL CHECK (audience IN ('anyone', 'ngos')),
  -- sealed: nobody sees a count before the poll is closed.
  counts TEXT NOT NULL CHECK (counts IN ('live', 'sealed')),
  -- Days in Asia/Almaty, both inclusive.
  opens_on TEXT NOT NULL,
  closes_on TEXT NOT NULL,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  created_by INTEGER NOT NULL REFERENCES account (id),
  -- Counted up with each ballot: the row is what casting and closing wait for each other at.
  ballots INTEGER NOT NULL CHECK (ballots >= 0),
  -- What voters are hashed with. Gone once the poll is closed: no row leads back to a voter from then on.
  voter_key TEXT,
  closed_at INTEGER,
  CHECK (opens_on <= closes_on),
  CHECK ((closed_at IS NULL) = (voter_key IS NOT NULL))
) STRICT;

CREATE INDEX poll_days ON poll (closes_on, id);

CREATE TABLE poll_option (
  id INTEGER NOT NULL PRIMARY KEY,
  poll_id INTEGER NOT NULL REFERENCES poll (id),
  position INTEGER NOT NULL CHECK (position > 0),
  text_kk TEXT NOT NULL,
  text_ru TEXT NOT NULL,
  UNIQUE (poll_id, position)
) STRICT;

-- Who has voted, not how: a hash keyed with the poll's own key. Deleted when the poll is closed.
CREATE TABLE poll_voter (
  poll_id INTEGER NOT NULL REFERENCES poll (id),
  voter TEXT NOT NULL CHECK (length(voter) = 64),
  PRIMARY KEY (poll_id, voter)
) STRICT;

-- How somebody has voted, not who, and not when. The number is a hash of which only the voter has the other half.
CREATE TABLE poll_ballot (
  poll_id INTEGER NOT NULL REFERENCES poll (id),
  number TEXT NOT NULL CHECK (length(number) = 32),
  position INTEGER NOT NULL,
  PRIMARY KEY (poll_id, number),
  FOREIGN KEY (poll_id, position) REFERENCES poll_option (poll_id, position)
) STRICT;

CREATE INDEX poll_ballot_position ON poll_ballot (poll_id, position);
