-- Themes for the state social order that NGOs and visitors propose, and what came of them. Nothing of it is public before an operator has
-- published it; an author's words are never edited. SPEC §2 (4).
CREATE TABLE proposal (
  id INTEGER NOT NULL PRIMARY KEY,
  language TEXT NOT NULL CHECK (language IN ('kk', 'ru')),
  -- Who proposed it: an NGO, or a visitor by the name given. Neither is known of the pilot's.
  ngo_id INTEGER REFERENCES ngo (id),
  name TEXT,
  -- Used once, for what became of it; gone afterwards.
  email TEXT,
  body TEXT NOT NULL,
  -- Not known of some of the pilot's. The year is the one of Asia/Almaty.
  proposed_at INTEGER,
  year INTEGER,
  -- Keyed hash of the network it came from (of an NGO: of its number), as long as it waits.
  source TEXT CHECK (source IS NULL OR length(source) = 64),
  state TEXT NOT NULL CHECK (state IN ('waiting', 'published', 'declined', 'merged', 'withdrawn')),
  version INTEGER NOT NULL,
  published_at INTEGER,
  reason TEXT CHECK (reason IN ('off_topic', 'personal_data', 'offensive', 'unclear', 'other')),
  reason_words TEXT,
  decided_by INTEGER REFERENCES account (id),
  decided_at INTEGER,
  -- Of a double: the one that is kept, which is no double itself.
  merged_into INTEGER REFERENCES proposal (id),
  -- The lot that came of it.
  lot_id INTEGER REFERENCES lot (id),
  -- The journal holds a hash of salt and text: a proposal can be erased without breaking it. SECURITY P-02.
  salt TEXT NOT NULL CHECK (length(salt) = 32),
  CHECK (ngo_id IS NULL OR (name IS NULL AND email IS NULL)),
  CHECK ((proposed_at IS NULL) = (year IS NULL)),
  CHECK (state = 'waiting' OR (source IS NULL AND email IS NULL)),
  CHECK (state NOT IN ('published', 'merged') OR published_at IS NOT NULL),
  CHECK ((state = 'declined') = (reason IS NOT NULL)),
  CHECK (reason_words IS NULL OR reason IS NOT NULL),
  CHECK (reason IS NULL OR (decided_by IS NOT NULL AND decided_at IS NOT NULL)),
  CHECK ((state = 'merged') = (merged_into IS NOT NULL)),
  CHECK (merged_into IS NULL OR (merged_into <> id AND lot_id IS NULL)),
  CHECK (lot_id IS NULL OR published_at IS NOT NULL)
) STRICT;

CREATE INDEX proposal_state ON proposal (state, proposed_at, id);
CREATE INDEX proposal_source ON proposal (source);
CREATE INDEX proposal_ngo ON proposal (ngo_id, id);
CREATE INDEX proposal_kept ON proposal (merged_into);
CREATE INDEX proposal_lot ON proposal (lot_id);

-- Which proposal an option of a poll came of; of a poll on one theme all its options.
ALTER TABLE poll_option ADD COLUMN proposal_id INTEGER REFERENCES proposal (id);
CREATE INDEX poll_option_proposal ON poll_option (proposal_id);

-- Proposals are found as well: the kinds of what is found are the program's to know. The index is filled anew when the program starts.
DROP TABLE search_term;
DROP TABLE search_document;

CREATE TABLE search_document (
  id INTEGER NOT NULL PRIMARY KEY, -- of the thing itself
  kind TEXT NOT NULL CHECK (kind <> ''), -- a code of search::Kind
  number INTEGER, -- of the lot; the stage of a report
  title_kk TEXT,
  title_ru TEXT,
  subtitle_kk TEXT,
  subtitle_ru TEXT,
  body_kk TEXT,
  body_ru TEXT,
  body TEXT, -- in a language that is not recorded
  year INTEGER,
  state_body_id INTEGER REFERENCES state_body (id),
  regions TEXT NOT NULL, -- codes, each between two semicolons: ;71;75;
  status TEXT,
  -- Whose names this document is found by as well; title, year, state body and regions are the lot's.
  lot_id INTEGER,
  ngo_id INTEGER
) STRICT;

CREATE INDEX search_document_lot ON search_document (lot_id);
CREATE INDEX search_document_ngo ON search_document (ngo_id);

CREATE TABLE search_term (
  document_id INTEGER NOT NULL REFERENCES search_document (id),
  term TEXT NOT NULL,
  weight INTEGER NOT NULL CHECK (weight > 0), -- thousandths
  PRIMARY KEY (document_id, term)
) STRICT;

CREATE INDEX search_term_best ON search_term (term, weight DESC, document_id);
