-- Each successful sign-in: the first one confirms that the account is in its owner's hands. SPEC §6, form 2.
CREATE TABLE account_sign_in (
  account_id INTEGER NOT NULL REFERENCES account (id),
  at INTEGER NOT NULL,
  PRIMARY KEY (account_id, at)
) STRICT;
