# Transcripts of commands: each *.t file here is a list of cases,
#
#   # what the case shows
#   $ COMMAND          (further lines of the command begin with "$ ", too)
#   > line of its standard output
#   ! line of its standard error
#   ? exit status      (0 when it is not said)
#
# run by sh in a directory of its own that holds copies of files/, an article of
# corpus/ as article.txt and three as articles.jsonl, and its two pages as
# halaman.warc.gz, with berita-extract in PATH and the tree's top in $TOP.  A line
# "only NAME" in a case lets it run only where NAME is: native (no valgrind, no
# sanitizer).
#
# The examples of the manual pages are run as well: in each literal display,
# what follows "$ " is a command and the rest is what it prints.
. tests/tally.sh
TOP=$PWD
export TOP BUILD
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/bin" "$scratch/case"

case $BUILD in /*) build=$BUILD ;; *) build=$TOP/$BUILD ;; esac
for program in "$build"/berita-*; do
    [ -x "$program" ] || continue
    name=$scratch/bin/${program##*/}
    if [ -z "$RUN" ]; then ln -s "$program" "$name"; continue; fi
    printf '#!/bin/sh\nexec %s %s "$@"\n' "$RUN" "$program" >"$name"
    chmod +x "$name"
done
PATH=$scratch/bin:$PATH
export PATH

# What the cases find in their directory.
cp -r tests/cli/files "$scratch/files"
cp corpus/pesisir-reformasi.txt "$scratch/files/article.txt"
for name in rob-semarang penganiayaan-bawen laba-semen; do
    jq -c -R -s --arg id "$name" '{id: $id, text: .}' "corpus/$name.txt"
done >"$scratch/files/articles.jsonl"

python3 tests/inputs/warc.py --gzip tests/cli/files/[ab].html >"$scratch/files/halaman.warc.gz"

# For the C example of libberita(3): the library as if it were installed.
mkdir "$scratch/lib"
cp "$build/libberita.so" "$scratch/lib"
ln -s libberita.so "$scratch/lib/libberita.so.0"
export CPATH="$TOP/src" LIBRARY_PATH="$scratch/lib" LD_LIBRARY_PATH="$scratch/lib"

native=yes
if [ -n "$RUN" ] || grep -q __asan_init "$build/berita-extract" 2>/dev/null; then native=no; fi

# Cuts a transcript into files: N.cmd, N.out, N.err, N.code, N.name, N.only.
cut_cases() {
    awk -v dir="$scratch/case" '
        function put(ext, line) { print line > (dir "/" n "." ext) }
        /^#/ { if (in_case) in_case = 0; name = substr($0, 3); next }
        /^\$ / {
            if (!in_case) { n = sprintf("%03d", ++count); in_case = 1; put("name", name) }
            put("cmd", substr($0, 3)); next
        }
        /^>/ { put("out", substr($0, 3)); next }
        /^!/ { put("err", substr($0, 3)); next }
        /^\? / { put("code", substr($0, 3)); next }
        /^only / { put("only", substr($0, 6)); next }
        /^$/ { in_case = 0; next }
        { print "not a line of a transcript: " $0; exit 1 }
    ' "$1"
}

# same FILE EXPECTED-FILE: the second may be missing, which means empty.
same() {
    if [ -f "$2" ]; then cmp -s "$1" "$2"; else [ ! -s "$1" ]; fi
}

show_difference() {
    [ -f "$2" ] || : >"$2"
    diff -u "$2" "$1" | sed '1,2d; s/^/    /; 40q'
}

run_case() {
    case_file=${1%.cmd}
    rm -rf "$scratch/work"
    cp -r "$scratch/files" "$scratch/work"
    (cd "$scratch/work" && timeout 60 sh "$1" >"$case_file.stdout" 2>"$case_file.stderr" </dev/null)
    code=$?
    wanted=$(cat "$case_file.code" 2>/dev/null || echo 0)
    if [ "$code" -eq "$wanted" ] && same "$case_file.stdout" "$case_file.out" &&
        same "$case_file.stderr" "$case_file.err"; then
        pass
        return
    fi
    fail "$transcript: $(cat "$case_file.name")"
    [ "$code" -eq "$wanted" ] || echo "    exit $code, not $wanted"
    show_difference "$case_file.stdout" "$case_file.out"
    show_difference "$case_file.stderr" "$case_file.err"
}

run_transcript() {
    transcript=$1
    rm -f "$scratch"/case/*
    cut_cases "$transcript" || fail "$transcript cannot be read"
    for cmd in "$scratch"/case/*.cmd; do
        if [ "$native" = no ] && [ -f "${cmd%.cmd}.only" ]; then continue; fi
        run_case "$cmd"
    done
}

# A page's displays as a transcript; roff's escapes in them are \e and \&.
examples_of() {
    awk -v page="$1" '
        /^\.Bd -literal/ { print "\n# an example of " page; shown = 1; commands = 0; next }
        /^\.Ed/ { shown = 0; next }
        !shown { next }
        { gsub(/\\&/, ""); gsub(/\\e/, "\\") }
        /^\$ / { print; commands = 1; if (/^\$ cc /) print "only native"; next }
        commands { print ">" ($0 == "" ? "" : " ") $0 }
    ' "$1"
}

for file in tests/cli/*.t; do
    run_transcript "$file"
done
for page in man/*.[1-9]; do
    examples_of "$page" >"$scratch/${page##*/}.t"
    run_transcript "$scratch/${page##*/}.t"
done
finish
