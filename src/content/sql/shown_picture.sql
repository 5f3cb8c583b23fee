-- A picture as the public sees it on a day: one that a text shows which is published by then.
-- in: id PictureId, width int, height int, today date
-- out: sha256 text, kind text
SELECT p.sha256, p.kind
FROM content_picture p
WHERE p.id = :id AND p.width = :width AND p.height = :height AND p.taken_away_at IS NULL
  AND EXISTS (SELECT 1 FROM content_version_picture u
              JOIN content_item i ON i.id = u.item_id AND i.published_version = u.number
              WHERE u.picture_id = p.id AND i.published_on <= :today)
