# The weights of names can be estimated again: from half of the articles of
# corpus/ they find most names of the other half, and what is broken in the
# annotations is named.
. tests/tally.sh
weights=$BUILD/berita-weights
notes=$BUILD/check/annotations
GOLD='' BUILD=$BUILD sh tests/weights/weights.sh >"$notes"
tally $? "weights.sh"

table=$("$weights" --folds 2 --iterations 15 <"$notes")
tally $? "--folds"
found=$(printf '%s\n' "$table" | awk '$1 == "develop" && $2 == "person" { print $3 }')
tally "$(awk "BEGIN { print !(${found:-0} >= 0.8) }")" "persons found by the other half's weights: ${found:-none}"

# What is written can be laid over the lexicons' own weights.
"$weights" --folds 2 --hold 1 --iterations 2 <"$notes" >"$BUILD/check/weights.tsv"
tally $? "--hold"
echo 'Bupati Siti Aminah datang.' | "$BUILD/berita-extract" --lexicon "$BUILD/check/weights.tsv" >/dev/null
tally $? "weights as an overlay"

refuses() {
    said=$(printf "$1" | "$weights" 2>&1 >/dev/null)
    [ $? -eq 2 ] && case $said in *"$2"*) ;; *) false ;; esac
    tally $? "$2: $said"
}
refuses 'span\t0\t4\tperson\tperson+\n' 'line 1: neither doc nor span'
refuses 'doc\ta\tb\t1\tnone\tnone\t9\nSiti\n' 'line 1: the text is cut off'
refuses 'doc\ta\tb\t1\tnone\tnames\t4\nSiti\n' 'line 1: there is no such label'
finish
