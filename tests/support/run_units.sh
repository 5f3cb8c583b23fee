#!/usr/bin/env bash
# Runs every googletest program of a build, two at a time: run_units.sh BUILD_FOLDER LOG_FOLDER.
# One that ends badly without a test having failed (a sanitizer, a signal, an exit on the way) is named, with its last words.
set -uo pipefail
build=$1 logs=$2
rm -f "$logs"/tests_*.out "$logs"/tests_*.status "$logs"/tests_*.seconds

one() {
  local name began=$SECONDS status
  name=$(basename "$1")
  "$1" --gtest_brief=1 >"$2/$name.out" 2>&1
  status=$?
  echo $status >"$2/$name.status"
  echo $((SECONDS - began)) >"$2/$name.seconds"
}
export -f one

find "$build" -maxdepth 1 -name 'tests_*' -type f -executable | sort | xargs -P 2 -I{} bash -c 'one "{}" "$0"' "$logs"

failed=0
for out in "$logs"/tests_*.out; do
  name=$(basename "$out" .out)
  status=$(cat "$logs/$name.status")
  echo "---- $name: $(cat "$logs/$name.seconds") s"
  cat "$out"
  [ "$status" -eq 0 ] && continue
  failed=1
  echo "FAILED: $name ended with status $status"
done
# Again at the end, where the reader of a long log begins.
for out in "$logs"/tests_*.out; do
  name=$(basename "$out" .out)
  [ "$(cat "$logs/$name.status")" -eq 0 ] || { echo "==== the last words of $name"; tail -n 25 "$out"; }
done
exit $failed
