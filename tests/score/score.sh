# Scores berita-extract on the annotated articles of corpus/, or on those of the
# directory GOLD with the score.py that lies there: each *.jsonl is one set.
# Below stands how far the confidence of speakers can be believed.
# PART=develop or PART=held-back leaves only the articles of that part.
if [ -z "${GOLD-}" ]; then
    gold=$BUILD/corpus.gold.jsonl
    python3 tests/corpus/gold.py ${PART:+--part "$PART"} >"$gold"
    "$BUILD/berita-extract" --input-format jsonl "$gold" >"$BUILD/corpus.made.jsonl"
    python3 tests/score/score.py "$gold" "$BUILD/corpus.made.jsonl" || exit 1
    exec python3 tests/score/reliability.py "$gold" "$BUILD/corpus.made.jsonl"
fi
for set in "$GOLD"/*.jsonl; do
    echo "== $(basename "$set" .jsonl)"
    "$BUILD/berita-extract" --input-format jsonl "$set" >"$BUILD/set.made.jsonl"
    python3 "$GOLD/score.py" "$set" "$BUILD/set.made.jsonl" || exit 1
    python3 tests/score/reliability.py "$set" "$BUILD/set.made.jsonl" || exit 1
done
