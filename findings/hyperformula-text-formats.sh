#!/usr/bin/env bash
# hyperformula 3.0.0 (npm): TEXT with a percent sign, a month in words or spaces between thousands gives a wrong figure instead of an error.
#
# - TEXT(0,15; "0%") is 0%: the sign is written, the value is not multiplied.
# - TEXT(19.02.2008; "d mmmm yyyy") is 19 0200 2008: the first two letters are the month's number, the others become zeros; `mmm` gives 020.
# - TEXT(2937350; "# ##0"), the grouping of Kazakh and Russian sheets, is 2937350 ##0, and "#,##0" is 2937350,##0.
# `dd.mm.yyyy` and "0.0" are right. No error value tells one from the other.
# Guessed before: 15%, 19 February 2008, 2 937 350.
# Exit status 1: it behaves otherwise now.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm init -y >/dev/null
npm install --silent --no-fund --no-audit hyperformula@3.0.0 >/dev/null
cat > text.mjs <<'JS'
import hyperformula from "hyperformula";
const formulas = ['TEXT(0.15,"0%")', 'TEXT(DATE(2008,2,19),"d mmmm yyyy")', 'TEXT(DATE(2008,2,19),"mmm")', 'TEXT(2937350,"# ##0")', 'TEXT(2937350,"#,##0")',
                  'TEXT(DATE(2008,2,19),"dd.mm.yyyy")', 'TEXT(59.95,"0.0")'];
const sheet = hyperformula.HyperFormula.buildFromArray(formulas.map((formula) => ["=" + formula]), { licenseKey: "gpl-v3" });
formulas.forEach((formula, row) => console.log(formula, "->", sheet.getCellValue({ sheet: 0, col: 0, row })));
JS
node text.mjs | tee seen.txt
diff seen.txt - <<'TEXT' && echo "as recorded"
TEXT(0.15,"0%") -> 0%
TEXT(DATE(2008,2,19),"d mmmm yyyy") -> 19 0200 2008
TEXT(DATE(2008,2,19),"mmm") -> 020
TEXT(2937350,"# ##0") -> 2937350 ##0
TEXT(2937350,"#,##0") -> 2937350,##0
TEXT(DATE(2008,2,19),"dd.mm.yyyy") -> 19.02.2008
TEXT(59.95,"0.0") -> 60.0
TEXT
