-- All regions, ended ones too, by code.
-- out: kato text, name_kk text, name_ru text, name_en text, kind text, valid_from date?, valid_to date?, predecessor_kato text?
SELECT kato, name_kk, name_ru, name_en, kind, valid_from, valid_to, predecessor_kato FROM region ORDER BY kato
