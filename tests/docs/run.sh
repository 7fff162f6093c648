# The examples of the documents at the top print what stands there.
#
#   sh tests/docs/run.sh bless    bring them up to date, showing the differences
. tests/tally.sh
for document in README.md CONTRIBUTING.md; do
    log=$BUILD/check/$document.txt
    if [ "${1-}" = bless ]; then
        cp "$document" "$log"
        python3 tests/docs/examples.py "$document" --bless
        diff -u "$log" "$document"
        continue
    fi
    python3 tests/docs/examples.py "$document" >"$log"
    cat "$log"
    add "$log"
done
finish
