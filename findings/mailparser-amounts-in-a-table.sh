#!/usr/bin/env bash
# mailparser 3.7.2 (npm): of a letter that is a page only, `text` joins the cells of a table, and amounts become other amounts.
#
# A table of lots, 5 with 2 937 350 tenge and 12 with 850 000, is read as 52 937 35012 850 000: nothing stands between cells, nor between rows.
# The grouping of figures that Kazakh and Russian use makes of it numbers that look right: 52 937 350. Paragraphs and list items of the same
# letter come out on lines of their own.
# Guessed before: a blank or a tab between cells, a line for each row.
# Exit status 1: it behaves otherwise now.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm init -y >/dev/null
npm install --silent --no-fund --no-audit mailparser@3.7.2 >/dev/null
cat > letter.mjs <<'JS'
import { simpleParser } from "mailparser";
const html = "<p>Лоттар:</p><table><tr><td>5</td><td>2 937 350</td></tr><tr><td>12</td><td>850 000</td></tr></table><ul><li>5</li><li>12</li></ul>";
const body = Buffer.from(html).toString("base64").replace(/.{76}/g, "$&\r\n");
const letter = await simpleParser(`Subject: Lots\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=UTF-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${body}\r\n`);
console.log(letter.text);
JS
node letter.mjs | sed "/^$/d" | tee seen.txt
diff seen.txt - <<'TEXT' && echo "as recorded"
Лоттар:
52 937 35012850 000
 * 5
 * 12
TEXT
