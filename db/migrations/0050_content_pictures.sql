-- Pictures in texts. Their bytes lie with the other files, under their SHA-256; those of one that was taken away are swept. SPEC §2, §11.
CREATE TABLE content_picture (
  id INTEGER NOT NULL PRIMARY KEY,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  kind TEXT NOT NULL CHECK (kind IN ('image/jpeg', 'image/png', 'image/webp')),
  size INTEGER NOT NULL CHECK (size > 0), -- bytes
  width INTEGER NOT NULL CHECK (width > 0), -- pixels
  height INTEGER NOT NULL CHECK (height > 0),
  -- What is to be seen in it, for who does not see it.
  alternative_kk TEXT NOT NULL,
  alternative_ru TEXT NOT NULL,
  added_at INTEGER NOT NULL,
  added_by INTEGER NOT NULL REFERENCES account (id),
  taken_away_at INTEGER
) STRICT;
CREATE INDEX content_picture_sha256 ON content_picture (sha256);
CREATE INDEX content_picture_added ON content_picture (added_at, id);

-- Which pictures a version of a text shows; written with the version.
CREATE TABLE content_version_picture (
  picture_id INTEGER NOT NULL REFERENCES content_picture (id),
  item_id INTEGER NOT NULL,
  number INTEGER NOT NULL,
  PRIMARY KEY (picture_id, item_id, number),
  FOREIGN KEY (item_id, number) REFERENCES content_version (item_id, number)
) STRICT;
