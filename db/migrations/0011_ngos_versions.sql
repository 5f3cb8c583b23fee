-- Each card as it was, from the moment on: what the registration form showed on any day, and who changed what.
CREATE TABLE ngo_version (
  ngo_id INTEGER NOT NULL REFERENCES ngo (id),
  version INTEGER NOT NULL CHECK (version >= 1),
  -- From when the card is so; a record loaded later says its own day.
  at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  actor_account_id INTEGER,
  on_behalf INTEGER NOT NULL CHECK (on_behalf IN (0, 1)),
  number_kind TEXT,
  number TEXT,
  full_name_kk TEXT,
  full_name_ru TEXT NOT NULL,
  short_name_kk TEXT,
  short_name_ru TEXT NOT NULL,
  legal_form_id INTEGER,
  activity_id INTEGER,
  region_kato TEXT,
  address TEXT,
  phone1 TEXT,
  phone2 TEXT,
  fax1 TEXT,
  fax2 TEXT,
  email TEXT,
  web TEXT,
  head_name TEXT,
  resume TEXT,
  PRIMARY KEY (ngo_id, version)
) STRICT;

CREATE INDEX ngo_version_at ON ngo_version (ngo_id, at);

INSERT INTO ngo_version (ngo_id, version, at, recorded_at, actor_account_id, on_behalf, number_kind, number, full_name_kk,
                         full_name_ru, short_name_kk, short_name_ru, legal_form_id, activity_id, region_kato, address, phone1,
                         phone2, fax1, fax2, email, web, head_name, resume)
SELECT id, version, created_at, updated_at, NULL, 0, number_kind, number, full_name_kk, full_name_ru, short_name_kk,
       short_name_ru, legal_form_id, activity_id, region_kato, address, phone1, phone2, fax1, fax2, email, web, head_name, resume
FROM ngo;
