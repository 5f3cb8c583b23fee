-- How the mail of a notice goes: by itself, with the daily letter to its reader, or, as the reader chose, not at all.
ALTER TABLE notice ADD COLUMN mail TEXT NOT NULL DEFAULT 'each' CHECK (mail IN ('each', 'daily', 'none'));
-- The daily letter that it went with: a notice of the kind `digest`.
ALTER TABLE notice ADD COLUMN digest_id INTEGER REFERENCES notice (id);
CREATE INDEX notice_digest ON notice (digest_id) WHERE digest_id IS NOT NULL;
CREATE INDEX notice_account ON notice (account_id, created_at);
CREATE INDEX notice_daily ON notice (COALESCE(ngo_id, 0), COALESCE(account_id, 0), created_at, id) WHERE mail = 'daily' AND digest_id IS NULL;
CREATE INDEX notice_unread_ngo ON notice (ngo_id) WHERE read_at IS NULL AND kind <> 'digest' AND ngo_id IS NOT NULL;
CREATE INDEX notice_unread_account ON notice (account_id) WHERE read_at IS NULL AND kind <> 'digest' AND account_id IS NOT NULL;

-- What readers of optional notices chose; without a row each comes by itself.
CREATE TABLE mail_choice (
  ngo_id INTEGER REFERENCES ngo (id),
  account_id INTEGER REFERENCES account (id),
  kind TEXT NOT NULL,
  mail TEXT NOT NULL CHECK (mail IN ('each', 'daily', 'none')),
  UNIQUE (ngo_id, kind),
  UNIQUE (account_id, kind),
  CHECK ((ngo_id IS NULL) <> (account_id IS NULL))
) STRICT;
