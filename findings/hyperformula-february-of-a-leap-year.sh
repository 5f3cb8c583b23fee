#!/usr/bin/env bash
# hyperformula 3.0.0 (npm): a month after 31 January of a leap year is 28 February, not the 29th.
#
# EDATE of a date whose day the target month does not have gives that month's last day. HyperFormula takes 28 for February whatever the year:
# EDATE(31.01.2008; 1) and EDATE(31.03.2008; -1) are 28.02.2008. From a February of 29 days it counts rightly (29.02.2008 less a year is
# 28.02.2007), and EOMONTH knows the 29th, so a due date set by the one is a day earlier than a due date set by the other.
# Guessed before: the last day of February by the year, as EOMONTH has it.
# Exit status 1: it behaves otherwise now.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm init -y >/dev/null
npm install --silent --no-fund --no-audit hyperformula@3.0.0 >/dev/null
cat > months.mjs <<'JS'
import hyperformula from "hyperformula";
const formulas = ["EDATE(DATE(2008,1,31),1)", "EDATE(DATE(2008,3,31),-1)", "EDATE(DATE(2008,2,29),-12)", "EDATE(DATE(2008,1,30),1)", "EOMONTH(DATE(2008,1,31),1)"];
const sheet = hyperformula.HyperFormula.buildFromArray(formulas.map((formula) => [`=TEXT(${formula},"dd.mm.yyyy")`]), { licenseKey: "gpl-v3" });
formulas.forEach((formula, row) => console.log(formula, sheet.getCellValue({ sheet: 0, col: 0, row })));
JS
node months.mjs | tee seen.txt
diff seen.txt - <<'TEXT' && echo "as recorded"
EDATE(DATE(2008,1,31),1) 28.02.2008
EDATE(DATE(2008,3,31),-1) 28.02.2008
EDATE(DATE(2008,2,29),-12) 28.02.2007
EDATE(DATE(2008,1,30),1) 28.02.2008
EOMONTH(DATE(2008,1,31),1) 29.02.2008
TEXT
