# Bodies are part of what sentences written for it say: nearly all that are found.
. tests/tally.sh
found=60 # of the bodies of cases.tsv
wrong=1  # of those
made=$BUILD/check/parents
mkdir -p "$made"

tests/parents/measure tests/parents/cases.tsv >"$made/cases.jsonl"
$RUN "$BUILD/berita-extract" "$made/cases.jsonl" >"$made/cases.out"
tally $? "berita-extract on cases.tsv"
tests/parents/measure tests/parents/cases.tsv "$made/cases.out" >"$made/said"
tally $? "a record for each case"
cat "$made/said"
line=$(sed -n 's/^right \([0-9]*\) of \([0-9]*\) found.*/\1 \2/p' "$made/said")
tally "$([ "${line#* }" -ge $found ]; echo $?)" "bodies found: ${line#* }, less than $found"
tally "$([ "${line% *}" -ge $((${line#* } - wrong)) ]; echo $?)" "parents right: ${line% *} of ${line#* }"
finish
