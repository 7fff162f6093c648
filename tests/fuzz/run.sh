# The seeds of every fuzz target, and whatever it once stumbled over, without
# libFuzzer.
. tests/tally.sh
for seeds in tests/fuzz/seeds/*/; do
    target=$(basename "$seeds")
    log=$BUILD/check/fuzz-$target.txt
    $RUN "$BUILD/tests/fuzz/replay_$target" "$seeds"* >"$log" 2>&1
    status=$?
    cat "$log"
    if [ $status -eq 0 ]; then add "$log"; else fail "$target ended with status $status"; fi
done
finish
