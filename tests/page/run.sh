# The HTML page: well-formed, safe, whole, and in agreement with the records of
# the same articles (see check).
. tests/tally.sh
extract="$RUN $BUILD/berita-extract"
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT

# page NAME ARGUMENT...: is the page of these articles right?
page() {
    name=$1
    shift
    $extract --text "$@" >"$dir/records"
    $extract --format html "$@" >"$dir/page"
    tests/page/check "$dir/records" <"$dir/page"
    tally $? "$name"
}

page 'articles of corpus/' corpus/*.txt
set -- corpus/p*.txt
for kind in persons organizations places dates quotations dateline; do
    page "$kind alone" --only $kind "$@"
done
page 'no modifiers' --modifiers no "$@"
page 'unresolved' --unresolved "$@"
page 'public figures' --public-figures "$@"
page 'markup and characters that mean something' tests/page/hostile.jsonl

$extract --format html --jobs 3 corpus/*.txt >"$dir/many"
$extract --format html corpus/*.txt | cmp - "$dir/many"
tally $? 'several threads'

# Bytes that are no UTF-8, and articles cut off halfway with some of them.
printf 'a\377\300\200b “\355\240\200x,” kata \303 Bupati Jepara Sri Wahyuni\n' >"$dir/bad.txt"
page 'bytes that are no UTF-8' "$dir/bad.txt"
for file in "$@"; do
    size=$(wc -c <"$file")
    head -c $((size / 2)) "$file" | tr 'kj' '\377\342' >"$dir/half-${file##*/}"
done
page 'broken articles' "$dir"/half-*

$extract --format html </dev/null | tests/page/check
tally $? 'an empty text'
: >"$dir/empty.jsonl"
$extract --format html "$dir/empty.jsonl" | tests/page/check "$dir/empty.jsonl"
tally $? 'no article'

# Days and times in words.
says() {
    echo "Pasar dibuka $1." | $extract --format html --published 2025-07-17 >"$dir/page"
    grep -q ">$2</" "$dir/page"
    tally $? "$1 is $2"
}
says 'Senin (21/7/2025)' '21 Juli 2025'
says 'Rabu (2/7/2025) pukul 09.05 WIB' '2 Juli 2025 pukul 09.05'
says 'Rabu malam' '16 Juli 2025 malam'
says 'bulan depan' 'Agustus 2025'
says 'triwulan III-2024' 'triwulan 3 2024'
says 'semester I 2024' 'semester 1 2024'
says 'era 1990-an' '1990 – 1999'
says 'pekan depan' '21 Juli 2025 – 27 Juli 2025'

# The check itself must be able to refuse.
$extract --text "$1" >"$dir/records"
$extract --format html "$1" >"$dir/page"
refused() {
    name=$1
    shift
    sed "$@" "$dir/page" >"$dir/changed"
    ! cmp -s "$dir/page" "$dir/changed" && ! tests/page/check "$dir/records" <"$dir/changed" >/dev/null 2>&1
    tally $? "refused: $name"
}
refused 'a link without an end' 's/ id="a1-q1"//'
refused 'an id twice' 's/id="a1-k2"/id="a1-k1"/'
refused 'a script' 's/<main/<script>1<\/script><main/'
refused 'an event' 's/<main/<main onclick="1"/'
refused 'an open tag' '0,/<\/p>/s/<\/p>//'
refused 'another text' '0,/<p>/s/<p>/<p>x/'
refused 'a heading left out' 's/<h2>/<h4>/; s/<\/h2>/<\/h4>/'
refused 'no policy' 's/default-src/default/'
finish
