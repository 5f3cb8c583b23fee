-- A picture is there no more; its bytes are swept.
-- in: id PictureId, now instant
UPDATE content_picture SET taken_away_at = :now WHERE id = :id AND taken_away_at IS NULL
