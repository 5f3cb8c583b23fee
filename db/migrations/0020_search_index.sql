-- What is found by search, and by which terms. Made from the tables of the features by `search::put`, and anew by `baqylau reindex`. SPEC §2.
CREATE TABLE search_document (
  id INTEGER NOT NULL PRIMARY KEY, -- of the thing itself
  kind TEXT NOT NULL CHECK (kind IN ('ngo', 'lot', 'project', 'report')),
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

-- Words as they were written, small letters: what a mistyped one may have been meant to be.
CREATE TABLE search_word (
  word TEXT NOT NULL PRIMARY KEY
) STRICT;
