#!/usr/bin/env bash
# Babel 2.10.3 (Debian 12, python3-babel): in Kazakh `parse_date` does not read what `format_date` writes, or reads another day.
#
# `parse_date` takes the order of day, month and year from the *medium* format. In Kazakh that begins with the year (2007 ж. 19 сәу.), while
# the short format, the one people type, is 19.04.07.
# - `parse_date("05.06.07", locale="kk")`, 5 June 2007 as `format_date` wrote it, is 6 July 2005, and "19.04.07" is 4 July 2019, without an
#   error. "05.06.2007" is refused. In Russian all three are read.
# Guessed before: the order of the short format, as in Russian.
# Exit status 1: it behaves otherwise now.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
for package in python3-babel=2.10.3-1 python-babel-localedata=2.10.3-1 python3-tz=2022.7.1-4; do apt-get download -q "$package" >/dev/null; done
for package in ./*.deb; do dpkg -x "$package" root; done
export PYTHONPATH=$work/root/usr/lib/python3/dist-packages
python3 - <<'PY' | tee seen.txt
import datetime
from babel.dates import format_date, parse_date

for locale in ("kk", "ru"):
    print(locale, format_date(datetime.date(2007, 6, 5), "short", locale=locale))
    for typed in ("05.06.07", "05.06.2007", "19.04.07"):
        try:
            print(locale, typed, parse_date(typed, locale=locale))
        except ValueError:
            print(locale, typed, "refused")
PY
diff seen.txt - <<'TEXT' && echo "as recorded"
kk 05.06.07
kk 05.06.07 2005-07-06
kk 05.06.2007 refused
kk 19.04.07 2019-07-04
ru 05.06.2007
ru 05.06.07 2007-06-05
ru 05.06.2007 2007-06-05
ru 19.04.07 2007-04-19
TEXT
