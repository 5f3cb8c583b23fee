-- What a version says.
-- in: year int, version int, central money?, local money?, source_kk text?, source_ru text?, reason text?, now instant, account AccountId
INSERT INTO financing_year_version (year, version, central, local, source_kk, source_ru, reason, saved_at, saved_by)
VALUES (:year, :version, :central, :local, :source_kk, :source_ru, :reason, :now, :account)
