# Pages in the manner of outlets' templates, and what a reader of them sees.
. tests/tally.sh
log=$BUILD/check/pages.txt
$RUN "$BUILD/tests/pages/dump" tests/pages/*.html >"$log" 2>"$log.errors"
tally $? "dump ended badly"
cat "$log.errors"
python3 tests/pages/score.py <"$log" >"$log.score"
cat "$log.score"
add "$log.score"
finish
