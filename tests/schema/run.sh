# Validates real output against record.schema.json (see validate).
. tests/tally.sh
extract="$RUN $BUILD/berita-extract"
check=tests/schema/validate

# valid NAME ARGUMENT-OF-VALIDATE...: standard input is valid output.
valid() {
    name=$1
    shift
    $check "$@"
    tally $? "$name"
}

$extract --text corpus/*.txt | valid 'articles of corpus/'
$extract --text --offsets bytes corpus/*.txt | valid 'offsets in bytes' --offsets bytes
$extract --text --offsets utf16 corpus/*.txt | valid 'offsets in UTF-16' --offsets utf16
$extract --text --public-figures corpus/*.txt | valid 'public figures'
$extract --text --published 2025-07-17 corpus/*.txt | valid 'a day of publication'
$extract --format json corpus/*.txt | jq -c . | valid 'the indented form'
for kind in persons organizations places entities dates quotations dateline; do
    $extract --only $kind corpus/*.txt | valid "$kind alone" --only
done
# Articles cut off anywhere, with bytes that are no UTF-8 and none at all.
for file in corpus/*.txt; do
    size=$(wc -c <"$file")
    head -c $((size / 2)) "$file" | tr 'kj' '\377\342' | $extract --text
done | valid 'broken articles'
$extract </dev/null | valid 'an empty text'
finish
