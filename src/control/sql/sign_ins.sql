-- Accounts of executors at the end of a day (`until`: the first moment of the next), with the first and the last sign-in of each NGO.
-- with: projects/wanted
-- in: contest ContestId?, project ProjectId?, ngo NgoId?, until instant
-- out: ngo NgoId, accounts int, first_at instant?, last_at instant?
SELECT a.ngo_id, COUNT(DISTINCT a.id), MIN(s.at), MAX(s.at)
FROM account a LEFT JOIN account_sign_in s ON s.account_id = a.id AND s.at < :until
WHERE a.created_at < :until
  AND a.ngo_id IN (SELECT w.ngo_id FROM wanted w)
GROUP BY a.ngo_id
