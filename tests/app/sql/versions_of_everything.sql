-- What every object holds, version by version, but for accounts: of a password each hash is another one.
-- out: kind text, object text, number int, day date, content text
SELECT kind, object, number, day, content FROM version WHERE content IS NOT NULL AND kind <> 'account' ORDER BY kind, object, number
