-- Stuffing is shown: how many ballots the running hour has brought from each wide network (/24, /48; a hash keyed with the poll's own
-- key, like voters) and in all. Gone when the poll is closed; the ballots keep whether their network stood out. SECURITY V-06, V-07.
CREATE TABLE poll_network (
  poll_id INTEGER NOT NULL REFERENCES poll (id),
  network TEXT NOT NULL CHECK (length(network) = 64),
  hour_start INTEGER NOT NULL,
  hour_ballots INTEGER NOT NULL CHECK (hour_ballots > 0),
  -- Once it has stood out, it does until the end.
  stands_out INTEGER NOT NULL CHECK (stands_out IN (0, 1)),
  PRIMARY KEY (poll_id, network)
) STRICT;

ALTER TABLE poll ADD COLUMN hour_start INTEGER NOT NULL DEFAULT 0;
ALTER TABLE poll ADD COLUMN hour_ballots INTEGER NOT NULL DEFAULT 0;
ALTER TABLE poll_ballot ADD COLUMN flagged INTEGER NOT NULL DEFAULT 0 CHECK (flagged IN (0, 1));
