-- A new address that an account asked for, until the link that was mailed there is followed. One at a time. SECURITY A-04.
CREATE TABLE email_change (
  account_id INTEGER NOT NULL PRIMARY KEY REFERENCES account (id),
  -- SHA-256 of the code in the link.
  code_hash TEXT NOT NULL,
  email TEXT NOT NULL,
  asked_at INTEGER NOT NULL
) STRICT;
CREATE INDEX email_change_asked ON email_change (asked_at);
