#!/usr/bin/env bash
# fast-formula-parser 1.0.19 (npm): EDATE runs over the end of a month, and WEEKNUM counts weeks from 1 January instead of from Sunday.
#
# - EDATE(31.01.2008; 1) is 02.03.2008 and EDATE(29.02.2008; -60) 01.03.2003: days that the month has not are carried into the next one, so
#   "five years before" falls after the day that spreadsheets give, 28.02.2003. EOMONTH is right.
# - WEEKNUM(04.01.2026), the first Sunday of that year, is week 1; weeks begin on Sunday, so it is week 2. That year began on a
#   Thursday, so each Sunday to Wednesday is a week behind; the second argument (2: weeks begin on Monday) changes nothing of it.
# Guessed before: 29.02.2008, 28.02.2003 and week 2.
# Exit status 1: it behaves otherwise now.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm init -y >/dev/null
npm install --silent --no-fund --no-audit fast-formula-parser@1.0.19 >/dev/null
cat > dates.mjs <<'JS'
import FormulaParser from "fast-formula-parser";
const parser = new FormulaParser();
for (const formula of ['TEXT(EDATE(DATE(2008,1,31),1),"dd/mm/yyyy")', 'TEXT(EDATE(DATE(2008,2,29),-60),"dd/mm/yyyy")', 'TEXT(EOMONTH(DATE(2008,1,31),1),"dd/mm/yyyy")',
                       "WEEKNUM(DATE(2026,1,3))", "WEEKNUM(DATE(2026,1,4))", "WEEKNUM(DATE(2026,11,30))", "WEEKNUM(DATE(2026,11,30),2)"])
  console.log(formula, "->", parser.parse(formula, { sheet: 1, row: 1, col: 1 }));
JS
node dates.mjs | tee seen.txt
diff seen.txt - <<'TEXT' && echo "as recorded"
TEXT(EDATE(DATE(2008,1,31),1),"dd/mm/yyyy") -> 02/03/2008
TEXT(EDATE(DATE(2008,2,29),-60),"dd/mm/yyyy") -> 01/03/2003
TEXT(EOMONTH(DATE(2008,1,31),1),"dd/mm/yyyy") -> 29/02/2008
WEEKNUM(DATE(2026,1,3)) -> 1
WEEKNUM(DATE(2026,1,4)) -> 1
WEEKNUM(DATE(2026,11,30)) -> 48
WEEKNUM(DATE(2026,11,30),2) -> 48
TEXT
