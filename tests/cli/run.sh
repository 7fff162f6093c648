# Transcripts of commands: each *.t file here is a list of cases,
#
#   # what the case shows
#   $ COMMAND          (further lines of the command begin with "$ ", too)
#   > line of its standard output
#   ! line of its standard error
#   ? exit status      (0 when it is not said)
#
# run by sh in an empty directory that holds copies of files/ alone, with
# berita-extract in PATH and the tree's top in $TOP.  A line "only NAME" in a
# case lets it run only where NAME is: native (no valgrind, no sanitizer).
. tests/tally.sh
TOP=$PWD
export TOP BUILD
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/bin" "$scratch/case"

case $BUILD in /*) build=$BUILD ;; *) build=$TOP/$BUILD ;; esac
for program in "$build"/berita-*; do
    [ -x "$program" ] || continue
    printf '#!/bin/sh\nexec %s %s "$@"\n' "$RUN" "$program" >"$scratch/bin/${program##*/}"
done
chmod +x "$scratch"/bin/*
PATH=$scratch/bin:$PATH
export PATH

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
    diff -u "$2" "$1" | sed '1,2d; s/^/    /'
}

run_case() {
    case_file=${1%.cmd}
    rm -rf "$scratch/work"
    cp -r tests/cli/files "$scratch/work"
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

for file in tests/cli/*.t; do
    run_transcript "$file"
done
finish
