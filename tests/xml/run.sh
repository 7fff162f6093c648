# What is read from each file of files/, with all fields and faults, against the
# file's name with .out behind it.  "sh tests/xml/run.sh bless" rewrites those.
# Then feeds that are made to hurt, and one that is long.
. tests/tally.sh
logs=$BUILD/check/xml
mkdir -p "$logs"
case $BUILD in /*) build=$BUILD ;; *) build=$PWD/$BUILD ;; esac
native=yes
if [ -n "$RUN" ] || grep -q __asan_init "$build/tests/xml/show"; then native=no; fi

for file in tests/xml/files/*.xml; do
    name=${file##*/}
    (cd tests/xml/files && $RUN "$build/tests/xml/show" "$name") >"$logs/$name.out" 2>&1
    status=$?
    if [ "$1" = bless ]; then
        diff -u "$file.out" "$logs/$name.out"
        cp "$logs/$name.out" "$file.out"
        continue
    fi
    if [ $status -eq 0 ] && cmp -s "$file.out" "$logs/$name.out"; then
        pass
    else
        fail "$name ($status)"
        diff -u "$file.out" "$logs/$name.out" | sed '1,2d; s/^/    /; 40q'
    fi
done
if [ "$1" = bless ]; then exit 0; fi

# What is printed as TEI comes back the same, whatever the texts are.
fields='[(.id | tostring), .title, .url, .outlet, .author, .published, .text]'
set -- corpus/p*.txt tests/xml/exact.jsonl tests/cli/files/feed.xml
$RUN "$build/berita-extract" --text "$@" | jq -c "$fields" >"$logs/written"
$RUN "$build/berita-extract" -f tei "$@" >"$logs/written.xml"
$RUN "$build/berita-extract" --text "$logs/written.xml" | jq -c "$fields" >"$logs/read"
cmp "$logs/written" "$logs/read"
tally $? 'TEI and back'
$RUN "$build/berita-extract" --text tests/xml/exact.jsonl | jq -c "$fields" >"$logs/exact"
$RUN "$build/berita-extract" -f tei tests/xml/exact.jsonl | $RUN "$build/berita-extract" -f tei >"$logs/again.xml"
$RUN "$build/berita-extract" --text "$logs/again.xml" | jq -c "$fields" | cmp - "$logs/exact"
tally $? 'TEI and back, twice'

# repeat N WORDS: the words N times, without a line end.
repeat() { yes "$2" | head -n "$1" | tr -d '\n'; }

rss='<rss version="2.0"><channel>'
last='<item><guid>akhir</guid><title>Terakhir</title></item></channel></rss>'
many=20000
if [ $native = yes ]; then many=500000; fi

# hurts NAME PATTERN: is standard input read soon, with a line like that and the
# last article?
hurts() {
    timeout 60 $RUN "$build/tests/xml/show" - >"$logs/hurts.out" 2>&1
    status=$?
    if [ $status -eq 0 ] && grep -q -- "$2" "$logs/hurts.out" && grep -q '^id: akhir$' "$logs/hurts.out"; then
        pass
    else
        fail "$1 ($status)"
        cut -c 1-200 "$logs/hurts.out" | tail -n 5
    fi
}

{ echo "$rss<item>"; repeat $many '<a>'; echo "$last"; } | hurts 'depth' 'elements more than 256 deep'
{
    printf '<!DOCTYPE rss [<!ENTITY k "'
    repeat 100 '0123456789'
    printf '">]>%s<item><description>' "$rss"
    repeat 2000 '&k;'
    printf '</description></item>%s' "$last"
} | hurts 'a long entity, often' '&k; and its like stand for more than 1 MiB'
{ printf '%s<item a="' "$rss"; repeat 300000 'panjang'; printf '"/>%s' "$last"; } |
    hurts 'a long tag' 'a tag longer than 1 MiB'
{ printf '%s<item><title ' "$rss"; repeat 50000 'a="b" xmlns:c="d" '; printf '/>x</item>%s' "$last"; } |
    hurts 'many attributes' 'neither a text nor a title'
{ printf '%s<item><description><![CDATA[' "$rss"; repeat $many ']]&'; printf ']]></description></item>%s' "$last"; } |
    hurts 'ends of CDATA that are none' '^| ]]&]]&'
{ printf '%s<item><title>' "$rss"; repeat $many '&'; printf '</title></item>%s' "$last"; } |
    hurts 'bare &' '^title: &&&'
{ printf '%s<item><title>' "$rss"; repeat $many '< '; printf '</title></item>%s' "$last"; } |
    hurts 'bare <' '^title: < < '
{ printf '%s' "$rss"; repeat $many '<item>'; printf '%s' "$last"; } |
    hurts 'articles without ends' '<item> within <item>'
{ printf '%s<item><title>x</title>' "$rss"; repeat $many '<author>Ayu</author><author>Budi</author>'; printf '</item>%s' "$last"; } |
    hurts 'many authors' '^author: Ayu, Budi, Ayu'
{ printf '%s<item><description>' "$rss"; repeat $many '<br>'; printf '</description></item>%s' "$last"; } |
    hurts 'elements without ends' '^id: akhir'
{ printf '%s<item><description>' "$rss"; repeat $many '&lt;b&gt;'; printf 'x</description></item>%s' "$last"; } |
    hurts 'HTML that is deep' '^| x$'
{ printf '%s<item><description>' "$rss"; repeat $many '&lt;'; printf 'p</description></item>%s' "$last"; } |
    hurts 'HTML of marks' '^| <<<'
{ printf '%s<!--' "$rss"; repeat $many 'x--<item>'; printf -- '-->%s' "$last"; } | hurts 'a long comment' '^id: akhir'
{ printf '<?xml version="1.0"?><!DOCTYPE rss ['; repeat 9000 '<!-- "> -->'; printf ']>%s%s' "$rss" "$last"; } |
    timeout 60 $RUN "$build/tests/xml/show" - | grep -q 'a document type longer than 64 KiB'
tally $? 'a long document type'

# Of a feed of 50 MB no more is held than of a short one.
if [ $native = yes ]; then
    (
        ulimit -v 300000
        {
            printf '%s' "$rss"
            repeat 100000 "<item><title>Berita</title><description>&lt;p&gt;$(repeat 40 'Nelayan ')&lt;/p&gt;</description></item>"
            printf '%s' "$last"
        } | "$build/tests/xml/show" - | grep -c '^title: '
    ) >"$logs/long.out" 2>&1
    [ "$(cat "$logs/long.out")" = 100001 ]
    tally $? 'a feed of 50 MB'
fi
finish
