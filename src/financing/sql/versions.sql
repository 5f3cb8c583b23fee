-- Everything that was ever entered for years before the system, the newest version of each year first; of one year, where it is named.
-- in: year int?
-- out: year int, version int, central money?, local money?, source_kk text?, source_ru text?, reason text?, saved_at instant
SELECT year, version, central, local, source_kk, source_ru, reason, saved_at
FROM financing_year_version
WHERE year = CAST(:year AS BIGINT) OR CAST(:year AS BIGINT) IS NULL
ORDER BY year DESC, version DESC
