-- Adds an item with its first version to come; nothing where its place is taken.
-- in: id ContentItemId, kind text, place text?
INSERT INTO content_item (id, kind, place, version) VALUES (:id, :kind, :place, 1)
ON CONFLICT (place) DO NOTHING
