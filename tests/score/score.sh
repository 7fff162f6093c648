# Scores berita-extract on the annotated articles of corpus/, each part by
# itself or only PART, or on those of the directory GOLD, where each *.jsonl is
# one set.  FORMAT is that of berita-score.
score=$BUILD/berita-score
format=--format=${FORMAT:-text}

# show NAME GOLD: figures, then how far the confidence of speakers can be trusted.
show() {
    made=$BUILD/score.$1.jsonl
    echo "== $1"
    "$BUILD/berita-extract" --input-format jsonl "$2" >"$made" && "$score" "$format" "$2" "$made" || exit 1
    echo
    "$score" "$format" --calibration "$2" "$made" && echo || exit 1
}

if [ -n "${GOLD-}" ]; then
    for set in "$GOLD"/*.jsonl; do
        show "$(basename "$set" .jsonl)" "$set"
    done
    exit
fi
for part in ${PART:-develop held-back}; do
    python3 tests/corpus/gold.py --part "$part" >"$BUILD/corpus.$part.jsonl" || exit 1
    show "$part" "$BUILD/corpus.$part.jsonl"
done
