# Allocations that fail.  Under another program not every one is tried.
. tests/tally.sh
$RUN "$BUILD/tests/fault/memory" $([ -n "$RUN" ] && echo 7)
