# Writes annotations for berita-weights to standard output: those of corpus/ that are not held back, and
# those of the directory GOLD, where each *.jsonl is one set.  Sets of whole
# articles count more than sets of sentences; LOOSE_PLACES names the sets that
# leave out places which only modify.
annotations=tests/weights/annotations.py
articles=6
python3 tests/corpus/gold.py --part develop >"$BUILD/develop.jsonl"
python3 "$annotations" --weight $articles "$BUILD/develop.jsonl"
[ -n "${GOLD-}" ] || exit 0
for set in "$GOLD"/*.jsonl; do
    name=$(basename "$set" .jsonl)
    weight=1
    # a mean line of more than 1,500 bytes, and everything in it annotated
    if awk '{ n += length($0) } END { exit !(n > 1500 * NR) }' "$set" && grep -q '"direct"' "$set"; then weight=$articles; fi
    case " ${LOOSE_PLACES-} " in
    *" $name "*) python3 "$annotations" --weight $weight --loose-places "$set" ;;
    *) python3 "$annotations" --weight $weight "$set" ;;
    esac
done
