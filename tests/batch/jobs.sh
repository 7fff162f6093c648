# The same bytes whatever the number of threads: records, messages, errors.
articles "$ARTICLES" "$SEED" --bad 20 >"$scratch/some.jsonl"
head -c 1500 "$scratch/some.jsonl" >"$scratch/short.jsonl"
printf 'Pasar dibuka pada 3 Mei 2025.' >"$scratch/satu.txt"

# with N ARGUMENT...: out, err and errors of a run with that many threads
with() {
    jobs=$1
    shift
    $extract -j "$jobs" --errors "$scratch/errors.$jobs" "$@" >"$scratch/out.$jobs" 2>"$scratch/err.$jobs"
    echo $? >>"$scratch/err.$jobs"
}

# compare NAME ARGUMENT...
compare() {
    what=$1
    shift
    with 1 "$@"
    for jobs in 2 3 8; do
        with $jobs "$@"
        for kind in out err errors; do same "$what: $kind of -j $jobs" "$scratch/$kind.1" "$scratch/$kind.$jobs"; done
    done
}

compare 'JSON Lines' "$scratch/some.jsonl"
compare 'a short file' "$scratch/short.jsonl"
compare 'texts' corpus/*.txt "$scratch/none.txt" "$scratch/satu.txt"
compare 'indented' --format json "$scratch/some.jsonl"
compare 'a table' --format csv "$scratch/some.jsonl"
compare 'the first failure' --fail-fast "$scratch/some.jsonl"
compare 'nothing' /dev/null

# The other programs that read articles.
for command in 'berita-tag' 'berita-tokenize -f jsonl' 'berita-dates -f tsv' 'berita-dates -f iso' \
    'berita-tokenize --by line'; do
    for jobs in 1 3; do $RUN $build/$command -j $jobs "$scratch/some.jsonl" >"$scratch/out.$jobs" 2>"$scratch/err.$jobs"; done
    same "$command: out" "$scratch/out.1" "$scratch/out.3"
    same "$command: err" "$scratch/err.1" "$scratch/err.3"
done

# A long document among short ones.
{
    head -n 30 "$scratch/some.jsonl"
    jq -cRs '{id: "panjang", text: .}' corpus/*.txt
    tail -n 30 "$scratch/some.jsonl"
} >"$scratch/mixed.jsonl"
compare 'a long one among short ones' "$scratch/mixed.jsonl"

# Twenty bad ones of ten kinds: all named, all counted, all kept as they came.
with 2 --stats "$scratch/stats" "$scratch/some.jsonl"
[ "$(wc -l <"$scratch/out.2")" -eq $((ARTICLES - 20)) ]
tally $? 'records but the bad ones'
[ "$(grep -c "^berita-extract: $scratch/some.jsonl:[0-9]*: " "$scratch/err.2")" -eq 20 ]
tally $? 'bad ones named'
[ "$(tail -n 1 "$scratch/err.2")" -eq 1 ]
tally $? 'exit status of a run with bad ones'
jq -e -n --slurpfile s "$scratch/stats" --argjson n "$ARTICLES" \
    '$s[0] | .documents == $n - 20 and .failed == 20 and ([.failures[]] | add) == 20' >/dev/null
tally $? 'bad ones counted'
python3 - "$scratch/some.jsonl" "$scratch/errors.2" <<'EOF'
import base64, json, sys
lines = open(sys.argv[1], "rb").read().split(b"\n")
rows = [json.loads(row) for row in open(sys.argv[2], encoding="utf-8")]
kept = [r["input"].encode() if "input" in r else base64.b64decode(r["input_base64"]) for r in rows]
sys.exit(len(rows) != 20 or any(lines[r["record"] - 1] != k for r, k in zip(rows, kept)))
EOF
tally $? 'bad ones kept with their input'

# Old encodings, which no string can hold, come back from base64.
printf '{"id":"latin","text":17,"x":"caf\351"}\n' >"$scratch/latin.jsonl"
with 2 "$scratch/latin.jsonl"
printf '{"id":"latin","text":17,"x":"caf\351"}' >"$scratch/latin.line"
jq -r .input_base64 "$scratch/errors.2" | base64 -d >"$scratch/latin.back"
same 'bytes that are no UTF-8 in --errors' "$scratch/latin.line" "$scratch/latin.back"

$extract --quiet "$scratch/some.jsonl" >/dev/null 2>"$scratch/err"
[ ! -s "$scratch/err" ]
tally $? '--quiet says nothing'

# One article starts no thread; two jobs' worth do.
if [ "$native" = yes ] && command -v strace >/dev/null; then
    threads() { strace -f -e trace=clone,clone3 -o "$scratch/trace" $extract -j 4 "$@" >/dev/null; grep -c clone "$scratch/trace"; }
    [ "$(threads corpus/pesisir-reformasi.txt)" -eq 0 ]
    tally $? 'no thread for one article'
    [ "$(threads --quiet "$scratch/some.jsonl")" -eq 4 ]
    tally $? 'threads for many'
else
    skip 'threads started' 'needs strace, and no other program around ours'
fi

# A writer that waits for the answer before it writes on.
python3 - $extract <<'EOF'
import json, subprocess, sys
for jobs in "1", "3":
    p = subprocess.Popen(sys.argv[1:] + ["-j", jobs, "-i", "jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    for i in range(20):
        p.stdin.write(json.dumps({"id": i, "text": "Ia tiba pada 3 Mei 2025."}).encode() + b"\n")
        p.stdin.flush()
        if json.loads(p.stdout.readline())["id"] != i:
            sys.exit(1)
    p.stdin.close()
    if p.wait() != 0:
        sys.exit(1)
EOF
tally $? 'answers come before the writer goes on'
