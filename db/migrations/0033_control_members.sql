-- Which projects in execution are in the special-control group, and from which day on they are if nothing more happens: a page tells
-- today's group from it without looking at every project. Made of the reports, the cases and what is required; kept by the timed work,
-- and put right by what the journal tells has changed since (the reader "special control").
CREATE TABLE special_member (
  project_id INTEGER NOT NULL PRIMARY KEY REFERENCES project (id),
  from_day TEXT NOT NULL
) STRICT;

CREATE INDEX special_member_day ON special_member (from_day, project_id);

-- The day for which all members were looked at last; no row: never.
CREATE TABLE special_group (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  kept_on TEXT NOT NULL
) STRICT;

CREATE INDEX special_case_closed ON special_case (closed_at, id);
