-- Amount and planned day of a tranche that no decision has touched, unless somebody was faster.
-- in: project ProjectId, number int, version int, amount money, planned_on date?
UPDATE project_tranche SET amount = :amount, planned_on = :planned_on, version = version + 1
WHERE project_id = :project AND number = :number AND version = :version AND state = 'planned'
