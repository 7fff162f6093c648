# The annotations of corpus/ agree with the texts beside them.
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
finish
