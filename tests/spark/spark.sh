# Spark, run for real: the recipe of berita-batch(7).  PySpark comes from PyPI into
# build/spark, which needs a network; Java must be there.
set -eu
. tests/tally.sh
venv=$PWD/build/spark
case $BUILD in /*) build=$BUILD ;; *) build=$PWD/$BUILD ;; esac
command -v java >/dev/null || {
    echo 'check-spark: no java (apt-get install default-jre-headless)' >&2
    exit 2
}
[ -x "$venv/bin/spark-submit" ] || {
    python3 -m venv "$venv"
    "$venv/bin/pip" install -q 'pyspark==3.5.*'
}
dir=$venv/run
rm -rf "$dir"
mkdir -p "$dir"
python3 tests/batch/articles.py 1500 7 --bad 5 >"$dir/in.jsonl"
sorted() { LC_ALL=C sort "$@" | sha256sum; }
"$build/berita-extract" -q -i jsonl <"$dir/in.jsonl" >"$dir/whole" || [ $? -eq 1 ]
PATH=$venv/bin:$build:$PATH SPARK_LOCAL_IP=127.0.0.1 "$venv/bin/spark-submit" --master 'local[2]' --conf spark.ui.enabled=false \
    tests/spark/extract.py "$dir/in.jsonl" "$dir/out" >"$dir/log" 2>&1 || tail -n 30 "$dir/log"
[ "$(sorted "$dir"/out/part-*)" = "$(sorted "$dir/whole")" ]
tally $? 'records of Spark'
[ "$(find "$dir/out" -name 'part-*' | wc -l)" -ge 2 ]
tally $? 'in parts'
finish
