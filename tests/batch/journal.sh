# A run that goes on where it was: after kills, on a full disk, over torn lines.
KILLS=${KILLS:-12}
work=$scratch/journal
mkdir "$work"
articles $((ARTICLES * 4)) "$SEED" --bad 10 >"$work/in.jsonl"
python=python3

made() { $python tests/batch/kills.py --digest "$1"; }

$extract -q --errors "$work/whole.errors" -o "$work/whole" "$work/in.jsonl"
cp "$work/whole" "$work/out"
expected=$(made "$work/out")
rm "$work/out"

# killed JOBS SIGNAL
killed() {
    $python tests/batch/kills.py "$KILLS" "$SEED" "$expected" "$work/out" 1 --signal "$2" -- \
        $extract -q -j "$1" --journal "$work/out.journal" --errors "$work/out.errors" -o "$work/out" "$work/in.jsonl"
    tally $? "$KILLS times $2 with --journal -j $1"
}
killed 1 SIGKILL
killed 2 SIGKILL
killed 2 SIGTERM

journalled() {
    $extract -q --journal "$work/j" --errors "$work/e" -o "$work/o" "$@" 2>"$work/err"
}

# Errors go on as well, a finished run may be started again, and counts are of the whole.
journalled "$work/in.jsonl" && fail 'a run with bad documents ends with 1'
journalled --stats "$work/stats" "$work/in.jsonl" && fail 'started again it does so too'
same 'records of a run started again' "$work/whole" "$work/o"
same 'errors of a run started again' "$work/whole.errors" "$work/e"
[ "$(jq .documents,.failed "$work/stats" | xargs)" = "$((ARTICLES * 4 - 10)) 10" ]
tally $? 'counts of a run started again'

# Cut off anywhere, its last line torn or garbage behind it, the journal serves up to its last whole line.
lines=$(wc -l <"$work/j")
[ "$lines" -ge 2 ]
tally $? 'the journal has lines'
cp "$work/j" "$work/j.whole"
size=$(wc -c <"$work/j")
for cut in 1 7 40 $((size - 70)) $((size - 3)) $((size - 1)); do
    head -c "$cut" "$work/j.whole" >"$work/j"
    printf 'rubbish\n\000' >>"$work/o"
    journalled "$work/in.jsonl"
    same "records behind a journal cut at byte $cut" "$work/whole" "$work/o"
    same "errors behind a journal cut at byte $cut" "$work/whole.errors" "$work/e"
done
head -c $((size - 9)) "$work/j.whole" >"$work/j"
printf 'x%.0s' 1 2 3 4 5 6 7 8 >>"$work/j"
echo >>"$work/j"
journalled "$work/in.jsonl"
same 'a journal line with a wrong sum' "$work/whole" "$work/o"

# What cannot go on is refused, and nothing is touched.
cp "$work/o" "$work/before"
exits 2 'a journal of other options' journalled --only dates "$work/in.jsonl"
exits 2 'a journal of other files' journalled "$work/in.jsonl" "$work/in.jsonl"
grep -q 'is of another command' "$work/err"
tally $? 'and says so'
same 'nothing was touched' "$work/before" "$work/o"
head -n 5 "$work/in.jsonl" >"$work/less.jsonl"
mv "$work/in.jsonl" "$work/all.jsonl"
cp "$work/less.jsonl" "$work/in.jsonl"
exits 1 'an input that has become shorter' journalled "$work/in.jsonl"
mv "$work/all.jsonl" "$work/in.jsonl"
: >"$work/o"
exits 2 'an output that has become shorter' journalled "$work/in.jsonl"
exits 2 'a journal for a pipe' $extract --journal "$work/j2" "$work/in.jsonl" 2>/dev/null
exits 2 'a journal for a device' $extract --journal "$work/j3" -o /dev/null "$work/in.jsonl" 2>/dev/null
exits 2 'what is no journal' $extract --journal "$work/less.jsonl" -o "$work/o4" "$work/in.jsonl" 2>/dev/null
[ -s "$work/less.jsonl" ]
tally $? 'and is left as it was'

# Two runs at once would tear the output.
if command -v flock >/dev/null; then
    exits 2 'a journal in use' flock "$work/j" $extract --journal "$work/j" --errors "$work/e" -o "$work/o" "$work/in.jsonl" 2>/dev/null
fi

# Records that stand between a beginning and an end.
$extract -q --format tei -o "$work/tei" "$work/in.jsonl"
timeout 0.15 $extract -q --format tei --journal "$work/tei.j" -o "$work/tei.out" "$work/in.jsonl"
$extract -q --format tei --journal "$work/tei.j" -o "$work/tei.out" "$work/in.jsonl"
same 'TEI, gone on with' "$work/tei" "$work/tei.out"

# A disk that is full at random moments, and has a little more room each time.
disk=$work/disk
mkdir "$disk"
if mount -t tmpfs -o size=64k none "$disk" 2>/dev/null; then
    full=0
    turn=0
    size=0
    while :; do
        $extract -q -j 2 --journal "$disk/j" --errors "$disk/e" -o "$disk/o" "$work/in.jsonl" 2>"$work/err"
        grep -q 'No space left on device' "$work/err" || break
        full=$((full + 1))
        turn=$(((turn * 7919 + SEED) % 100003))
        size=$((size + 200 + turn % 1900))
        mount -o remount,size=${size}k "$disk" || break
    done
    same 'records from a disk that was full again and again' "$work/whole" "$disk/o"
    same 'errors from a disk that was full again and again' "$work/whole.errors" "$disk/e"
    [ $full -ge 2 ]
    tally $? "a disk that is full says so (was full $full times)"
    umount "$disk"
else
    skip 'a disk that is full' 'a small tmpfs cannot be mounted here'
fi
[ -n "${KEEP-}" ] || rm -rf "$work"
