# What Spark's pipe and Hadoop streaming ask of a program: lines in, lines out, no
# state between them, errors on a channel of their own, an exit status that means
# something.
work=$SCRATCH/pipes
mkdir "$work"
split -n l/7 "$in" "$work/split."
for part in "$work"/split.*; do
    berita-extract -i jsonl <"$part" >"$part.out" 2>"$part.err" || fail "status $? of a split"
    [ ! -s "$part.err" ] || fail 'words where nothing was wrong'
done
same_records 'splits of an input' "$work"/*.out
cat "$work"/*.out | cmp -s - "$SCRATCH/whole"
tally $? 'splits, in their order'
[ -z "$(berita-extract -i jsonl </dev/null)" ]
tally $? 'nothing in, nothing out'
[ "$(grep -c "$(printf '\t')" "$SCRATCH/whole")" -eq 0 ]
tally $? 'no tab, which would part key and value'
[ "$(wc -l <"$SCRATCH/whole")" -eq "$ARTICLES" ]
tally $? 'a line a record'
LC_ALL=C sort -R "$in" | berita-extract -i jsonl >"$work/shuffled"
same_records 'lines in another order' "$work/shuffled"

# Bad lines: the others are answered, the words are on standard error, the status is
# 1 and not more; the engines' wrapper takes 1 for done.
python3 tests/batch/articles.py "$ARTICLES" "$SEED" --bad 10 >"$work/bad.jsonl"
berita-extract -i jsonl <"$work/bad.jsonl" >"$work/bad.out" 2>"$work/bad.err"
[ $? -eq 1 ] && [ "$(wc -l <"$work/bad.out")" -eq $((ARTICLES - 10)) ] && [ "$(wc -l <"$work/bad.err")" -eq 10 ]
tally $? 'bad lines'
sh -c 'berita-extract -i jsonl --quiet || [ $? -eq 1 ]' <"$work/bad.jsonl" >/dev/null
tally $? 'the wrapper'

# Hadoop streaming in one process: map, sort, reduce by uniq.
berita-extract -i jsonl <"$in" | jq -r '.quotations[].speaker.name // "?"' | LC_ALL=C sort | uniq -c >"$work/one"
for part in "$work"/split.??; do berita-extract -i jsonl <"$part"; done |
    jq -r '.quotations[].speaker.name // "?"' | LC_ALL=C sort | uniq -c | cmp -s - "$work/one"
tally $? 'map, sort, reduce'
