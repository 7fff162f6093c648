# What is found in corpus/ does not fall below the F1 of floor.txt: the floors
# lie a few points under what is reached, so that a change may cost a little
# here for what it gains elsewhere, but nothing breaks unseen.
. tests/tally.sh
scores=$BUILD/check/score.txt
GOLD='' sh tests/score/score.sh >"$scores"
tally $? "score.sh"
cat "$scores"
while read -r name floor; do
    reached=$(sed 's/^date value/date-value/' "$scores" | awk -v name="$name" '$1 == name { print $4 }')
    tally "$(awk "BEGIN { print !(${reached:-0} >= $floor) }")" "$name: ${reached:-nothing}, less than $floor"
done <tests/score/floor.txt
# Confidence means something: claims are near what is true.
off=$(awk '$1 == "off" { print $3 }' "$scores")
tally "$(awk "BEGIN { print !(${off:-1} <= 0.05) }")" "confidence: off by ${off:-nothing}"
finish
