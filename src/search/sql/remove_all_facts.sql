-- Forgets what filters need, before it is made anew.
DELETE FROM search_facts WHERE block >= 0
