-- What an NGO or a person was told, by mail and in the cabinet, with what became of the mail. Written in the transaction of
-- its cause; mail goes out afterwards. SPEC §7, SECURITY X-05.
CREATE TABLE notice (
  id INTEGER NOT NULL PRIMARY KEY,
  -- One cause makes one notice to one reader, however often it is looked at.
  dedupe_key TEXT NOT NULL,
  kind TEXT NOT NULL,
  ngo_id INTEGER REFERENCES ngo (id),
  account_id INTEGER REFERENCES account (id),
  project_id INTEGER REFERENCES project (id),
  address TEXT,
  language TEXT NOT NULL CHECK (language IN ('kk', 'ru', 'en')),
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  -- A path of this site, without the language.
  link TEXT,
  created_at INTEGER NOT NULL,
  read_at INTEGER,
  -- no_address: shown in the cabinet only.
  state TEXT NOT NULL CHECK (state IN ('queued', 'sent', 'failed', 'no_address')),
  attempts INTEGER NOT NULL,
  next_attempt_at INTEGER NOT NULL,
  sent_at INTEGER,
  error TEXT,
  UNIQUE (dedupe_key),
  CHECK (ngo_id IS NOT NULL OR account_id IS NOT NULL OR address IS NOT NULL)
) STRICT;

CREATE INDEX notice_ngo ON notice (ngo_id, created_at);
CREATE INDEX notice_project ON notice (project_id, created_at);
CREATE INDEX notice_outbox ON notice (state, next_attempt_at);

-- Timed work belongs to the node that holds its lease.
CREATE TABLE lease (
  name TEXT NOT NULL PRIMARY KEY,
  holder TEXT NOT NULL,
  until INTEGER NOT NULL
) STRICT;

-- Days before (negative) and after a due date on which a reminder goes out; from when on.
CREATE TABLE reminder_day (
  days INTEGER NOT NULL PRIMARY KEY CHECK (days BETWEEN -365 AND 365 AND days <> 0)
) STRICT;
INSERT INTO reminder_day (days) VALUES (-14), (-7), (-1), (1), (7), (14);
