-- General ratings of today: rankings, the register and form 10 are told from them without reckoning every project. Made of scores, reports,
-- due dates and settings; kept by the timed work, and put right by what the journal tells has changed since (the reader "ratings").
CREATE TABLE kept_rating (
  project_id INTEGER NOT NULL PRIMARY KEY REFERENCES project (id),
  ngo_id INTEGER NOT NULL REFERENCES ngo (id),
  general INTEGER NOT NULL CHECK (general BETWEEN 0 AND 10000) -- hundredths of a point
) STRICT;

CREATE INDEX kept_rating_ngo ON kept_rating (ngo_id);

-- The day for which all of them were reckoned last; no row: never.
CREATE TABLE kept_ratings (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  kept_on TEXT NOT NULL
) STRICT;

-- The rating of the NGO as it is shown, in tenths of a point; -1: it has none. The register stands by it where that is asked for.
ALTER TABLE ngo ADD COLUMN rating INTEGER NOT NULL DEFAULT -1 CHECK (rating BETWEEN -1 AND 1000);
CREATE INDEX ngo_rating ON ngo (rating DESC, sort_key, id);
