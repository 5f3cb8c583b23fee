-- Where an NGO is told and in which language: the card's address, or else that of its first account which has one.
-- in: ngo NgoId
-- out: card_email text?, account_email text?, language text?
SELECT n.email,
       (SELECT a.email FROM account a WHERE a.ngo_id = n.id AND a.state = 'active' AND a.email IS NOT NULL
        ORDER BY a.created_at, a.id LIMIT 1),
       (SELECT a.language FROM account a WHERE a.ngo_id = n.id AND a.state = 'active' ORDER BY a.created_at, a.id LIMIT 1)
FROM ngo n
WHERE n.id = :ngo
