-- Notices as they are shown, with what became of the letter that each came with: its own, or the daily one.
SELECT m.id AS id, m.ngo_id AS ngo_id, m.account_id AS account_id, m.project_id AS project_id, m.kind AS kind, m.language AS language,
       m.subject AS subject, m.body AS body, m.link AS link, COALESCE(d.address, m.address) AS address, m.created_at AS created_at,
       CASE WHEN d.id IS NOT NULL THEN d.state WHEN m.state <> 'no_address' THEN m.state WHEN m.mail = 'daily' THEN 'daily'
            WHEN m.mail = 'none' THEN 'unwanted' ELSE m.state END AS state,
       COALESCE(d.sent_at, m.sent_at) AS sent_at, m.read_at AS read_at, COALESCE(d.error, m.error) AS error,
       COALESCE(d.doubtful, m.doubtful) AS doubtful, n.short_name_kk AS ngo_kk, n.short_name_ru AS ngo_ru, a.display_name AS person
FROM notice m
LEFT JOIN notice d ON d.id = m.digest_id
LEFT JOIN ngo n ON n.id = m.ngo_id
LEFT JOIN account a ON a.id = m.account_id
WHERE m.kind <> 'digest'
