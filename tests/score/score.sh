# Scores berita-extract on annotated articles: those of the directory GOLD, with
# the score.py that lies there.  Each *.jsonl in it is one set.
if [ -z "${GOLD-}" ]; then
    echo "usage: make score GOLD=DIRECTORY   (annotated *.jsonl and score.py)" >&2
    exit 2
fi
for set in "$GOLD"/*.jsonl; do
    echo "== $(basename "$set" .jsonl)"
    "$BUILD/berita-extract" --input-format jsonl "$set" | python3 "$GOLD/score.py" "$set" || exit 1
done
