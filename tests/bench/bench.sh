# Speed and memory, each figure beside a yardstick measured in the same run on
# the same file: ratios hold where absolute figures drift.
#
# BENCH_MB megabytes of JSON Lines are made from the articles of corpus/,
# repeated.  Times are the least of several runs; throughput is bytes a second
# of processor time.
set -eu
. tests/tally.sh
dir=$BUILD/bench
many=$dir/articles.jsonl
extract=$BUILD/berita-extract
measure=$BUILD/tests/bench/measure
megabytes=${BENCH_MB:-100}
runs=${BENCH_RUNS:-3}
mkdir -p "$dir"

# ---- files -----------------------------------------------------------------

one_pass() {
    for text in corpus/*.txt; do
        jq -cRs --arg id "$(basename "$text" .txt)" '{id: $id, published: "2025-07-17", text: .}' "$text"
    done
}

# repeat FILE BYTES: the file again and again, in whole lines, to this size.
repeat() {
    copies=$(($2 / $(wc -c <"$1") + 1))
    yes "$1" | head -n "$copies" | xargs cat
}

size() { wc -c <"$1"; }

one_pass >"$dir/once.jsonl"
if [ ! -f "$many" ] || [ "$many" -ot "$dir/once.jsonl" ] ||
    [ "$(size "$many")" -lt $((megabytes * 1000000)) ]; then
    repeat "$dir/once.jsonl" $((megabytes * 1000000)) >"$many"
fi

# ---- throughput ------------------------------------------------------------

# cpu INPUT COMMAND...: least milliseconds of processor time
cpu() {
    input=$1
    shift
    "$measure" -n "$runs" -i "$input" "$@" | cut -d ' ' -f 2
}

calc() { awk "BEGIN { printf \"$1\", $2 }"; }

bytes=$(size "$many")
row() { printf '%-34s %10s  %s\n' "$1" "$2" "${3-}"; }
rate() { calc '%.1f MB/s' "$bytes / $1 / 1000"; }

printf '%s, %s bytes of JSON Lines, %s articles\n\n' "$(date -u +%Y-%m-%d)" "$bytes" "$(wc -l <"$many")"
jq_ms=$(cpu "$many" jq -c .)
wc_ms=$(LC_ALL=C.UTF-8 cpu "$many" wc -m)
our_ms=$(cpu "$many" "$extract" --input-format jsonl)
row "wc -m" "$(rate "$wc_ms")"
row "jq -c ." "$(rate "$jq_ms")"
row "berita-extract" "$(rate "$our_ms")" "$(calc '%.2f' "$jq_ms / $our_ms") times jq (aim 0.5)"

# ---- stages ----------------------------------------------------------------

"$BUILD/tests/bench/stages" 2 corpus/*.txt >"$dir/stages.txt"
tokens=$(awk '$1 == "tokens" { print $2 }' "$dir/stages.txt")
passes=$(calc '%.3f' "$(wc -l <"$many") / $(wc -l <"$dir/once.jsonl")")
row "a token, end to end" "$(calc '%.0f ns' "$our_ms * 1e6 / ($tokens * $passes)")" "(aim 240)"
awk '$1 != "tokens" && $1 != "bytes" { printf "  %-32s %7.1f ns\n", $1, $2; sum += $2 }
     END { printf "  %-32s %7.1f ns\n", "all stages", sum }' "$dir/stages.txt"
echo

# ---- tokens ----------------------------------------------------------------

# The stage by itself over the articles' text; the program on the JSON Lines,
# by paragraphs without a look at any word, and with sentences.
text_bytes=$(awk '$1 == "bytes" { print $2 }' "$dir/stages.txt")
token_ns=$(awk '$1 == "token" { print $2 }' "$dir/stages.txt")
row "the token stage" "$(calc '%.0f MB/s' "$text_bytes * 1000 / ($tokens * $token_ns)")" "(aim 100)"
tokenize() {
    ms=$(cpu "$many" "$BUILD/berita-tokenize" --input-format jsonl "$@")
    row "  berita-tokenize $*" "$(rate "$ms")"
}
tokenize -u paragraph
tokenize -u paragraph -f tokens
tokenize -f lines
tokenize -f tokens
tokenize -f jsonl
tokenize -f conllu
echo

# ---- pages -----------------------------------------------------------------

# Megabytes of HTML a second of one core: pages of tests/pages as they are, which
# are denser than what outlets send, and with as much script as those have.
# shellcheck disable=SC2046
pages() {
    rates=$("$BUILD/tests/pages/dump" --time "$2" $(find "$3" -name '*.html' | sort))
    row "$1" "${rates%%,*}" "${rates#*, }${4-}"
}
mkdir -p "$dir/pages"
for page in tests/pages/*.html; do
    sed 's|</head>|<script>'"$(yes 'var a=b?{"c":1,d:[2,3]}:function(){return e<f};' | head -n 1200 | tr '\n' ' ')"'</script></head>|' \
        "$page" >"$dir/pages/${page##*/}"
done
pages "reading pages, dense" 40 tests/pages
pages "reading pages, with scripts" 10 "$dir/pages" " (aim 40)"
echo

# ---- cold start ------------------------------------------------------------

article=corpus/pesisir-reformasi.txt
wall() { "$measure" -n 40 "$@" | cut -d ' ' -f 1; }
empty=$(wall "$BUILD/tests/bench/empty")
short=$(wall "$extract" "$article")
row "an empty program" "$(calc '%.2f ms' "$empty")"
row "a short article, above that" "$(calc '%.2f ms' "$short - $empty")" "(aim 2)"

# ---- memory ----------------------------------------------------------------

# peak ARTICLES: kB resident at most over that many
peak() {
    copies=$(($1 / $(wc -l <"$dir/once.jsonl") + 1))
    yes "$dir/once.jsonl" | head -n "$copies" | xargs cat 2>/dev/null | head -n "$1" |
        "$measure" "$extract" --input-format jsonl | cut -d ' ' -f 3
}
few=$(peak 1000)
lots=$(peak 100000)
row "peak memory, 1,000 articles" "$(calc '%.1f MB' "$few / 1024")" "(aim 16)"
row "peak memory, 100,000 articles" "$(calc '%.1f MB' "$lots / 1024")" "$(calc '%.2f' "$lots / $few") times"

# ---- gazetteer ---------------------------------------------------------------

# The same articles with a gazetteer of 11,000 names and one of 124,000.
names() { grep -hvc -e '^[#%]' -e '^$' "$@" | awk '{ sum += $1 } END { print sum }'; }
places() { find lexicons/places -name '*.tsv' ! -name villages.tsv ! -name forms.tsv; }
repeat "$dir/once.jsonl" 10000000 >"$dir/some.jsonl"
small_ms=$(cpu "$dir/some.jsonl" "$dir/extract-small" --input-format jsonl)
large_ms=$(cpu "$dir/some.jsonl" "$dir/extract-large" --input-format jsonl)
# shellcheck disable=SC2046
row "gazetteer of $(names $(places)) names" "$(calc '%.0f ms' "$small_ms")"
# shellcheck disable=SC2046
row "gazetteer of $(names "$dir/villages.tsv" $(places)) names" "$(calc '%.0f ms' "$large_ms")" \
    "$(calc '%.2f' "$large_ms / $small_ms") times (aim 1.1)"
echo

# ---- long documents --------------------------------------------------------

# The same text as articles of 5 kB and as one document of 10 MB.
jq -j '.text + "\n\n"' "$dir/once.jsonl" >"$dir/once.txt"
repeat "$dir/once.txt" 10000000 >"$dir/long.txt"
awk '{ gsub(/["\\]/, "\\\\&"); text = text $0 "\\n"; n += length($0) + 1 }
     n >= 5000 { flush() }
     END { flush() }
     function flush() {
         if (n) printf "{\"id\":\"x\",\"published\":\"2025-07-17\",\"text\":\"%s\"}\n", text
         text = ""; n = 0
     }' "$dir/long.txt" >"$dir/short.jsonl"
jq -cRs '{id: "x", published: "2025-07-17", text: .}' "$dir/long.txt" >"$dir/long.jsonl"
long_ms=$(cpu "$dir/long.jsonl" "$extract" --input-format jsonl)
short_ms=$(cpu "$dir/short.jsonl" "$extract" --input-format jsonl)
row "10 MB as one document" "$(calc '%.0f ms' "$long_ms")"
row "the same in articles of 5 kB" "$(calc '%.0f ms' "$short_ms")" \
    "$(calc '%.2f' "$long_ms / $short_ms") times (aim 1.3)"
echo

# ---- web archives ----------------------------------------------------------

# WARC_MB megabytes of pages of tests/pages, as they are and with the menus and
# scripts around the article that make up most of a real page; each record
# packed by itself where it says so.  Reading alone, then the whole program.
warc_mb=${WARC_MB:-50}
reads=$BUILD/tests/bench/input
pages() { python3 tests/inputs/warc.py --bytes $((warc_mb * 1000000)) "$@" tests/pages/*.html; }
pages >"$dir/pages.warc"
pages --dress 60000 >"$dir/dressed.warc"
pages --dress 60000 --gzip >"$dir/dressed.warc.gz"
html=$((warc_mb * 1000000))
of_html() { calc '%.0f MB/s of HTML' "$html / $1 / 1000"; }
# msec COMMAND...: least milliseconds of processor time
msec() { "$measure" -n "$runs" "$@" | cut -d ' ' -f 2; }
row "records cut, not packed" "$(of_html "$(msec "$reads" -c "$dir/dressed.warc")")"
row "records cut, packed" "$(of_html "$(msec "$reads" -c "$dir/dressed.warc.gz")")"
row "  gzip -dc" "$(of_html "$(msec gzip -dc "$dir/dressed.warc.gz")")"
row "articles read, pages of 6 kB" "$(of_html "$(msec "$reads" "$dir/pages.warc")")"
row "articles read, pages of 66 kB" "$(of_html "$(msec "$reads" "$dir/dressed.warc")")" "(aim 40)"
row "  the same, packed" "$(of_html "$(msec "$reads" "$dir/dressed.warc.gz")")"
row "berita-extract over the same" "$(of_html "$(msec "$extract" "$dir/dressed.warc.gz")")"
# resident COPIES: kB resident at most over so many copies of the file
resident() { yes "$dir/dressed.warc" | head -n "$1" | xargs cat | "$measure" "$extract" | cut -d ' ' -f 3; }
once=$(resident 1)
often=$(resident 4)
row "peak memory, $warc_mb MB of pages" "$(calc '%.1f MB' "$once / 1024")"
row "peak memory, four times that" "$(calc '%.1f MB' "$often / 1024")" "$(calc '%.2f' "$often / $once") times"
echo

# ---- feeds -----------------------------------------------------------------

# The same articles as items of RSS with HTML in them, in 20 and 100 MB.
feed() {
    echo '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Koran</title>'
    jq -r '"<item><guid>\(.id)</guid><title>\(.id)</title><pubDate>Thu, 17 Jul 2025 08:00:00 +0700</pubDate><content:encoded><![CDATA["
        + (.text | split("\n") | map(select(. != "") | "<p>\(@html)</p>") | add) + "]]></content:encoded></item>"' \
        "$dir/once.jsonl" >"$dir/once.items"
    repeat "$dir/once.items" $(($1 * 1000000))
    echo '</channel></rss>'
}
feed 20 >"$dir/feed.xml"
html=$(size "$dir/feed.xml")
row "items cut from a feed" "$(of_html "$(msec "$reads" -c "$dir/feed.xml")")"
row "items read" "$(of_html "$(msec "$reads" "$dir/feed.xml")")"
once=$("$measure" "$reads" "$dir/feed.xml" | cut -d ' ' -f 3)
feed 100 >"$dir/feed.xml"
often=$("$measure" "$reads" "$dir/feed.xml" | cut -d ' ' -f 3)
row "peak memory, 100 MB beside 20 MB" "$(calc '%.1f MB' "$often / 1024")" "$(calc '%.2f' "$often / $once") times"

. tests/bench/batch.sh
