#!/usr/bin/env bash
# SheetJS 0.18.5 (npm xlsx): an amount whose number format names a language and no currency is shown in dollars.
#
# Excel and LibreOffice write `[$-43F]` (Kazakh) or `[$-419]` (Russian) before a number format that was made under such a locale: a language,
# with nothing between `$` and `-` where the currency would stand. SheetJS shows a dollar sign there: 2,937,350 tenge become «$2,937,350» in
# the cell's text and in the CSV that is made of the sheet. Dates under the same mark are shown as dates, with English months. A currency
# that is named, `[$₸-43F]`, is shown rightly.
# Whoever takes the shown text for the amount has another currency; the stored value is right.
# Guessed before: «2,937,350» and «19 сәуір 2007», as the spreadsheet programs show it.
# Exit status 1: it behaves otherwise now.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm init -y >/dev/null
npm install --silent --no-fund --no-audit xlsx@0.18.5 exceljs@4.4.0 >/dev/null
cat > amounts.mjs <<'JS'
import ExcelJS from "exceljs";
import XLSX from "xlsx";
const book = new ExcelJS.Workbook();
const sheet = book.addWorksheet("amounts");
for (const format of ["#,##0", "[$-43F]#,##0", "[$-419]#,##0", "[$-kk-KZ]#,##0", "#,##0 [$₸-43F]"]) {
  const row = sheet.addRow([format, 2937350]);
  row.getCell(2).numFmt = format;
}
sheet.addRow(["[$-43F]d mmmm yyyy", new Date(Date.UTC(2007, 3, 19))]).getCell(2).numFmt = "[$-43F]d mmmm yyyy";
await book.xlsx.writeFile("amounts.xlsx");
console.log(XLSX.utils.sheet_to_csv(XLSX.readFile("amounts.xlsx").Sheets.amounts, { FS: " | " }));
JS
node amounts.mjs | tee seen.txt
diff seen.txt - <<'TEXT' && echo "as recorded"
#,##0 | 2,937,350
[$-43F]#,##0 | $2,937,350
[$-419]#,##0 | $2,937,350
[$-kk-KZ]#,##0 | $2,937,350
"#,##0 [$₸-43F]" | "2,937,350 ₸"
"[$-43F]d mmmm yyyy" | "19 April 2007"
TEXT
