#!/usr/bin/env bash
# date-fns 4.1.0 (npm): with its Kazakh locale a date is read back as another month than it was written, without an error.
#
# - `parse` reads June (маусым) as May, and September, October and November (қыркүйек, қазан, қараша) as January. A due date of
#   19 September 2007 becomes 19 January 2007. The names are its own: `format` has just written them. Short names come back rightly.
# - `format` with PPP, the long date, puts the year behind and an ordinal ending on the day: «19-шы сәуір 2007 ж.». Kazakh documents write
#   «2007 жылғы 19 сәуір».
# Russian months come back as they were; dayjs and moment read the Kazakh ones rightly.
# Guessed before: what `format` writes with a locale, `parse` reads back with it; months that cannot be told apart are an Invalid Date.
# Exit status 1: it behaves otherwise now.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm init -y >/dev/null
npm install --silent --no-fund --no-audit date-fns@4.1.0 >/dev/null
cat > months.mjs <<'JS'
import { format, parse } from "date-fns";
import { kk, ru } from "date-fns/locale";
for (const locale of [kk, ru])
  for (const pattern of ["d MMMM yyyy", "d MMM yyyy"])
    for (let month = 0; month < 12; ++month) {
      const written = format(new Date(2007, month, 19), pattern, { locale });
      const read = parse(written, pattern, new Date(2000, 0, 1), { locale });
      if (read.getMonth() !== month) console.log(`${written} → ${format(read, "yyyy-MM-dd")}`);
    }
console.log(format(new Date(2007, 3, 19), "PPP", { locale: kk }));
JS
node months.mjs | tee seen.txt
diff seen.txt - <<'TEXT' && echo "as recorded"
19 маусым 2007 → 2007-05-19
19 қыркүйек 2007 → 2007-01-19
19 қазан 2007 → 2007-01-19
19 қараша 2007 → 2007-01-19
19-шы сәуір 2007 ж.
TEXT
