# Counting for the suites' run.sh files, which source this.  A suite prints a
# line for each failure and closes with "N passed, N failed"; it runs from the
# top of the tree with BUILD and RUN (a program to run others under) set.
BUILD=${BUILD:-build}
RUN=${RUN:-}
passed=0
failed=0

pass() {
    passed=$((passed + 1))
}

fail() {
    failed=$((failed + 1))
    printf 'FAIL %s\n' "$*"
}

# tally STATUS NAME: counts one test that ended with STATUS.
tally() {
    if [ "$1" -eq 0 ]; then pass; else fail "$2"; fi
}

# add FILE: counts what another suite's closing line says; a log without one
# is a failure.
add() {
    line=$(grep -E '^[0-9]+ passed, [0-9]+ failed' "$1" | tail -n 1)
    if [ -z "$line" ]; then
        fail "no closing line in $1"
        return
    fi
    more=${line#* passed, }
    passed=$((passed + ${line%% *}))
    failed=$((failed + ${more%% *}))
}

finish() {
    echo "$passed passed, $failed failed"
    [ "$failed" -eq 0 ]
}
