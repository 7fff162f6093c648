#!/bin/sh
# Runs the suites named, or all of them, and sums them up.  A suite is a
# directory of tests/ with a run.sh in it (see tally.sh).  Its output is kept
# in build/check/NAME.log and shown when something failed.
cd "$(dirname "$0")/.." || exit 1
. tests/tally.sh
logs=$BUILD/check
mkdir -p "$logs"
export BUILD RUN

seconds() { date +%s; }

suite() {
    name=$1
    log=$logs/$name.log
    start=$(seconds)
    sh "tests/$name/run.sh" >"$log" 2>&1 </dev/null
    status=$?
    before=$failed
    add "$log"
    line=$(tail -n 1 "$log")
    if [ "$status" -ne 0 ] && [ "$failed" -eq "$before" ]; then
        fail "$name ended with status $status"
    fi
    if [ "$failed" -ne "$before" ]; then
        echo "---- $name: $log"
        tail -n 60 "$log"
        echo "----"
    fi
    printf '%-10s %s (%s s)\n' "$name" "$line" $(($(seconds) - start))
}

if [ $# -eq 0 ]; then
    set -- tests/*/run.sh
fi
for arg; do
    name=${arg#tests/}
    suite "${name%/run.sh}"
done
echo
finish
