-- The rating of an NGO as it is shown, in tenths; -1: none. Written only where it changes: pages are made of it.
-- in: id NgoId, rating int
UPDATE ngo SET rating = :rating WHERE id = :id AND rating <> :rating
