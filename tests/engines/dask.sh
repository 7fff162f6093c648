# Dask distributed: a scheduler and two workers, records piped through the program;
# one worker is killed in the middle.
python=/usr/bin/python3
if $python -c 'import distributed' 2>/dev/null; then
    $python tests/engines/dask_run.py "$in" "$SCRATCH/dask.out" 2>"$SCRATCH/dask.err" || tail -n 20 "$SCRATCH/dask.err"
    same_records 'Dask, a worker killed in the middle' "$SCRATCH/dask.out"
else
    skip Dask 'not installed (python3-distributed)'
fi
