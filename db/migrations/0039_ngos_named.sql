-- An award may name an executor that has no card yet. It is a row of the same table, so that its projects have their executor as all others
-- do; of the register it becomes part when its card is entered.
ALTER TABLE ngo ADD COLUMN standing TEXT NOT NULL DEFAULT 'card' CHECK (standing IN ('card', 'named'));
