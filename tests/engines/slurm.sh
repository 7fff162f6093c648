# Slurm: slurmctld and slurmd on this machine, an array job with a shard a task.
if have slurmctld && have slurmd && have munged && have sbatch; then
    work=$SCRATCH/slurm
    mkdir -p "$work/state" "$work/spool" "$work/munge"
    chmod 700 "$work/munge"
    head -c 1024 /dev/urandom >"$work/munge/key"
    chmod 600 "$work/munge/key"
    munged --force --key-file="$work/munge/key" --socket="$work/munge/socket" --pid-file="$work/munge/pid" \
        --log-file="$work/munge/log" --seed-file="$work/munge/seed" --num-threads=2
    node=$(hostname -s)
    cat >"$work/slurm.conf" <<EOF
ClusterName=uji
SlurmctldHost=$node(10.11.12.1)
SlurmUser=$(id -un)
SlurmdUser=$(id -un)
AuthType=auth/munge
AuthInfo=socket=$work/munge/socket
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd.pid
SlurmctldLogFile=$work/slurmctld.log
SlurmdLogFile=$work/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SchedulerType=sched/builtin
SlurmdParameters=config_overrides
ReturnToService=2
NodeName=$node NodeAddr=10.11.12.1 CPUs=2 State=UNKNOWN
PartitionName=semua Nodes=ALL Default=YES MaxTime=INFINITE State=UP
EOF
    SLURM_CONF=$work/slurm.conf
    export SLURM_CONF
    slurmctld -D >"$work/out" 2>&1 &
    slurmd -D >>"$work/out" 2>&1 &
    tries=0
    until sinfo 2>/dev/null | grep -q idle || [ $tries -ge 20 ]; do
        sleep 1
        tries=$((tries + 1))
    done
    # The job of berita-batch(7): a task that is started again goes on where it was.
    cat >"$work/job" <<EOF
#!/bin/sh
export PATH=$PATH
exec berita-extract --shard \$((SLURM_ARRAY_TASK_ID + 1))/\$SLURM_ARRAY_TASK_COUNT \\
    --journal $work/journal.\$SLURM_ARRAY_TASK_ID -o $work/part.\$SLURM_ARRAY_TASK_ID $in
EOF
    if timeout 60 sbatch --wait --array=0-3 -o /dev/null "$work/job" >"$work/sbatch" 2>&1; then pass; else
        fail 'sbatch --array'
        cat "$work/sbatch"
        tail -n 20 "$work/out"
    fi
    same_records 'an array job of Slurm' "$work"/part.?
else
    skip Slurm 'not installed (slurm-wlm munge)'
fi
