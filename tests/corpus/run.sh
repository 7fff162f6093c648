# The annotations of corpus/ agree with the texts beside them, and as records
# with themselves.
. tests/tally.sh
problems=$BUILD/check/corpus.txt
python3 tests/corpus/gold.py --check >"$problems" 2>&1
status=$?
articles=$(find corpus -name '*.txt' | wc -l)
if [ $status -eq 0 ]; then
    passed=$articles
else
    cat "$problems"
    fail "gold.py --check ended with status $status"
fi
tally "$([ "$articles" -ge 60 ]; echo $?)" "at least 60 articles"

# An affiliation without a post is all that a record cannot hold.
gold=$BUILD/check/corpus.gold.jsonl
records=$BUILD/check/corpus.records.jsonl
scores=$BUILD/check/corpus.tsv
python3 tests/corpus/gold.py >"$gold" && python3 tests/corpus/gold.py --records >"$records" &&
    $RUN "$BUILD/berita-score" --format tsv "$gold" "$records" >"$scores"
tally $? "berita-score on the annotations as records"
tally "$(awk -F '\t' 'NR > 1 && $4 < ($1 ~ /^affiliation/ ? 0.99 : 1) { lost = 1; print } END { print lost + 0 }' "$scores" | tail -n 1)" \
    "annotations lost in records"
finish
