-- Polls that a proposal or one of its doubles is in, the newest first.
-- in: proposal ProposalId
-- out: poll PollId, title_kk text, title_ru text, opens_on date, closes_on date
SELECT q.id, q.title_kk, q.title_ru, q.opens_on, q.closes_on
FROM poll q
WHERE q.id IN (SELECT o.poll_id FROM poll_option o WHERE o.proposal_id = :proposal
               UNION
               SELECT o.poll_id FROM proposal d JOIN poll_option o ON o.proposal_id = d.id WHERE d.merged_into = :proposal)
ORDER BY q.id DESC
