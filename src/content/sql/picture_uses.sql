-- Texts whose last or published version shows a picture, by the title of their last version.
-- in: picture PictureId
-- out: id ContentItemId, title_kk text?, title_ru text?
SELECT i.id, v.title_kk, v.title_ru
FROM content_item i
JOIN content_version v ON v.item_id = i.id AND v.number = i.version
WHERE i.id IN (SELECT u.item_id FROM content_version_picture u
               JOIN content_item s ON s.id = u.item_id AND (u.number = s.version OR u.number = s.published_version)
               WHERE u.picture_id = :picture)
ORDER BY i.id
