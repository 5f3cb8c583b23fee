-- The index anew: what is everywhere stands in packed lists, on both engines alike. docs/decisions/0009-search.md. Filled by the program when it
-- starts, from the tables of the features.
DROP TABLE search_term;
DROP TABLE search_document;
DROP TABLE search_word;

CREATE TABLE search_document (
  id INTEGER NOT NULL PRIMARY KEY, -- of the thing itself
  place INTEGER NOT NULL UNIQUE, -- the small number that lists know it by, in the order of first being put; never given again
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
  ngo_id INTEGER,
  terms BLOB NOT NULL -- what it is found by, with weights: search/packed.hpp
) STRICT;

CREATE INDEX search_document_lot ON search_document (lot_id);
CREATE INDEX search_document_ngo ON search_document (ngo_id);

-- One row, which every change of the index holds until it commits.
CREATE TABLE search_state (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  epoch INTEGER NOT NULL, -- by chance; another one: the index was made anew
  generation INTEGER NOT NULL CHECK (generation > 0), -- counts the changes
  next_place INTEGER NOT NULL CHECK (next_place > 0),
  next_term INTEGER NOT NULL CHECK (next_term > 0)
) STRICT;

CREATE TABLE search_term (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id > 0),
  term TEXT NOT NULL UNIQUE
) STRICT;

-- The documents of a term by their places, in pieces of at most some 960 bytes: `first` ≤ places < `first` of the next piece.
CREATE TABLE search_posting (
  term_id INTEGER NOT NULL REFERENCES search_term (id),
  first INTEGER NOT NULL,
  generation INTEGER NOT NULL, -- in which it was last written
  data BLOB NOT NULL, -- search/packed.hpp
  PRIMARY KEY (term_id, first)
) STRICT;

-- What filters and counts need of 64 documents each: places block × 64 …
CREATE TABLE search_facts (
  block INTEGER NOT NULL PRIMARY KEY,
  generation INTEGER NOT NULL,
  data BLOB NOT NULL -- search/packed.hpp
) STRICT;

CREATE INDEX search_facts_generation ON search_facts (generation);

-- Words as they were written, small letters: what is offered while somebody types, and what a mistyped one may have been meant to be.
CREATE TABLE search_word (
  folded TEXT NOT NULL, -- with the letters of the Russian keyboard
  word TEXT NOT NULL,
  documents INTEGER NOT NULL CHECK (documents >= 0),
  PRIMARY KEY (folded, word)
) STRICT;
