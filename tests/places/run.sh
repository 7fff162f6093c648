# Places have the codes they mean: in sentences written for it, all of them; in
# the articles of corpus/ most, so that a change may cost a little here for what
# it gains elsewhere.
. tests/tally.sh
floor=297 # of the 308 names of gold.tsv
scenes=52 # of the 55 of scenes.tsv
made=$BUILD/check/places
mkdir -p "$made"

python3 tests/places/cases.py tests/places/cases.tsv >"$made/cases.jsonl"
$RUN "$BUILD/berita-extract" --input-format jsonl "$made/cases.jsonl" >"$made/cases.out"
tally $? "berita-extract on cases.tsv"
python3 tests/places/cases.py tests/places/cases.tsv "$made/cases.out"
tally $? "cases.tsv"

python3 tests/corpus/gold.py >"$made/corpus.jsonl"
$RUN "$BUILD/berita-extract" --input-format jsonl "$made/corpus.jsonl" >"$made/corpus.out"
tally $? "berita-extract on the corpus"
right=$(python3 tests/places/score.py tests/places/gold.tsv "$made/corpus.jsonl" "$made/corpus.out")
echo "$right"
reached=$(echo "$right" | sed -n 's/^right \([0-9]*\) of.*/\1/p')
tally "$([ "${reached:-0}" -ge $floor ]; echo $?)" "places of the corpus: ${reached:-none} right, less than $floor"

right=$(python3 tests/places/scenes.py tests/places/scenes.tsv "$made/corpus.out")
echo "$right"
reached=$(echo "$right" | sed -n 's/^right \([0-9]*\) of.*/\1/p')
tally "$([ "${reached:-0}" -ge $scenes ]; echo $?)" "scenes: ${reached:-none} right, less than $scenes"
finish
