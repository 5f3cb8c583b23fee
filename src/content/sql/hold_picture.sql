-- Holds a picture that is there, under its address, until this transaction ends: it is not taken away meanwhile.
-- in: id PictureId, width int, height int
UPDATE content_picture SET size = size WHERE id = :id AND width = :width AND height = :height AND taken_away_at IS NULL
