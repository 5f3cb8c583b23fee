-- Pictures that were not taken away, the last added first.
-- in: most int, skip int
-- out: id PictureId, sha256 text, kind text, size int, width int, height int, alternative_kk text, alternative_ru text, added_at instant, added_by text, taken_away bool
SELECT p.id, p.sha256, p.kind, p.size, p.width, p.height, p.alternative_kk, p.alternative_ru, p.added_at, a.display_name,
       CASE WHEN p.taken_away_at IS NULL THEN 0 ELSE 1 END
FROM content_picture p
JOIN account a ON a.id = p.added_by
WHERE p.taken_away_at IS NULL
ORDER BY p.added_at DESC, p.id DESC
LIMIT :most OFFSET :skip
