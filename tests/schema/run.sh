# Validates real output against record.schema.json (see validate).
. tests/tally.sh
extract="$RUN $BUILD/berita-extract"
out=$(mktemp) || exit 1
trap 'rm -f "$out"' EXIT

# valid NAME ARGUMENT-OF-VALIDATE...: is what $out holds valid?
valid() {
    name=$1
    shift
    tests/schema/validate "$@" <"$out"
    tally $? "$name"
}

$extract --text corpus/*.txt >"$out"
valid 'articles of corpus/'
$extract --text --offsets bytes corpus/*.txt >"$out"
valid 'offsets in bytes' --offsets bytes
$extract --text --offsets utf16 corpus/*.txt >"$out"
valid 'offsets in UTF-16' --offsets utf16

# What leaves things out, over a few articles.
set -- corpus/p*.txt
$extract --text --public-figures --published 2025-07-17 "$@" >"$out"
valid 'public figures'
$extract --text --unresolved "$@" >"$out"
valid 'unresolved'
$extract --text --modifiers no "$@" >"$out"
valid 'no modifiers' --gaps
for kind in persons organizations places entities dates quotations dateline; do
    $extract --only $kind "$@"
done >"$out"
valid 'one kind alone' --only

# Articles cut off halfway, with bytes that are no UTF-8, and none at all.
for file in "$@"; do
    size=$(wc -c <"$file")
    head -c $((size / 2)) "$file" | tr 'kj' '\377\342' | $extract --text
done >"$out"
$extract </dev/null >>"$out"
valid 'broken articles'
finish
