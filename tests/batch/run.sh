# Batches: many threads, bad documents, interruptions.  The other files here have
# a subject each and are sourced by this one; what they share stands here.
#
# Sizes and seeds can be set, for the bench and to look closer: ARTICLES, SEED.
. tests/tally.sh
ARTICLES=${ARTICLES:-600}
SEED=${SEED:-7}
scratch=$(mktemp -d) || exit 1
trap '[ -n "${KEEP-}" ] || rm -rf "$scratch"' EXIT
case $BUILD in /*) build=$BUILD ;; *) build=$PWD/$BUILD ;; esac
extract="$RUN $build/berita-extract"
native=yes
if [ -n "$RUN" ] || grep -q -e __asan_init -e __tsan_init "$build/berita-extract"; then native=no; fi

# Under another program, or a sanitizer, fewer do: what they see is seen soon.
if [ "$native" = no ]; then
    KILLS=${KILLS:-2}
    [ "$ARTICLES" -ne 600 ] || ARTICLES=150
fi

articles() { python3 tests/batch/articles.py "$@"; }
digest() { sha256sum | cut -d ' ' -f 1; }

# same NAME FILE FILE
same() {
    cmp -s "$2" "$3"
    tally $? "$1"
}

# exits STATUS NAME COMMAND...
exits() {
    wanted=$1
    name=$2
    shift 2
    "$@"
    got=$?
    [ "$got" -eq "$wanted" ]
    tally $? "$name: exit $got, not $wanted"
}

# skip NAME WHY: neither passed nor failed, and said.
skip() { echo "SKIPPED $1: $2"; }

only=${1-}
for part in tests/batch/[a-z]*.sh; do
    case $part in */run.sh | */bench-*) continue ;; esac
    if [ -n "$only" ] && [ "${part##*/}" != "$only.sh" ]; then continue; fi
    . "$part"
done
finish
