# Under another program (RUN) or a sanitizer the texts are smaller, and what
# they cost says nothing.
. tests/tally.sh
if [ -n "$RUN" ]; then
    $RUN "$BUILD/tests/hostile/hostile" 8192
elif grep -q sanitize "$BUILD/flags"; then
    "$BUILD/tests/hostile/hostile" 131072
else
    "$BUILD/tests/hostile/hostile" 1048576 ratio
fi
