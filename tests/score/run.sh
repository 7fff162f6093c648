# What is found in corpus/ does not fall below the figures of floor.txt: the
# floors are what is reached less half a point, cut off after two digits, so that
# a change that costs more than a few annotations here has to move them.
. tests/tally.sh
gold=$BUILD/check/score.gold.jsonl
made=$BUILD/check/score.made.jsonl
scores=$BUILD/check/score.tsv
python3 tests/corpus/gold.py >"$gold"
"$BUILD/berita-extract" --input-format jsonl "$gold" >"$made"
"$BUILD/berita-score" --format tsv "$gold" "$made" >"$scores"
tally $? "berita-score"
cat "$scores"
while read -r name floor; do
    reached=$(awk -F '\t' -v name="$name" '$1 == name { print $4 }' "$scores")
    tally "$(awk "BEGIN { print !(${reached:-0} >= $floor) }")" "$name: ${reached:-nothing}, less than $floor"
done <tests/score/floor.txt
finish
