# What is read from each file of files/, with all fields and faults, against the
# file's name with .out behind it.  "sh tests/xml/run.sh bless" rewrites those.
. tests/tally.sh
logs=$BUILD/check/xml
mkdir -p "$logs"
case $BUILD in /*) build=$BUILD ;; *) build=$PWD/$BUILD ;; esac

for file in tests/xml/files/*.xml; do
    name=${file##*/}
    (cd tests/xml/files && $RUN "$build/tests/xml/show" "$name") >"$logs/$name.out" 2>&1
    status=$?
    if [ "$1" = bless ]; then
        diff -u "$file.out" "$logs/$name.out"
        cp "$logs/$name.out" "$file.out"
        continue
    fi
    if [ $status -eq 0 ] && cmp -s "$file.out" "$logs/$name.out"; then
        pass
    else
        fail "$name ($status)"
        diff -u "$file.out" "$logs/$name.out" | sed '1,2d; s/^/    /; 40q'
    fi
done
finish
