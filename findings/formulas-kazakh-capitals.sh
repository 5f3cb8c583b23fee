#!/usr/bin/env bash
# @formulajs/formulajs 4.4.9 and fast-formula-parser 1.0.19 (npm): PROPER makes capitals of Latin letters only.
#
# PROPER("қазақстан республикасы") stays as it was (fast-formula-parser makes the first letter of the whole text a capital), PROPER("kazakhstan
# republic") is Kazakhstan Republic. UPPER and LOWER of @formulajs/formulajs know Kazakh letters, so a list of names cleaned by both comes out in two ways. In
# fast-formula-parser "қ"="Қ" and "a"="A" are false, where spreadsheets compare without regard to case.
# Guessed before: Қазақстан Республикасы in both, and TRUE.
# Exit status 1: it behaves otherwise now.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm init -y >/dev/null
npm install --silent --no-fund --no-audit @formulajs/formulajs@4.4.9 fast-formula-parser@1.0.19 >/dev/null
cat > names.mjs <<'JS'
import * as formulajs from "@formulajs/formulajs";
import FormulaParser from "fast-formula-parser";
const parser = new FormulaParser();
const parse = (formula) => parser.parse(formula, { sheet: 1, row: 1, col: 1 });
for (const name of ["қазақстан республикасы", "kazakhstan republic"])
  console.log(name, "->", formulajs.PROPER(name), "|", parse(`PROPER("${name}")`));
console.log("UPPER әіңғүұқөһ ->", formulajs.UPPER("әіңғүұқөһ"));
console.log('"қ"="Қ" ->', parse('"қ"="Қ"'), '| "a"="A" ->', parse('"a"="A"'));
JS
node names.mjs | tee seen.txt
diff seen.txt - <<'TEXT' && echo "as recorded"
қазақстан республикасы -> қазақстан республикасы | Қазақстан республикасы
kazakhstan republic -> Kazakhstan Republic | Kazakhstan Republic
UPPER әіңғүұқөһ -> ӘІҢҒҮҰҚӨҺ
"қ"="Қ" -> false | "a"="A" -> false
TEXT
