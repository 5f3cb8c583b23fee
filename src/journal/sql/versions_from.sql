-- A stretch of the versions, in order, with what their leaves vouch for. `fits`: who and when stand as the leaf has them.
-- in: kind text, object text, number int, most int
-- out: kind text, object text, number int, position int, content text?, salt blob?, sha256 text, vouched text?, fits bool
SELECT v.kind, v.object, v.number, v.position, v.content, v.salt, v.sha256, l.versions,
       CASE WHEN v.day = l.day AND v.recorded_at = l.at AND v.actor_account_id IS NOT DISTINCT FROM l.actor_account_id
                 AND v.on_behalf_of_ngo_id IS NOT DISTINCT FROM l.on_behalf_of_ngo_id THEN 1 ELSE 0 END
FROM version v LEFT JOIN journal_leaf l ON l.position = v.position
WHERE (v.kind, v.object, v.number) > (:kind, :object, :number)
ORDER BY v.kind, v.object, v.number
LIMIT :most
