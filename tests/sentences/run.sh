# The ends of sentences in corpus/ are found: F1 of 0.99 on ten sentences in a
# row, in the part that nothing was written for, and the floors of floor.txt.
. tests/tally.sh
scores=$BUILD/check/sentences.txt
# shellcheck disable=SC2086 # RUN may be a command with arguments
python3 tests/sentences/score.py $RUN "$BUILD/berita-tokenize" >"$scores"
tally $? "score.py"
cat "$scores"
while read -r part way floor; do
    reached=$(awk -v part="$part" -v way="$way" '$1 == part && $2 == way { print $5 }' "$scores")
    tally "$(awk "BEGIN { print !(${reached:-0} >= $floor) }")" "$part $way: ${reached:-nothing}, less than $floor"
done <tests/sentences/floor.txt
finish
