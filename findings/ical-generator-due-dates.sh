#!/usr/bin/env bash
# ical-generator 10.2.0 (npm): a due date in a calendar file is a day early, or five hours off, depending on where it is made.
#
# - An all-day event of `new Date(2026, 11, 31)`, made on a computer in Almaty, is written as 20261230: without a time zone the parts are
#   taken in UTC, where that midnight is still the 30th.
# - With `timezone: "Asia/Almaty"` the day is right, because then the parts are the computer's own: a moment is not converted into the
#   zone, only labelled with it. On a server in UTC 18:00 in Almaty becomes DTSTART;TZID=Asia/Almaty:20261231T130000.
# Right on both is the string "2026-12-31" for an all-day event.
# Guessed before: the local day in the first case, a conversion into the zone named in the second.
# Exit status 1: it behaves otherwise now.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm init -y >/dev/null
npm install --silent --no-fund --no-audit ical-generator@10.2.0 >/dev/null
cat > due.mjs <<'JS'
import ical from "ical-generator";
const calendar = ical();
calendar.createEvent({ start: new Date(2026, 11, 31), allDay: true, summary: "all day" });
calendar.createEvent({ start: new Date(2026, 11, 31), allDay: true, timezone: "Asia/Almaty", summary: "all day, zone" });
calendar.createEvent({ start: new Date("2026-12-31T13:00:00Z"), timezone: "Asia/Almaty", summary: "18:00 in Almaty, zone" });
calendar.createEvent({ start: "2026-12-31", allDay: true, summary: "all day, string" });
console.log(calendar.toString().split("\r\n").filter((line) => line.startsWith("DTSTART")).join("\n"));
JS
for zone in Asia/Almaty UTC; do echo "$zone"; TZ=$zone node due.mjs; done | tee seen.txt
diff seen.txt - <<'TEXT' && echo "as recorded"
Asia/Almaty
DTSTART;VALUE=DATE:20261230
DTSTART;VALUE=DATE:20261231
DTSTART;TZID=Asia/Almaty:20261231T180000
DTSTART;VALUE=DATE:20261231
UTC
DTSTART;VALUE=DATE:20261231
DTSTART;VALUE=DATE:20261231
DTSTART;TZID=Asia/Almaty:20261231T130000
DTSTART;VALUE=DATE:20261231
TEXT
