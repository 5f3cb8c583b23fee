-- How many projects a filter leaves.
-- with: ngos/named, projects/listed
-- in: query text, digits text, first_day date?, last_day date?, region text?, target_group ReferenceItemId?, status text?
-- out: projects int
SELECT COUNT(*) FROM listed
