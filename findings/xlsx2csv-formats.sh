#!/usr/bin/env bash
# xlsx2csv 0.7.8 (Debian 12): dates are written as the sheet shows them, numbers are not, and the two formats an office here uses for
# written-out dates come out broken.
#
# - A BIN kept as a number with the format 000000000000 loses its leading zero (organisations registered in 2000-2009 have one), while a
#   date keeps its format.
# - The format 0.00 is applied, #,##0.00 is not: the same amount is 2937350.50 in one column and 2937350.5 in the next.
# - Excel's "long date" ([$-F800]dddd, mmmm dd, yyyy) has the day of the month where the weekday belongs.
# - [$-419]d mmmm yyyy" г.";@ (Russian long date) keeps the quotation marks of the format in the value, and the month is English.
# Guessed before: the English month, and that amounts come without their format; not the rest.
# Exit status 1: it behaves otherwise now.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
for package in xlsx2csv=1:0.7.8-1 python3-xlsxwriter=3.0.2-2; do apt-get download -q "$package" >/dev/null; done
for package in ./*.deb; do dpkg -x "$package" root; done
export PYTHONPATH=$work/root/usr/lib/python3/dist-packages
python3 - <<'PY'
import datetime
import xlsxwriter
book = xlsxwriter.Workbook("formats.xlsx")
sheet = book.add_worksheet()
cells = [("000000000000", 40140012345), ("0.00", 2937350.5), ("#,##0.00", 2937350.5), ("dd.mm.yyyy", datetime.datetime(2007, 4, 19)),
         (r"[$-F800]dddd\,\ mmmm\ dd\,\ yyyy", datetime.datetime(2007, 4, 19)), ('[$-419]d mmmm yyyy" г.";@', datetime.datetime(2007, 4, 19))]
for row, (shape, value) in enumerate(cells):
    sheet.write(row, 0, value, book.add_format({"num_format": shape}))
book.close()
PY
python3 root/usr/bin/xlsx2csv formats.xlsx | tee seen.csv
cat > expected.csv <<'CSV'
40140012345
2937350.50
2937350.5
19.04.2007
"19, April 19, 2007"
"19 April 2007"" г."""
CSV
diff <(tr -d '\r' <seen.csv) expected.csv && echo "as recorded"
