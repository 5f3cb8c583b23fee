#!/usr/bin/env bash
# date-holidays 3.37.0 (npm): the day off for a holiday at a weekend may be put on a day that is a holiday already, and is lost.
#
# Nauryz is 21, 22 and 23 March. In 2026 the 21st and 22nd are Saturday and Sunday, so by the labour code two working days after the holiday are
# free: the 24th and the 25th. For Kazakhstan the library gives 23 March (which is Nauryz itself) and 24 March, so the 25th counts as a working day; each of the
# two is moved by itself, and nothing looks whether the day is taken. In 2028 1 and 2 January, also a Saturday and a Sunday, are moved rightly, to the 3rd and 4th.
# Guessed before: 24 and 25 March, as in January 2028.
# Exit status 1: it behaves otherwise now.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm init -y >/dev/null
npm install --silent --no-fund --no-audit date-holidays@3.37.0 >/dev/null
cat > holidays.mjs <<'JS'
import Holidays from "date-holidays";
const holidays = new Holidays("KZ");
for (const [year, month] of [[2026, "03-2"], [2028, "01-0"]])
  for (const day of holidays.getHolidays(year, "ru").filter((day) => day.date.startsWith(`${year}-${month}`)))
    console.log(day.date.slice(0, 10), day.substitute ? "day off instead" : "holiday");
JS
node holidays.mjs | tee seen.txt
diff seen.txt - <<'TEXT' && echo "as recorded"
2026-03-21 holiday
2026-03-22 holiday
2026-03-23 day off instead
2026-03-23 holiday
2026-03-24 day off instead
2028-01-01 holiday
2028-01-02 holiday
2028-01-03 day off instead
2028-01-04 day off instead
2028-01-07 holiday
TEXT
