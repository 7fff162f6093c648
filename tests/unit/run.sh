# Each unit test is a program of its own; its cases are counted from what
# cmocka prints.
. tests/tally.sh
for program in "$BUILD"/tests/unit/test_*; do
    [ -x "$program" ] || continue
    name=${program##*/}
    log=$BUILD/check/$name.txt
    $RUN "$program" >"$log" 2>&1
    status=$?
    passed=$((passed + $(grep -c '^\[       OK \]' "$log")))
    for case in $(sed -n 's/^\[  FAILED  \] \([a-z_0-9]*\)$/\1/p' "$log" | sort -u); do
        fail "$name: $case"
        status=0
    done
    if [ $status -ne 0 ]; then fail "$name ended with status $status"; fi
    grep -E 'error|Error|ERROR|^==' "$log"
done
finish
