# SIGINT and SIGTERM end a run in good order, SIGUSR1 asks how far it is, and a
# reader that leaves is no failure.
work=$scratch/signals
mkdir "$work"
articles "$ARTICLES" "$SEED" >"$work/in.jsonl"
python3 tests/batch/signals.py "$work/in.jsonl" $extract
tally $? signals
for jobs in 1 2; do
    (
        $extract -j $jobs "$work/in.jsonl" 2>"$work/err"
        echo $? >"$work/code"
    ) | head -n 1 >/dev/null
    [ ! -s "$work/err" ]
    tally $? "a reader that leaves, -j $jobs: $(cat "$work/err")"
done
$extract --progress json "$work/in.jsonl" 2>"$work/err" >/dev/null
tail -n 1 "$work/err" | jq -e --argjson n "$ARTICLES" '.documents == $n and .done and .bytes == .bytes_all' >/dev/null
tally $? '--progress json'
[ -n "${KEEP-}" ] || rm -rf "$work"
