# The program under engines that spread work over processes and machines, each run
# for real: the recipes of berita-batch(7).  What they make, sorted, is what one run
# makes.
#
# Everything happens in a network of its own, which ends at the loopback, and among
# processes of their own, which end with the test: nothing leaves the machine, and
# nothing is left behind.  An engine that is not installed is said to be skipped.
. tests/tally.sh
ARTICLES=${ARTICLES:-1500}
SEED=${SEED:-7}
case $BUILD in /*) build=$BUILD ;; *) build=$PWD/$BUILD ;; esac

apart() { unshare --net --pid --mount --fork --kill-child --mount-proc "$@"; }
skip() { echo "SKIPPED $1: $2"; }

if [ -z "${SCRATCH-}" ]; then
    if [ -n "$RUN" ] || grep -q -e __asan_init -e __tsan_init "$build/berita-extract"; then
        skip engines 'they start the program by themselves'
    elif ! apart true 2>/dev/null; then
        skip engines 'a network and processes apart need root'
    else
        SCRATCH=$(mktemp -d) || exit 1
        SCRATCH=$SCRATCH apart timeout -k 1 "${ENGINES_TIME:-240}" sh tests/engines/run.sh "$@"
        status=$?
        rm -rf "$SCRATCH"
        # Its closing line is ours.
        exit $status
    fi
    finish
    exit
fi

# ---- inside ----------------------------------------------------------------

export BUILD SCRATCH
PATH=$build:$PATH:/usr/sbin
# Addresses of two "hosts"; names are looked up only where one is not 127.0.0.1.
ip link set lo up
ip address add 10.11.12.1/32 dev lo
ip address add 10.11.12.2/32 dev lo

have() { command -v "$1" >/dev/null; }
sorted() { LC_ALL=C sort "$@" | sha256sum | cut -d ' ' -f 1; }

# same_records NAME FILE...: sorted, the records of the one run?
same_records() {
    name=$1
    shift
    [ "$(sorted "$@")" = "$whole" ]
    tally $? "$name"
}

in=$SCRATCH/in.jsonl
python3 tests/batch/articles.py "$ARTICLES" "$SEED" >"$in"
berita-extract "$in" >"$SCRATCH/whole"
whole=$(sorted "$SCRATCH/whole")

only=${1-}
for part in tests/engines/[a-z]*.sh; do
    case $part in */run.sh) continue ;; esac
    if [ -n "$only" ] && [ "${part##*/}" != "$only.sh" ]; then continue; fi
    . "$part"
done
finish
