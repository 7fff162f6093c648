# a sentence a line, white space as one blank
$ printf 'Hujan\tturun.   Jalan\302\240banjir!\r\nBaca juga: Pasar\n\n  Sepi' | berita-tokenize
> Hujan turun.
> Jalan banjir!
> Baca juga: Pasar
> Sepi

# tokens
$ echo 'Rp 1.250, kata Ma’ruf (52).' | berita-tokenize -f tokens
> Rp 1.250 , kata Ma’ruf ( 52 ) .

# abbreviations, initials, numbers, ordinals, addresses, ellipses
$ cat >x.txt <<'.'
$ Ir. A. Ratna, M.Si. tinggal di Jl. Melati No. 5 sejak HUT ke-80... lalu pindah. Ia naik 2,5 juta. Lihat https://a.co/x. Nomor 3 Tahun 2020. Sekian.
$ .
$ berita-tokenize x.txt
> Ir. A. Ratna, M.Si. tinggal di Jl. Melati No. 5 sejak HUT ke-80... lalu pindah.
> Ia naik 2,5 juta.
> Lihat https://a.co/x.
> Nomor 3 Tahun 2020.
> Sekian.

# abbreviations that end a sentence
$ echo 'Hadir Budi dkk. Mereka pulang. Laba PT Air Tbk. Direktur senang. Gerbang B. Dia lari.' | berita-tokenize
> Hadir Budi dkk.
> Mereka pulang.
> Laba PT Air Tbk.
> Direktur senang.
> Gerbang B.
> Dia lari.

# quotations are whole, or cut; nested ones as well
$ echo '"Ya. Ia bilang, '"'Diam. Pulang.'"' Saya pulang," kata Budi. Sepi.' >x.txt
$ berita-tokenize x.txt; berita-tokenize -q x.txt
> "Ya. Ia bilang, 'Diam. Pulang.' Saya pulang," kata Budi.
> Sepi.
> "Ya.
> Ia bilang, 'Diam.
> Pulang.'
> Saya pulang," kata Budi.
> Sepi.

# paragraphs
$ printf 'Satu. Dua.\n\nTiga.\nEmpat.\n' | berita-tokenize -u paragraph
> Satu. Dua.
> Tiga.
> Empat.

# their objects have no sentence
$ echo 'Satu. Dua.' | berita-tokenize -u paragraph -f jsonl | jq -c 'del(.tokens)'
> {"id":"-","paragraph":1,"start":0,"end":10,"text":"Satu. Dua."}

# page furniture left out, and counted
$ printf 'Satu.\nBaca juga: Banjir\nDua.\n' >x.txt
$ berita-tokenize --no-furniture x.txt; berita-tokenize --no-furniture -u paragraph x.txt
$ berita-tokenize --no-furniture -f jsonl x.txt | jq -c '[.paragraph, .sentence]'
> Satu.
> Dua.
> Satu.
> Dua.
> [1,1]
> [3,3]

# clitics, one behind the other; what has grown together stays
$ echo 'Akhirnya masalahnya diketahuinyalah itupun, katanya. Hasbullah dan Hidayatullah, bukunya, swab-nya.' | berita-tokenize -f tokens -c
> Akhirnya masalah nya diketahui nya lah itu pun , kata nya .
> Hasbullah dan Hidayatullah , buku nya , swab -nya .

# as objects
$ echo 'RUMAHNYA' | berita-tokenize -f jsonl -c | jq -c '.tokens[] | [.start, .end, .text, .kind, .shape, .space_after]'
> [0,5,"RUMAH","word","upper",false]
> [5,8,"NYA","clitic","upper",true]

# kinds and shapes
$ echo 'Covid-19 BNPB 2,5 kata “ % https://a.co/b, KemenPU' | berita-tokenize -f jsonl | jq -c '.tokens[] | [.text, .kind, .shape]' | tr '\n' ' '; echo
> ["Covid-19","mixed","cap"] ["BNPB","word","upper"] ["2,5","number","none"] ["kata","word","lower"] ["“","quote","none"] ["%","symbol","none"] ["https://a.co/b","url","none"] [",","punct","none"] ["KemenPU","word","camel"] 

# offsets
$ printf '\360\237\230\200é ya' >x.txt
$ for unit in codepoints bytes utf16; do berita-tokenize -f jsonl --offsets $unit x.txt | jq -c '[.end, .tokens[-1].start]'; done
> [5,3]
> [9,7]
> [6,4]

# text[start:end] is the text, of sentences and tokens, in any way of cutting
$ for options in '' '-q -c' '-u paragraph -c'; do
$ berita-tokenize -f jsonl $options "$TOP"/corpus/*.txt | python3 -c '
$ import json, pathlib, sys
$ for line in sys.stdin:
$     piece = json.loads(line)
$     text = pathlib.Path(piece["id"]).read_text(encoding="utf-8")
$     for span in [piece] + piece["tokens"]:
$         assert text[span["start"]:span["end"]] == span["text"], span
$     tokens = piece["tokens"]
$     assert tokens[0]["start"] == piece["start"] and tokens[-1]["end"] == piece["end"]
$     for a, b in zip(tokens, tokens[1:]):
$         assert a["end"] <= b["start"] and a["space_after"] == (a["end"] < b["start"])
$ '
$ done

# CoNLL-U holds together: texts are made of forms, words are counted from 1
$ berita-tokenize -f conllu -c -q "$TOP"/corpus/*.txt | python3 -c '
$ import sys
$ sentences = 0
$ for block in sys.stdin.read().split("\n\n")[:-1]:
$     rows = [line.split("\t") for line in block.split("\n") if not line.startswith("# ")]
$     text = [line[9:] for line in block.split("\n") if line.startswith("# text = ")]
$     words = [row for row in rows if "-" not in row[0]]
$     made, skip = "", 0
$     for row in rows:
$         assert len(row) == 10
$         first, _, last = row[0].partition("-")
$         if int(first) <= skip: continue
$         skip = int(last or 0)
$         made += row[1] + ("" if "SpaceAfter=No" in row[9] else " ")
$     assert [made.rstrip(" ")] == text, (made, text)
$     assert [row[0] for row in words] == [str(n + 1) for n in range(len(words))]
$     sentences += 1
$ print(sentences > 1500)
$ '
> True

# records, each with numbers of its own; an id with a line end is one line
$ printf '%s\n' '{"id":"a\nb","text":"Ya.\n\nTidak. Ya."}' '{"text":"Ya."}' >x.jsonl
$ berita-tokenize x.jsonl; berita-tokenize -f conllu x.jsonl | grep '^#'
> Ya.
> Tidak.
> Ya.
> Ya.
> # newdoc id = a b
> # newpar
> # sent_id = a b-1
> # text = Ya.
> # newpar
> # sent_id = a b-2
> # text = Tidak.
> # sent_id = a b-3
> # text = Ya.
> # newdoc id = x.jsonl:2
> # newpar
> # sent_id = x.jsonl:2-1
> # text = Ya.

# by the line or paragraph: offsets and numbers go on through the file
$ printf 'É. B.\n\nC\nD\n' >x.txt
$ for part in file paragraph line; do
$     berita-tokenize --by $part -f jsonl x.txt | jq -c '[.paragraph, .sentence, .start, .tokens[0].start, .text]' | tr '\n' ' '; echo
$ done
> [1,1,0,0,"É."] [1,2,3,3,"B."] [2,3,7,7,"C"] [3,4,9,9,"D"] 
> [1,1,0,0,"É."] [1,2,3,3,"B."] [2,3,7,7,"C"] [3,4,9,9,"D"] 
> [1,1,0,0,"É."] [1,2,3,3,"B."] [2,3,7,7,"C"] [3,4,9,9,"D"] 

# endless input is answered line by line
$ (echo 'Satu. Dua.'; sleep 2; echo 'Tiga.' ) | berita-tokenize --by line | { read -r line; echo "$line"; }
> Satu.
only native

# bytes that are no UTF-8
$ printf 'A\377 b\000c. D\302' >x.txt
$ for format in lines tokens jsonl conllu; do berita-tokenize -f $format x.txt | iconv -f UTF-8 -t UTF-8 >/dev/null || echo $format; done
$ berita-tokenize x.txt | tr -d '\000'
> A� bc.
> D�

# nothing in, nothing out; but a document is told of
$ : >x.txt; for format in lines tokens jsonl conllu; do berita-tokenize -f $format x.txt; done
> # newdoc id = x.txt

# words of one's own
$ printf '%%words\nSlt.\tabbreviation\n' >own.tsv
$ echo 'Kata Slt. Ratna.' >x.txt; berita-tokenize -l own.tsv x.txt
> Kata Slt. Ratna.

# no day of publication
$ berita-tokenize --published 2025-07-17 air.txt
! berita-tokenize: no option --published
! Try 'berita-tokenize --help'.
? 2

# a file that is not there; the others are done
$ berita-tokenize missing.txt kalimat.txt | tail -n 1
> Menurut dia, 1.250 warga pulang pukul 19.30.
! berita-tokenize: missing.txt: No such file or directory

# wherever memory ends, the program says so, until it is enough
$ cc -shared -fPIC -o fault.so fault.c 2>cc.err || { cat cc.err; exit 9; }
$ n=0; code=1
$ while [ $code -ne 0 ] && [ $n -lt 500 ]; do
$     FAULT=memory:$n LD_PRELOAD=./fault.so berita-tokenize -f jsonl -c article.txt >out 2>err; code=$?
$     [ $code -eq 0 ] || { [ $code -le 2 ] && grep -q 'out of memory$' err; } || { echo "memory:$n: $code"; cat err; }
$     n=$((n + 1))
$ done
$ [ $code -eq 0 ] || echo "never done"
only native
