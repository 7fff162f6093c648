# What berita-extract prints in each form is read back, as berita-score reads it,
# and is then what the record says, as far as the form holds it (see compare).
. tests/tally.sh
extract="$RUN $BUILD/berita-extract"
read="$RUN $BUILD/tests/roundtrip/read"
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT

# Articles of corpus/, then texts made to be hard: line ends of DOS, blank lines
# and tabs, what tables, XML and JSON would take for their own, letters beyond
# 16 bits, speech and dates over line ends, and a text without any word.
for file in corpus/*.txt; do
    id=${file##*/}
    jq -c -R -s --arg id "${id%.txt}" '{id: $id, title: ("Judul: " + $id), text: .}' "$file"
done >"$dir/in.jsonl"
python3 - >>"$dir/in.jsonl" <<'END'
import json
texts = {
    'dos': 'JEPARA, Kabar Pesisir —\r\n\r\n“Pasar dibuka lagi,” kata Bupati Jepara Sri Wahyuni.\r\n\r\nIa tiba 17 Juli 2025.\r\n',
    'blank': '\n\n \t\n  “Pasar\t dibuka,” kata Sri Wahyuni,  Kepala Dinas  Perikanan Jepara.  \n\t\n',
    'marks': '“=1+1, <b>pasar</b> & "kios"; [a](b) | c\\d,” kata Sri Wahyuni. “@semua datang,” kata dia. “\'=A1 itu,” kata dia.',
    'wide': '😀 “Pasar 😀 dibuka kemarin,” ujar Sri Wahyuni 😀 dari Yayasan Harapan. “Ya,” kata Budi Santoso kepada Sri Wahyuni.',
    'over': '“Pasar dibuka.\n\n“Semua boleh datang,” kata Wali Kota Tegal Sri Wahyuni.\n\nMenurut dia, pasar\n\nRabu (16/7/\n2025) tutup.',
    'names': 'Mantan Plt Kepala Dinas Pendidikan Kota Bogor Drs. Budi Santoso, M.Si. bertemu Siti Aminah dari Yayasan Harapan di Bogor. Ia menyebut “rumah kami bukan gudang” itu milik warga.',
    'cut': 'Ia tiba 17 Juli\n\n2025.',
    'none': ' \n ',
    'empty': '',
    'ids "<&>", \t=2': 'Di Kota Bogor, Rabu (16/7/2025).',
}
for name, text in texts.items():
    print(json.dumps({'id': name, 'title': '=' + name, 'published': '2025-07-18', 'text': text}))
END
$extract --text "$dir/in.jsonl" >"$dir/records.jsonl"

# back FORM FILE: is what is read of the file what the records say?
back() {
    $read "$2" >"$dir/read.jsonl" && tests/roundtrip/compare "$1" "$dir/records.jsonl" "$dir/read.jsonl"
    tally $? "$1"
}

for form in tei webanno; do
    $extract -f $form "$dir/in.jsonl" >"$dir/out"
    back $form "$dir/out"
done

# What a sentence's end cuts is two spans in CoNLL-U.
cp "$dir/records.jsonl" "$dir/all.jsonl"
grep -v '"id":"cut"' "$dir/all.jsonl" >"$dir/records.jsonl"
grep -v '"cut"' "$dir/in.jsonl" | $extract -f conllu >"$dir/out"
back conllu "$dir/out"
mv "$dir/all.jsonl" "$dir/records.jsonl"

for rows in quotations mentions roles dates; do
    for form in csv tsv; do
        $extract -f $form --rows $rows "$dir/in.jsonl" >"$dir/out"
        back $form-$rows "$dir/out"
    done
done

# Twice in a row, with all threads, and with a mark before it: the same.
$extract -j 3 -f csv --bom "$dir/in.jsonl" >"$dir/out"
back csv-quotations "$dir/out"

# A folder of brat's with the texts; names of files cannot hold all.
mkdir "$dir/brat"
tail -n 30 "$dir/in.jsonl" | grep -v '"ids ' >"$dir/some.jsonl"
while IFS= read -r line; do
    id=$(printf '%s\n' "$line" | jq -r .id)
    printf '%s\n' "$line" | $extract -f brat >"$dir/brat/$id.ann"
    printf '%s\n' "$line" | $extract -f text >"$dir/brat/$id.txt"
done <"$dir/some.jsonl"
$extract --text "$dir/some.jsonl" >"$dir/records.jsonl"
back brat "$dir/brat"

# berita-score finds nothing to complain of, whatever the form.
for form in tei webanno; do
    $extract -f $form "$dir/in.jsonl" >"$dir/out"
    $extract "$dir/in.jsonl" | $RUN "$BUILD/berita-score" -f tsv "$dir/out" - >"$dir/figures"
    awk -F '\t' 'NR > 1 && $4 != "1.0000" { print; bad = 1 } END { exit bad || NR < 20 }' "$dir/figures"
    tally $? "figures of $form"
done
finish
