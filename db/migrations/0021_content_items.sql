-- What staff publish in two languages: news, legal acts, pages, useful links. SPEC §2.
-- The public sees the published version, from its day on; the last version may be further.
CREATE TABLE content_item (
  id INTEGER NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('news', 'legal_act', 'page', 'link')),
  place TEXT UNIQUE CHECK (place IN ('about', 'instruction_visitor', 'instruction_ngo', 'instruction_specialist', 'instruction_operator',
                                     'contacts')),
  version INTEGER NOT NULL CHECK (version >= 1),
  published_version INTEGER CHECK (published_version BETWEEN 1 AND version),
  published_on TEXT,
  published_at INTEGER,
  withdrawn_at INTEGER,
  CHECK ((kind = 'page') = (place IS NOT NULL)),
  CHECK ((published_version IS NULL) = (published_on IS NULL)),
  CHECK ((published_version IS NULL) = (published_at IS NULL)),
  CHECK (published_version IS NULL OR withdrawn_at IS NULL)
) STRICT;

CREATE INDEX content_item_kind ON content_item (kind, published_on);

-- Every version stays, with who saved it and when; nobody: it was loaded.
CREATE TABLE content_version (
  item_id INTEGER NOT NULL REFERENCES content_item (id),
  number INTEGER NOT NULL CHECK (number >= 1),
  saved_at INTEGER NOT NULL,
  saved_by INTEGER REFERENCES account (id),
  title_kk TEXT,
  title_ru TEXT,
  body_kk TEXT,
  body_ru TEXT,
  address_kk TEXT,
  address_ru TEXT,
  act_kind TEXT CHECK (act_kind IN ('code', 'law', 'decree', 'resolution', 'order', 'concept', 'plan', 'rules', 'other')),
  act_number TEXT,
  adopted_on TEXT,
  link_group TEXT CHECK (link_group IN ('state_body', 'ngo')),
  mail TEXT,
  PRIMARY KEY (item_id, number),
  CHECK (title_kk IS NOT NULL OR title_ru IS NOT NULL)
) STRICT;
