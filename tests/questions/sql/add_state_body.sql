-- A central body.
-- in: id StateBodyId, name text
INSERT INTO state_body (id, kind, name_kk, name_ru, created_at) VALUES (:id, 'central', :name, :name, 0)
