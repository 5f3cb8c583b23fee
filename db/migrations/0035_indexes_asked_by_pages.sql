-- Indexes for what pages ask and no index served: tests/plans found them.

-- What annuls a decision stands beside each decision that is shown; the index of the approved and drafted ones serves no question for the approved.
CREATE INDEX decision_annuls ON decision (annuls_id, state);
-- The decisions published last, on the front page; those drafted last, on the page of the staff.
CREATE INDEX decision_approved ON decision (closed_at, id) WHERE state = 'approved';
CREATE INDEX decision_drafted ON decision (drafted_at, id);

-- The reports submitted last, on the front page; those that are due in a month, or were due in the years that a warning is reckoned from.
CREATE INDEX report_first_submitted ON report (first_submitted_at, id);
CREATE INDEX report_due ON report (due_on, project_id);

-- Whether a file that somebody asks for is of a version that was submitted.
CREATE INDEX report_version_file_file ON report_version_file (file_id);

-- Who answers an NGO that writes.
CREATE INDEX account_role_role ON account_role (role, state_body_id);

-- What is forgotten every ten minutes is few rows of tables that are kept.
CREATE INDEX question_contact ON question (asked_at) WHERE source IS NOT NULL OR email IS NOT NULL;
CREATE INDEX proposal_contact ON proposal (proposed_at) WHERE source IS NOT NULL OR email IS NOT NULL;
CREATE INDEX sign_in_guess_window ON sign_in_guess (window_start);

-- Proposals and questions of a state in the order in which pages have them, and the years of those proposals, instead of two indexes in no
-- page's order. What a network has waiting and what is of a lot must not be looked for among all of a state, so these say the state too.
DROP INDEX proposal_state;
CREATE INDEX proposal_year ON proposal (state, year);
CREATE INDEX proposal_latest ON proposal (state, (COALESCE(proposed_at, 0)), id);
DROP INDEX question_state;
CREATE INDEX question_latest ON question (state, (COALESCE(published_at, asked_at)), id);
DROP INDEX proposal_source;
CREATE INDEX proposal_source ON proposal (source, state);
DROP INDEX question_source;
CREATE INDEX question_source ON question (source, state);
DROP INDEX proposal_lot;
CREATE INDEX proposal_lot ON proposal (lot_id, state, (COALESCE(proposed_at, 0)), id);

-- Which cases a decision closed.
CREATE INDEX special_case_decision ON special_case (decision_id);
