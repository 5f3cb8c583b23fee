# Sourced by ./test: the campaigns of `./test deep NAME…`. Each is a function `campaign_NAME`, made of the steps of steps.sh; the comment above
# it is what the list says of it. One takes at most 15 minutes on two processors. The gate keeps a small sample of each.

with_postgres=tests/support/with_postgres.sh

# ten thousand generated histories on each engine
campaign_histories() {
  build release tests_app
  BAQYLAU_HISTORIES=10000 counted "histories" $with_postgres build/release/tests_app --gtest_filter='*Histories*' --gtest_brief=1
}
# two processes on one database over three midnights, and kill -9 at the work of one, on each engine
campaign_midnights() { release; counted "midnights" $with_postgres python3 tests/timed/midnights.py --program build/release/baqylau; }
# kill -9 during 2,000 submissions on each engine
campaign_crash() { release; counted "crash, long" $with_postgres python3 tests/crash/kill_while_submitting.py --program build/release/baqylau --submissions 2000; }
# PostgreSQL stopped for 40 seconds under load
campaign_frozen() { release; counted "frozen, long" $with_postgres python3 tests/frozen/run.py --program build/release/baqylau --seconds 40; }
# twenty backups of a site in use on each engine, and a thousand damaged ones
campaign_backup() {
  release
  counted "backup, long" $with_postgres python3 tests/backup/run.py --program build/release/baqylau --submissions 2000 --backups 20 --flips 40
  counted "damage, long" python3 tests/backup/run.py --program build/release/baqylau --engine sqlite --flips 1000
}
# every form of the site on both engines while the database fails or is held, after signing in again, changed and sent again
campaign_lost_text() { release; counted "lost text, whole" $with_postgres python3 tests/lost_text/run.py --program build/release/baqylau --whole; }
# kill -9 of the sender of mail, two thousand times between any two of its steps
campaign_mail() {
  build release baqylau smtp_client
  counted "mail, long" bash tests/notices/smtp.sh build/release 2000
}
# a hundred thousand attempts at the ballot box
campaign_votes() { release; counted "votes, long" $with_postgres python3 tests/polls/voting.py --program build/release/baqylau --attempts 100000; }
# a thousand questions from one network while a thousand people read
campaign_flood() { release; counted "flood, long" $with_postgres python3 tests/questions/flood.py --program build/release/baqylau --posts 1000 --readers 1000; }
# twenty people at the same reports for a minute on each engine
campaign_concurrency() { release; counted "concurrency, long" $with_postgres python3 tests/concurrency/twenty_clients.py --program build/release/baqylau --steps 20000; }
# a year of a contest with 90 lots over HTTP, on each engine
campaign_year() { release; counted "year" $with_postgres python3 tests/year/run.py --program build/release/baqylau; }
# the end of that year read in Chromium in Kazakh and Russian, each page inspected
campaign_year_in_the_browser() { release; counted "year in the browser" node tests/browser/run.mjs --program build/release/baqylau --engine sqlite --set year; }
# every page and form in the made-up language: what cannot be translated
campaign_pseudo() { release; counted "pseudo" node tests/browser/run.mjs --program build/release/baqylau --engine sqlite --set pseudo; }
# the browser scenes on both engines and in both languages, each state of a page inspected once a scene
campaign_browser() { release; counted "browser, whole" $with_postgres node tests/browser/run.mjs --program build/release/baqylau --set whole; }
# every public page in three languages on both engines, each opened in Chromium, 320 pixels wide
campaign_crawl() { release; counted "crawl, whole" $with_postgres node tests/browser/crawl.mjs --program build/release/baqylau --whole; }
# five pages measured by Lighthouse as a telephone on a slow line sees them
campaign_lighthouse() { release; counted "lighthouse" bash tests/lighthouse/run.sh build/release/baqylau; }
# the browser scenes in Firefox ESR
campaign_firefox() { browsers; release; counted "firefox" node tests/browser/run.mjs --program build/release/baqylau --engine sqlite --set gate --browser firefox; }
# a draft in WebKitGTK: written, left, come back to, loaded anew
campaign_webkit() { browsers; release; counted "webkit" xvfb-run -a node tests/browser/webkit.mjs --program build/release/baqylau; }
# the button of a draft against its saving itself, two hundred times at any moment
campaign_autosave() { release; counted "autosave" node tests/browser/rounds.mjs --program build/release/baqylau; }
# page cases and browser scenes in Almaty's last half hour, across its midnight, on 29 February and across the end of a year
campaign_days() {
  local at moved
  release
  for at in "$(date -ud tomorrow +%F) 18:30" "$(date -ud tomorrow +%F) 18:58" "2028-02-29 06:00" "2027-12-31 18:58"; do
    moved=$(($(date -ud "$at" +%s) - $(date +%s)))
    BAQYLAU_TEST_CLOCK=$moved counted "browser at $at" node tests/browser/run.mjs --program build/release/baqylau --set days
    BAQYLAU_TEST_CLOCK=$moved counted "page cases after $at" $with_postgres python3 tests/pages/run.py --program build/release/baqylau
  done
}
# each parser's fuzz target for a minute
campaign_fuzz() {
  build fuzz all
  for target in build/fuzz/fuzz_*; do [ -x "$target" ] && step "$(basename "$target")" "$target" -max_total_time=60 -max_len=65536; done
}
# clang-tidy over src/
campaign_tidy() { cmake --preset dev >/dev/null; build dev baqylau; step "clang-tidy" bash tools/tidy.sh; }

browsers() { need_packages browsers; }
release() { build release baqylau assets; }
names_of_campaigns() { sed -nE 's/^campaign_([a-z_]+)\(\).*/\1/p' tests/support/campaigns.sh; }
kept_campaigns=build/test-logs/campaigns.csv

# Names, what each is, and when it last ran here, how long and how it ended.
list_campaigns() {
  local name about last
  for name in $(names_of_campaigns); do
    about=$(grep -B1 "^campaign_$name()" tests/support/campaigns.sh | sed -n 's/^# //p')
    last=$(awk -F, -v name="$name" '$1 == name {last = $2 ", " int($3 / 60 + 0.5) " min, " $4 " passed, " $5 " failed"} END {print last}' "$kept_campaigns" 2>/dev/null)
    printf '%-22s %s (%s)\n' "$name" "$about" "${last:-not run here}"
  done
}
run_campaigns() {
  local name known began good bad
  for name in "$@"; do
    known=$(names_of_campaigns | grep -cx -- "$name")
    [ "$known" -eq 1 ] || { echo "no campaign is called $name:" >&2; list_campaigns >&2; exit 2; }
  done
  for name in "$@"; do
    say "campaign $name"
    began=$SECONDS good=$passed bad=$failed
    "campaign_$name"
    echo "$name,$(date +%F),$((SECONDS - began)),$((passed - good)),$((failed - bad))" >>"$kept_campaigns"
  done
}
