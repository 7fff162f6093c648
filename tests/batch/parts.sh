# Parts of an input: --select, --shard, and records that merge whatever made them.
work=$scratch/parts
mkdir "$work"
articles "$ARTICLES" "$SEED" --bad 10 >"$work/in.jsonl"
count() { $extract -q "$@" "$work/in.jsonl" | wc -l; }

all=$(count)
for kanal in nasional daerah olahraga; do
    wanted=$(python3 -c '
import json, sys
n = 0
for line in open(sys.argv[1], "rb"):
    try:
        r = json.loads(line)
        n += r["kanal"] == sys.argv[2] and isinstance(r["text"], str) and isinstance(r["id"], str) and r["published"] != "2025-02-30"
    except (ValueError, TypeError, KeyError):
        pass
print(n)' "$work/in.jsonl" "$kanal")
    [ "$(count --select "kanal=$kanal")" -eq "$wanted" ]
    tally $? "--select kanal=$kanal"
    [ "$(count --select "kanal!=$kanal")" -eq $((all - wanted)) ]
    tally $? "--select kanal!=$kanal"
done
[ "$(count --select kanal=daerah --select id=a0000003 --select x!=1)" -le 1 ]
tally $? 'conditions that must all hold'

# Members of every type, columns of a table, metadata.
cat >"$work/few.jsonl" <<'EOF'
{"id":1,"n":5,"b":true,"s":"a\u0062c","z":null,"text":"Pasar dibuka."}
{"id":2,"n":5.0,"b":false,"s":"abd","z":"","text":"Pasar dibuka."}
{"id":3,"s":"","text":"Pasar dibuka."}
EOF
chosen() { $extract --select "$@" | jq -c .id | xargs; }
for case in 'n=5:1' 'n!=5:2 3' 'b=true:1' 's=abc:1' 's!=abc:2 3' 'z=:1 2 3' 's=:3' 'id=2:2' 'none=x:' 'none!=x:1 2 3'; do
    [ "$(chosen "${case%%:*}" "$work/few.jsonl")" = "${case#*:}" ]
    tally $? "--select ${case%%:*}"
done
printf 'id,kanal,text\n1,daerah,Pasar dibuka.\n2,"kota, baru",Pasar dibuka.\n' >"$work/few.csv"
[ "$(chosen 'kanal=kota, baru' "$work/few.csv")" = 2 ] && [ "$(chosen 'kanal!=daerah' "$work/few.csv")" = 2 ]
tally $? '--select of a column'
[ "$(chosen 'id=corpus/laba-semen.txt' corpus/l*.txt)" = corpus/laba-semen.txt ]
tally $? '--select of metadata'
for bad in daerah =x '!=x'; do exits 2 "--select $bad" $extract --select "$bad" "$work/few.csv" 2>/dev/null; done
for bad in 0/2 3/2 1 a/b 1/ /2; do exits 2 "--shard $bad" $extract --shard "$bad" "$work/few.csv" 2>/dev/null; done

# The digest of records, and of errors, sorted: one for all shards and cores.
$extract -q --errors "$work/errors" "$work/in.jsonl" | LC_ALL=C sort >"$work/whole"
for parts in 2 3 7; do
    part=1
    : >"$work/merged"
    : >"$work/merged.errors"
    while [ $part -le $parts ]; do
        $extract -q -j $((part % 3 + 1)) --shard $part/$parts --errors "$work/e" "$work/in.jsonl" >"$work/p"
        cat "$work/p" >>"$work/merged"
        cat "$work/e" >>"$work/merged.errors"
        [ $parts -gt 3 ] || [ "$(wc -l <"$work/p")" -gt $((all / parts / 2)) ] || fail "shard $part/$parts is small"
        part=$((part + 1))
    done
    [ "$(LC_ALL=C sort "$work/merged" | digest)" = "$(digest <"$work/whole")" ]
    tally $? "records of $parts shards"
    [ "$(LC_ALL=C sort "$work/merged.errors" | digest)" = "$(LC_ALL=C sort "$work/errors" | digest)" ]
    tally $? "errors of $parts shards"
done
LC_ALL=C sort -R "$work/in.jsonl" | $extract -q -i jsonl --shard 1/3 >"$work/shuffled"
$extract -q --shard 1/3 "$work/in.jsonl" >"$work/p"
[ "$(LC_ALL=C sort "$work/p" | digest)" = "$(LC_ALL=C sort "$work/shuffled" | digest)" ]
tally $? 'a shard of lines in another order'

# Where files have outputs of their own the shards are of files.
for part in 1 2 3; do $extract -q --output-dir "$work/tree" --shard $part/3 corpus/p*.txt corpus/l*.txt; done
$extract -q --output-dir "$work/tree.whole" corpus/p*.txt corpus/l*.txt
diff -r "$work/tree" "$work/tree.whole" >/dev/null
tally $? 'shards of files'
[ -n "${KEEP-}" ] || rm -rf "$work"
