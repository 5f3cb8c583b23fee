# Sourced by ./test: steps that are counted and timed, and the closing lines.
#
# A step is begun by `say NAME`; what is called until the next `say` belongs to it. Its seconds are shown at the end beside those that
# tests/budget.csv allows it, and kept in build/test-logs/times.csv.

passed=0 failed=0
logs=build/test-logs
mkdir -p "$logs"
started=$SECONDS
said="" said_at=0
declare -a timed=() unsteady=()

say() {
  said_done
  said=$1 said_at=$SECONDS
  printf '\n== %s (%d s)\n' "$1" $((SECONDS - started))
}
said_done() { [ -z "$said" ] || timed+=("$said,$((SECONDS - said_at))"); said=""; }

one() { if [ "$2" -eq 0 ]; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAILED: $1"; fi; }
log_of() { echo "$logs/$(echo "$1" | tr -c 'a-zA-Z0-9\n' '-').log"; }

# step NAME COMMAND…: a check that passes or fails as a whole. Its output is shown when it fails.
step() {
  local name=$1 log; shift
  log=$(log_of "$name")
  if "$@" >"$log" 2>&1; then passed=$((passed + 1)); tail -n 1 "$log" | cut -c1-200 | sed "s|^|  $name: |"; else
    failed=$((failed + 1)); echo "FAILED: $name"; tail -n 60 "$log"; fi
}

# tally NAME STATUS: what a runner printed that closes with `N passed, N failed`, or googletest's own lines.
tally() {
  local name=$1 status=$2 log good bad
  log=$(log_of "$name")
  good=$(sed -nE 's/^\[  PASSED  \] ([0-9]+) tests?\..*/\1/p; s/^([^0-9]*:? )?([0-9]+) passed, [0-9]+ failed.*/\2/p' "$log" | awk '{s += $1} END {print s + 0}')
  bad=$(sed -nE 's/^ ?([0-9]+) FAILED TESTS?$/\1/p; s/^([^0-9]*:? )?[0-9]+ passed, ([0-9]+) failed.*/\2/p' "$log" | awk '{s += $1} END {print s + 0}')
  [ "$status" -ne 0 ] && [ "$bad" -eq 0 ] && bad=1
  [ "$status" -eq 0 ] && [ "$good" -eq 0 ] && { bad=1; echo "$name ran no test"; }
  passed=$((passed + good)); failed=$((failed + bad))
  echo "  $name: $good passed, $bad failed"
  while IFS= read -r line; do unsteady+=("$line"); done < <(sed -n 's/^UNSTEADY: //p' "$log")
  [ "$bad" -eq 0 ] || {
    echo "FAILED: $name"
    # The database's own log, which pg_virtualenv prints, tells of errors that the tests asked for.
    grep -vE '^[0-9-]+ [0-9:.]+ [A-Z]+ \[[0-9]+\] ' "$log" >"$log.own"
    grep -nE '^\[  FAILED  \]|Failure|FAILED|Error|error:|ERROR' "$log.own" | head -30
    tail -n 60 "$log.own"
  }
}
counted() {
  local name=$1; shift
  "$@" >"$(log_of "$name")" 2>&1
  tally "$name" $?
}
# beside NAME COMMAND…: begun now, tallied by `joined NAME`. For what keeps one processor busy and waits for nothing.
declare -A begun
beside() {
  local name=$1; shift
  "$@" >"$(log_of "$name")" 2>&1 &
  begun[$name]=$!
}
joined() { wait "${begun[$1]}"; tally "$1" $?; }

build() {  # PRESET TARGET…
  local preset=$1; shift
  cmake --preset "$preset" -DBAQYLAU_TESTS=ON >"$logs/configure-$preset.log" 2>&1 || { tail -20 "$logs/configure-$preset.log"; one "configure $preset" 1; finish; }
  cmake --build "build/$preset" --target "$@" >"$logs/build-$preset.log" 2>&1 || { grep -nE 'error|FAILED' "$logs/build-$preset.log" | head -40; one "build $preset" 1; finish; }
  one "build $preset" 0
}

# The table of seconds, what took longer than it may, what passed only when it was tried again, and the line that is counted.
finish() {
  local line name seconds allowed over=()
  said_done
  echo
  echo "step,seconds" >"$logs/times.csv"
  for line in "${timed[@]}"; do
    name=${line%,*} seconds=${line##*,}
    allowed=$(awk -F, -v name="$name" '$1 == name {print $2}' tests/budget.csv)
    echo "$line" >>"$logs/times.csv"
    printf '%6d s  %s%s\n' "$seconds" "$name" "${allowed:+ (of $allowed)}"
    [ -z "$allowed" ] || [ "$seconds" -le "$allowed" ] || over+=("$name took $seconds s of $allowed")
  done
  echo
  for line in "${unsteady[@]}"; do echo "unsteady: $line"; done
  for line in "${over[@]}"; do echo "over its budget (tests/budget.csv, warm compiler cache): $line"; done
  echo "$((SECONDS - started)) seconds"
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ]; exit $?
}
