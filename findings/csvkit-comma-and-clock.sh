#!/usr/bin/env bash
# csvkit 1.0.7 with agate 1.6.3 (Debian 12), csvjson on a semicolon table as Excel here saves it:
#
# - A share written 0,5 becomes 5.0, ten times as much, without a word; guessed was a text, as 2 937 350,50 is one. With -L ru_RU or
#   kk_KZ it is 0.5.
# - The hour of an event, 10:30, becomes 0:10:30, ten minutes and a half; guessed was a duration, but of hours and minutes.
# Exit status 1: it behaves otherwise now.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
for package in python3-csvkit=1.0.7-1 python3-agate=1.6.3-2 python3-agateexcel=0.2.5-2 python3-agatedbf=0.2.2-2 python3-agatesql=0.5.8-2 \
  python3-babel=2.10.3-1 python-babel-localedata=2.10.3-1 python3-dbfread=2.0.7-5 python3-et-xmlfile=1.0.1-2.1 python3-isodate=0.6.1-1 \
  python3-leather=0.3.4-2 python3-olefile=0.46-3 python3-openpyxl=3.0.9-1 python3-parsedatetime=2.6-3 python3-pytimeparse=1.1.5-3 \
  python3-six=1.16.0-4 python3-slugify=4.0.0-2 python3-sqlalchemy=1.4.46+ds1-1 python3-text-unidecode=1.3-1 python3-tz=2022.7.1-4 \
  python3-xlrd=1.2.0-3; do
  apt-get download -q "$package" >/dev/null
done
for package in ./*.deb; do dpkg -x "$package" root; done
export PYTHONPATH=$work/root/usr/lib/python3/dist-packages
json() {
  python3 -W ignore -c "import sys; from csvkit.utilities.csvjson import CSVJSON; CSVJSON(['-d', ';', '-L', '$1', '$2'], sys.stdout).run()"
  echo
}
printf 'share;sum;begins\n0,5;2 937 350,50;10:30\n1;1250,50;11:00\n' >typed.csv
{ json en_US typed.csv; json ru_RU typed.csv; json kk_KZ typed.csv; } | tee seen
cat > expected <<'JSON'
[{"share": 5.0, "sum": "2 937 350,50", "begins": "0:10:30"}, {"share": 1.0, "sum": "1250,50", "begins": "0:11:00"}]
[{"share": 0.5, "sum": "2 937 350,50", "begins": "0:10:30"}, {"share": 1.0, "sum": "1250,50", "begins": "0:11:00"}]
[{"share": 0.5, "sum": "2 937 350,50", "begins": "0:10:30"}, {"share": 1.0, "sum": "1250,50", "begins": "0:11:00"}]
JSON
diff seen expected && echo "as recorded"
