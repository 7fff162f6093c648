# GNU parallel: parts of a file on this machine, and on two hosts over ssh.
if have parallel && parallel --version 2>/dev/null | grep -q GNU; then
    HOME=$SCRATCH
    export HOME
    mkdir -p "$SCRATCH/.parallel"
    : >"$SCRATCH/.parallel/will-cite"
    parallel -j 2 --keep-order --pipepart --arg-file "$in" --block 200k berita-extract -i jsonl >"$SCRATCH/parallel.out"
    tally $? 'parallel --pipepart'
    cmp -s "$SCRATCH/parallel.out" "$SCRATCH/whole"
    tally $? 'records of parallel --pipepart --keep-order'

    # --joblog and --resume are parallel's own: the jobs that are done stay so.
    seq 1 6 >"$SCRATCH/shards"
    head -n 3 "$SCRATCH/shards" | parallel --joblog "$SCRATCH/log" "berita-extract --shard {}/6 -o $SCRATCH/s.{} $in"
    parallel --resume --joblog "$SCRATCH/log" "berita-extract --shard {}/6 -o $SCRATCH/s.{} $in" <"$SCRATCH/shards"
    same_records 'shards by parallel, half of them resumed' "$SCRATCH"/s.?
    [ "$(wc -l <"$SCRATCH/log")" -eq 7 ]
    tally $? 'and none twice'
else
    skip 'GNU parallel' 'not installed (parallel)'
fi

if have parallel && have sshd && have ssh-keygen; then
    work=$SCRATCH/ssh
    mkdir "$work"
    mkdir -p /run/sshd
    ssh-keygen -q -t ed25519 -N '' -f "$work/host"
    ssh-keygen -q -t ed25519 -N '' -f "$work/user"
    cat >"$work/sshd_config" <<EOF
ListenAddress 10.11.12.1:2222
ListenAddress 10.11.12.2:2222
HostKey $work/host
AuthorizedKeysFile $work/user.pub
StrictModes no
UsePAM no
PermitRootLogin yes
PidFile none
EOF
    "$(command -v sshd)" -D -e -f "$work/sshd_config" 2>"$work/log" &
    sshd=$!
    cat >"$work/ssh" <<EOF
#!/bin/sh
exec ssh -F none -p 2222 -i $work/user -o StrictHostKeyChecking=no -o UserKnownHostsFile=$work/known -o LogLevel=ERROR "\$@"
EOF
    chmod +x "$work/ssh"
    sleep 1
    parallel --ssh "$work/ssh" -S 2/10.11.12.1,2/10.11.12.2 --pipepart --arg-file "$in" --block 200k --tagstring '{host}' \
        "echo at \$SSH_CONNECTION >>$work/where; $build/berita-extract -i jsonl" >"$work/tagged" 2>"$work/err" || cat "$work/err"
    cut -f 2- "$work/tagged" >"$work/out"
    same_records 'two hosts over ssh' "$work/out"
    [ "$(cut -d ' ' -f 4 "$work/where" | sort -u | wc -l)" -eq 2 ]
    tally $? "both hosts worked: $(cut -d ' ' -f 4 "$work/where" | sort | uniq -c | xargs)"
    kill $sshd
else
    skip 'two hosts over ssh' 'not installed (parallel openssh-server openssh-client)'
fi
