-- Adds a state body; no row where its Russian name is taken.
-- in: id StateBodyId, kind text, region_kato text?, name_kk text, name_ru text, name_en text?, now instant
-- out: id StateBodyId
INSERT INTO state_body (id, kind, region_kato, name_kk, name_ru, name_en, created_at)
VALUES (:id, :kind, :region_kato, :name_kk, :name_ru, :name_en, :now)
ON CONFLICT (name_ru) DO NOTHING
RETURNING id
