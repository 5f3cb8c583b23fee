-- All state bodies.
-- out: id StateBodyId, kind text, region_kato text?, name_kk text, name_ru text, name_en text
SELECT id, kind, region_kato, name_kk, name_ru, COALESCE(name_en, name_ru) FROM state_body ORDER BY name_ru, id
