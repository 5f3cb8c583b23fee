#!/usr/bin/env bash
# Miller 6.6.0 (Debian 12): one column of a CSV becomes strings and numbers in JSON, and a day written 01.02 becomes JSON that no parser reads.
#
# - Of BINs (twelve digits) those that begin with 0 (organisations registered in 2000-2009) are strings, the others numbers, in the same
#   column; `sort -nf bin` puts every number before every string, so 040140012345 stands behind 100240000158.
# - Whole numbers with a zero in front are quoted, fractions are not: the day 01.02 (1 February) comes out bare, and the file is no JSON;
#   1.02 and 2937350.50 beside it do no harm, so it shows only when a day before the tenth comes along.
# Guessed before: all bare with their zeros kept (so no JSON either), or all quoted; not a rule that depends on the point.
# Exit status 1: it behaves otherwise now.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
apt-get download -q miller=6.6.0-2+b3 >/dev/null
dpkg -x ./*.deb root
mlr=$work/root/usr/bin/mlr
printf 'bin,day,amount\n100240000158,1.02,"2 937 350,50"\n040140012345,01.02,2937350.50\n' >contacts.csv
"$mlr" --icsv --ojson cat contacts.csv | tee seen.json
"$mlr" --icsv --onidx sort -nf bin then cut -f bin contacts.csv | tee order.txt
cat > expected.json <<'JSON'
[
{
  "bin": 100240000158,
  "day": 1.02,
  "amount": "2 937 350,50"
},
{
  "bin": "040140012345",
  "day": 01.02,
  "amount": 2937350.50
}
]
JSON
diff seen.json expected.json
diff order.txt <(printf '100240000158\n040140012345\n')
if python3 -c 'import json; json.load(open("seen.json"))' 2>/dev/null; then echo "it is JSON now"; exit 1; fi
echo "as recorded"
