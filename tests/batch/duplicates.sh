# Copies: told apart from what is none, the same with any number of threads and
# after any kill.
work=$scratch/duplicates
mkdir "$work"
python3 tests/batch/copies.py make 400 "$SEED" >"$work/in.jsonl"
$extract --duplicates mark --stats "$work/stats" "$work/in.jsonl" >"$work/marked"
python3 tests/batch/copies.py judge "$work/marked"
tally $? 'copies told apart'
[ "$(jq .duplicates "$work/stats")" -eq "$(grep -c '"duplicate_of"' "$work/marked")" ]
tally $? 'copies counted'
$extract "$work/in.jsonl" | cmp -s - "$work/marked"
[ $? -eq 1 ]
tally $? 'nothing is marked that was not asked for'
sed 's/"duplicate_of":"[^"]*",//' "$work/marked" >"$work/unmarked"
$extract "$work/in.jsonl" >"$work/plain"
same 'a mark is all the difference' "$work/plain" "$work/unmarked"
grep -v '"duplicate_of"' "$work/marked" >"$work/wanted"
for jobs in 1 2 5; do
    $extract -j $jobs --duplicates mark "$work/in.jsonl" >"$work/out"
    same "marked, -j $jobs" "$work/marked" "$work/out"
    $extract -j $jobs --duplicates drop "$work/in.jsonl" >"$work/out"
    same "dropped, -j $jobs" "$work/wanted" "$work/out"
done
$extract --duplicates mark --format json "$work/in.jsonl" | jq -c . | cmp -s - "$work/marked"
tally $? 'indented'

# The window: a copy behind it is none; memory does not grow.
cat >"$work/few.jsonl" <<'EOF'
{"id":"a","text":"Pasar Rejosari dibuka lagi pada Senin pagi."}
{"id":"b","text":"Jembatan itu ditutup untuk truk."}
{"id":1,"text":"Pasar Rejosari dibuka lagi pada Senin pagi."}
{"id":"d","text":"Hujan turun sejak Minggu malam."}
{"id":"e","text":"Pasar Rejosari dibuka lagi pada Senin pagi."}
EOF
[ "$(sed -n 3p "$work/few.jsonl" | cat - "$work/few.jsonl" | $extract -i jsonl --duplicates mark | grep -c '"duplicate_of":1,')" -eq 3 ]
tally $? 'ids that are numbers'
marks() { $extract --duplicates mark "$@" "$work/few.jsonl" | jq -r '.duplicate_of // "-"' | xargs; }
[ "$(marks)" = '- - a - a' ] && [ "$(marks --window 2)" = '- - a - -' ] && [ "$(marks --window 1)" = '- - - - -' ]
tally $? "windows: $(marks --window 2), $(marks --window 1)"
exits 2 'copies with --resume' $extract --duplicates drop --resume --output-dir "$work/x" "$work/few.jsonl" 2>/dev/null

# A journal: what came before is remembered.
$extract --duplicates drop -o "$work/out" "$work/in.jsonl"
expected=$(python3 tests/batch/kills.py --digest "$work/out")
python3 tests/batch/kills.py 6 "$SEED" "$expected" "$work/out" 0 -- \
    $extract -q -j 2 --duplicates drop --journal "$work/out.j" -o "$work/out" "$work/in.jsonl"
tally $? 'six kills with --duplicates drop'
[ -n "${KEEP-}" ] || rm -rf "$work"
