-- NGOs with a rating, in tenths; who has no card in the register too.
-- out: id NgoId, standing text, rating int
SELECT n.id, n.standing, n.rating FROM ngo n WHERE n.standing IN ('card', 'named') AND n.rating >= 0
ORDER BY n.rating DESC, n.id
