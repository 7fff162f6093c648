# What the lexicon compiler says of files it refuses: NAME.tsv or NAME.rules is
# compiled, and its message compared with
# NAME.err.  Then: what it takes gives the same image, byte for byte, again.
. tests/tally.sh
for file in tests/lexc/*.tsv tests/lexc/*.rules; do
    want=${file%.*}.err
    said=$BUILD/check/lexc.err
    $RUN "$BUILD/berita-lexc" -o "$BUILD/check/refused.image" "$file" 2>"$said"
    status=$?
    if [ $status -ne 1 ]; then fail "$file: status $status, not 1"; fi
    if diff -u "$want" "$said"; then pass; else fail "$file"; fi
done
# shellcheck disable=SC2046
"$BUILD/berita-lexc" -o "$BUILD/check/again.image" \
    $(find lexicons -name '*.tsv' -o -name '*.rules' | LC_ALL=C sort)
cmp "$BUILD/lexicon.image" "$BUILD/check/again.image"
tally $? "the image is not the same when made again"
finish
