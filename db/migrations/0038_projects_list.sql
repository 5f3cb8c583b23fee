-- The list of all projects: how many of a contest have each status, so that it knows how many pages it has and where each begins without
-- going through the projects; and by what else it is narrowed.
ALTER TABLE contest_sum ADD COLUMN completed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE contest_sum ADD COLUMN closed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE contest_sum ADD COLUMN terminated INTEGER NOT NULL DEFAULT 0;
ALTER TABLE contest_sum ADD COLUMN repayment_demanded INTEGER NOT NULL DEFAULT 0;

UPDATE contest_sum SET
  completed = (SELECT COUNT(*) FROM lot l JOIN project p ON p.lot_id = l.id WHERE l.contest_id = contest_sum.contest_id AND p.status = 'completed'),
  closed = (SELECT COUNT(*) FROM lot l JOIN project p ON p.lot_id = l.id WHERE l.contest_id = contest_sum.contest_id AND p.status = 'closed'),
  terminated = (SELECT COUNT(*) FROM lot l JOIN project p ON p.lot_id = l.id WHERE l.contest_id = contest_sum.contest_id AND p.status = 'terminated'),
  repayment_demanded = (SELECT COUNT(*) FROM lot l JOIN project p ON p.lot_id = l.id WHERE l.contest_id = contest_sum.contest_id AND p.status = 'repayment_demanded');

CREATE INDEX lot_region_kato ON lot_region (kato, lot_id);
CREATE INDEX passport_target_group_kind ON passport_target_group (kind_id, project_id);
