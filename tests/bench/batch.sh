# Batches: what threads gain, what memory they take, and that nothing is lost.
# Sourced by bench.sh.  BENCH_KILLS and BENCH_ARTICLES make it shorter.
kills=${BENCH_KILLS:-100}
lots=${BENCH_ARTICLES:-100000}

echo
wall_of() { "$measure" -n "$runs" -i "$many" "$extract" --input-format jsonl "$@" | cut -d ' ' -f 1; }
row "processors" "$(nproc)"
one=$(wall_of -j 1)
two=$(wall_of -j 2)
row "-j 1, wall" "$(calc '%.2f s' "$one / 1000")" "$(calc '%.0f articles a second' "$(wc -l <"$many") * 1000 / $one")"
row "-j 2, wall" "$(calc '%.2f s' "$two / 1000")" "$(calc '%.2f' "$one / $two") times as fast (aim 1.8 on two processors)"

# The processor time of both tells what threads cost, on a busy machine too.
cpu_of() { "$measure" -n "$runs" -i "$many" "$extract" --input-format jsonl "$@" | cut -d ' ' -f 2; }
row "processor time, -j 2 to -j 1" "$(calc '%.3f' "$(cpu_of -j 2) / $(cpu_of -j 1)")" "(aim 1.1 at most)"

if [ ! -f "$dir/lots.jsonl" ] || [ "$(wc -l <"$dir/lots.jsonl")" -ne "$lots" ]; then
    python3 tests/batch/articles.py "$lots" 1 --bad 100 >"$dir/lots.jsonl"
fi
for jobs in 1 2; do
    python3 tests/batch/articles.py 1000 1 | "$measure" "$extract" -i jsonl -j $jobs | cut -d ' ' -f 3 >"$dir/few.peak"
    python3 tests/batch/articles.py "$lots" 1 | "$measure" "$extract" -i jsonl -j $jobs | cut -d ' ' -f 3 >"$dir/lots.peak"
    row "peak memory, -j $jobs, 1,000 articles" "$(calc '%.1f MB' "$(cat "$dir/few.peak") / 1024")"
    row "peak memory, -j $jobs, $lots articles" "$(calc '%.1f MB' "$(cat "$dir/lots.peak") / 1024")" \
        "$(calc '%.3f' "$(cat "$dir/lots.peak") / $(cat "$dir/few.peak")") times (aim 1.1 at most)"
done

# A hundred bad ones of ten kinds.
status=0
"$extract" -j 2 --errors "$dir/errors.jsonl" --stats "$dir/stats.json" "$dir/lots.jsonl" \
    >"$dir/lots.out" 2>"$dir/lots.err" || status=$?
row "$lots articles, 100 of them bad" "$(wc -l <"$dir/lots.out") records" \
    "$(grep -c 'lots.jsonl:[0-9]*: ' "$dir/lots.err") named, $(wc -l <"$dir/errors.jsonl") kept with their input, exit $status"
row "  by cause" "" "$(jq -c .failures "$dir/stats.json")"
row "  output" "$(calc '%.2f' "$(size "$dir/lots.out") / $(size "$dir/lots.jsonl")") of input"
rm -f "$dir/lots.out"

# Kills, full disks, an engine that loses a worker: the tests, at their full size.
rehearse() {
    name=$1
    shift
    if env "$@" >"$dir/rehearsal" 2>&1; then result=same; else result=DIFFERS; fi
    row "$name" "$result" "$(grep -E 'kills|SKIPPED' "$dir/rehearsal" | xargs) $(tail -n 1 "$dir/rehearsal")"
    [ "$result" = same ] || grep -E '^FAIL|^seed' "$dir/rehearsal" || true
}
rehearse "--journal, $kills kills each way" KILLS="$kills" sh tests/batch/run.sh journal
rehearse "--output-dir --resume, the same" KILLS="$kills" sh tests/batch/run.sh tree
rehearse "Dask, a worker killed" sh tests/engines/run.sh dask
rehearse "copies of a story" sh tests/batch/run.sh duplicates
