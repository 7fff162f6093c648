# A file of records for each file: mirrored, whole or not there, gone on with.
KILLS=${KILLS:-12}
work=$scratch/tree
mkdir -p "$work/in/a/b" "$work/in/c"
cp corpus/p*.txt "$work/in/a"
cp corpus/l*.txt "$work/in/a/b"
i=0
while [ $i -lt 20 ]; do
    articles 40 $((SEED + i)) --bad 1 >"$work/in/c/$i.jsonl"
    i=$((i + 1))
done
printf '{"text":5}\n' >"$work/in/c/none.jsonl"
here=$PWD
made() { python3 "$here/tests/batch/kills.py" --digest "$1"; }
listed() { (cd "$work/in" && find . -type f | sort | sed 's|^\./||'); }
files=$(listed)

# mirror DIR ARGUMENT...
mirror() {
    dir=$1
    shift
    (cd "$work/in" && $extract -q --output-dir "$dir" "$@" $files)
}

for jobs in 1 3; do exits 1 "trees with bad documents, -j $jobs" mirror "$work/out.$jobs" -j $jobs; done
[ "$(made "$work/out.1")" = "$(made "$work/out.3")" ]
tally $? 'the same trees with -j 3'
for file in $files; do
    (cd "$work/in" && $extract -q "$file") >"$work/alone"
    same "$file by itself and in a tree" "$work/alone" "$work/out.1/$file.jsonl"
done
[ ! -s "$work/out.1/c/none.jsonl.jsonl" ] && [ -s "$work/out.1/c/none.jsonl.jsonl.errors" ]
tally $? 'a file with nothing but errors'
[ -z "$(find "$work/out.1" -name '.*.part*')" ]
tally $? 'nothing is left beside'
[ "$(cat "$work"/out.1/c/*.errors | wc -l)" -eq 21 ]
tally $? 'errors beside the files that have them'
mirror "$work/html" --format html 2>/dev/null
tail -n 1 "$work/html/a/b/laba-semen.txt.html" | grep -q '</html>'
tally $? 'whole pages'

# Gone on with: what is there is not made again, what failed is told again.
cp -r "$work/out.1" "$work/some"
rm "$work/some/c/3.jsonl.jsonl" "$work/some/a/pesisir-reformasi.txt.jsonl"
touch -d '2001-01-01' "$work/some/c/4.jsonl.jsonl"
exits 1 'a tree gone on with' mirror "$work/some" --resume -j 2 --errors "$work/errors" --stats "$work/stats"
[ "$(made "$work/some")" = "$(made "$work/out.1")" ]
tally $? 'is the tree in one go'
[ "$(date -r "$work/some/c/4.jsonl.jsonl" +%Y)" = 2001 ]
tally $? 'what is there is not made again'
[ "$(wc -l <"$work/errors")" -eq 21 ] && [ "$(jq .failed "$work/stats")" -eq 21 ]
tally $? 'what failed is told again'
exits 0 'an input mended' sh -c "cd '$work/in' && printf '{\"text\":\"Pasar dibuka.\"}' >c/none.jsonl &&
    $extract --output-dir '$work/some' c/none.jsonl"
[ -s "$work/some/c/none.jsonl.jsonl" ] && [ ! -e "$work/some/c/none.jsonl.jsonl.errors" ]
tally $? 'has records, and errors no longer'
printf '{"text":5}\n' >"$work/in/c/none.jsonl"

# A file that cannot be read is tried again.
exits 1 'a file that is not there' $extract -q --output-dir "$work/later" "$work/in/later.txt"
echo 'Pasar dibuka.' >"$work/in/later.txt"
exits 0 'and then is' $extract -q --resume --output-dir "$work/later" "$work/in/later.txt"
rm "$work/in/later.txt"

# Names that would meet in one place, or have none.
(cd "$work/in/a" && $extract -q --output-dir "$work/up" ../c/1.jsonl)
[ -s "$work/up/c/1.jsonl.jsonl" ]
tally $? 'names above'
(cd "$work/in/a" && exec $extract --output-dir "$work/up2" ../c/1.jsonl c/1.jsonl) 2>"$work/err"
grep -q 'may share its place' "$work/err"
tally $? 'names that may share a place'
exits 1 'names with .. inside' $extract -q --output-dir "$work/up3" "$work/in/a/../c/none.jsonl"
exits 2 '--resume alone' $extract --resume "$work/in/c/1.jsonl" 2>/dev/null
exits 2 '--output-dir and --output' $extract --output-dir "$work/x" -o "$work/y" "$work/in/c/1.jsonl" 2>/dev/null
echo >"$work/file"
exits 2 'a folder that cannot be made' $extract --output-dir "$work/file" "$work/in/c/1.jsonl" 2>/dev/null

expected=$(made "$work/out.1")
cd "$work/in" || exit 1
for jobs in 1 2; do
    python3 "$here/tests/batch/kills.py" "$KILLS" "$SEED" "$expected" "$work/killed" 1 -- \
        $extract -q -j $jobs --output-dir "$work/killed" --resume $files
    tally $? "$KILLS kills with --output-dir --resume, -j $jobs"
done
cd "$here" || exit 1

disk=$work/disk
mkdir "$disk"
if mount -t tmpfs -o size=64k none "$disk" 2>/dev/null; then
    full=0
    size=0
    turn=0
    while :; do
        (cd "$work/in" && $extract -q -j 2 --output-dir "$disk/out" --resume $files) 2>"$work/err"
        grep -q 'No space left on device' "$work/err" || break
        full=$((full + 1))
        turn=$(((turn * 7919 + SEED) % 100003))
        size=$((size + 100 + turn % 900))
        mount -o remount,size=${size}k "$disk" || break
    done
    [ "$(made "$disk/out")" = "$expected" ]
    tally $? "a tree on a disk that was full $full times"
    [ $full -ge 2 ]
    tally $? 'a disk that is full says so'
    umount "$disk"
else
    skip 'a tree on a disk that is full' 'a small tmpfs cannot be mounted here'
fi
[ -n "${KEEP-}" ] || rm -rf "$work"
