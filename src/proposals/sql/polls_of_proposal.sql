-- Polls that a proposal or one of its doubles is in, the newest first.
-- in: proposal ProposalId
-- out: poll PollId, title_kk text, title_ru text, opens_on date, closes_on date
SELECT q.id, q.title_kk, q.title_ru, q.opens_on, q.closes_on
FROM poll q
WHERE EXISTS (SELECT 1 FROM poll_option o WHERE o.poll_id = q.id
              AND (o.proposal_id = :proposal OR o.proposal_id IN (SELECT d.id FROM proposal d WHERE d.merged_into = :proposal)))
ORDER BY q.id DESC
