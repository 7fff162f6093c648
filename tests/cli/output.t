# indented: what holds no other array or object stays on a line
$ berita-extract --format json kata.txt | sed -n '1,4p; /"warnings"/,$p'
> {
>   "schema": 1,
>   "id": "kata.txt",
>   "title": null,
>   "warnings": []
> }

# indented or not, the record is the same
$ berita-extract -t -f json "$TOP"/corpus/*.txt | jq -c . >a; berita-extract -t "$TOP"/corpus/*.txt | jq -c . | cmp - a

# indentation leaves what is inside strings alone
$ printf '%s\n' '{"id":"{[,:\"]}","text":"a"}' | berita-extract -f json | grep '"id":'
>   "id": "{[,:\"]}",

# the kinds asked for
$ berita-extract --only quotations,places kata.txt | jq -c keys_unsorted
> ["schema","id","title","url","outlet","author","published","published_from","language","scene","entities","quotations","warnings"]

# dates alone, for which the analysis ends early, are those of the whole
$ berita-extract "$TOP"/corpus/*.txt | jq -c '{id, published, dates, warnings}' >a
$ berita-extract --only dates "$TOP"/corpus/*.txt | jq -c '{id, published, dates, warnings}' | cmp - a

# entities of one type
$ berita-extract --only persons "$TOP"/corpus/*.txt | jq -r '.entities[].type' | sort -u
> person

# with --unresolved no speaker is sure, and no other quotation changes
$ berita-extract --only quotations "$TOP"/corpus/*.txt | jq -c '.quotations[] | select(.speaker == null or .confidence < 0.5)' >a
$ test -s a; berita-extract --only quotations --unresolved "$TOP"/corpus/*.txt | jq -c '.quotations[]' | cmp - a

# a speaker that is named is resolved, one of whom nothing is told is not
$ printf '"Hujan turun di sini," katanya. "Air sungai sudah naik," kata Rina Wulandari.' | berita-extract --unresolved | jq -r '.quotations[].text'
> Hujan turun di sini,

# with --public-figures every speaker has a role or a body, and no other quotation changes
$ berita-extract --only quotations "$TOP"/corpus/*.txt | jq -c '.quotations[] | select(.speaker.role or .speaker.affiliation)' >a
$ berita-extract --only quotations --public-figures "$TOP"/corpus/*.txt | jq -c '.quotations[]' | cmp - a

# control characters are escaped
$ printf '%s\n' '{"id":"\u0001\u001f\u007f\t","text":""}' | berita-extract --only dateline | grep -o '"id":"[^"]*"' | od -An -c | tr -d '\n '; echo
> "id":"\u0001\u001f177\t"\n

# output into a file
$ berita-extract -o x.jsonl --only dateline dua.jsonl && jq -r .id x.jsonl
> a1
> a2

# which is emptied before
$ echo lama >x.jsonl; berita-extract --output=x.jsonl --only dateline air.txt && wc -l <x.jsonl | tr -d ' '
> 1

# but not when it is an input
$ berita-extract -o dua.jsonl air.txt dua.jsonl; echo $?; wc -l <dua.jsonl | tr -d ' '
> 2
> 2
! berita-extract: dua.jsonl: is both input and output

# also as standard input
$ berita-extract -o dua.jsonl <dua.jsonl; echo $?; wc -l <dua.jsonl | tr -d ' '
> 2
> 2
! berita-extract: dua.jsonl: is both input and output

# an output that cannot be made
$ berita-extract -o tidak/ada.jsonl air.txt
! berita-extract: tidak/ada.jsonl: No such file or directory
? 2

# a full disk
$ berita-extract air.txt >/dev/full
! berita-extract: standard output: No space left on device
? 1

# a full disk by name
$ berita-extract -o /dev/full air.txt
! berita-extract: /dev/full: No space left on device
? 1

# a full disk found early ends the work
$ awk 'BEGIN { for (i = 0; i < 5000; i++) print "{\"text\":\"air masuk\"}"; while (1) print "{}" }' 2>/dev/null | berita-extract >/dev/full
! berita-extract: standard output: No space left on device
? 1

# help to a full disk
$ berita-extract --help >/dev/full
! berita-extract: standard output: No space left on device
? 1

# a closed standard output
$ berita-extract air.txt >&-
! berita-extract: standard output: Bad file descriptor
? 1

# a reader that has enough: no words about it
$ awk 'BEGIN { for (i = 0; i < 20000; i++) print "{\"text\":\"air masuk\"}" }' >x.jsonl
$ berita-extract x.jsonl | head -n 1 | jq -r .id
> x.jsonl:1

# the same where SIGPIPE is ignored: the status tells
$ awk 'BEGIN { for (i = 0; i < 20000; i++) print "{\"text\":\"air masuk\"}" }' >x.jsonl
$ (trap '' PIPE; berita-extract x.jsonl; echo $? >code) | :; cat code
> 1

# a record is there as soon as its line is, although the input goes on
$ mkfifo in out; berita-extract --only dateline <in >out & exec 3>in 4<out
$ echo '{"id":"satu","text":"a"}' >&3; read -r line <&4; echo "$line" | jq -r .id; exec 3>&-; wait
> satu

# offsets count code points, UTF-16 units or bytes
$ printf '\360\237\230\200 \303\251 "a' >x.txt
$ for unit in codepoints utf16 bytes; do berita-extract --offsets $unit --only dateline x.txt | jq -c .warnings; done
> ["unterminated quotation at 4"]
> ["unterminated quotation at 5"]
> ["unterminated quotation at 8"]

# bad bytes count one each
$ printf '\377\377\303\251 "a' >x.txt
$ for unit in codepoints bytes; do berita-extract --offsets $unit --only dateline x.txt | jq -c '.warnings[1]'; done
> "unterminated quotation at 4"
> "unterminated quotation at 5"

# --explain is for reading: nothing of it is JSON, and a terminal obeys none of it
$ printf '{"id":"\\u001b[31mx","title":"A","text":"Air.","published":"2025-07-17"}\n' | berita-extract --explain --only quotations
> ==  [31mx: A
> Published 2025-07-17 (from the record)
> 
> Quotations
>   none
> 

# it heeds --only
$ berita-extract -e --only dates air.txt
> == air.txt
> Day of publication unknown
> 
> Dates
>   none
> 

# a place that only tells more of a noun says so, and is left out when not asked for
$ echo 'Gubernur Jawa Tengah menemui warga Bandung dan turis Tiongkok di Tegal.' >x.txt
$ berita-extract x.txt | jq -r '.entities[] | select(.type == "place") | [.id, .name, .mentions[0].modifies] | @tsv'
$ berita-extract --modifiers no x.txt | jq -r '.scene, (.entities[] | select(.type == "place") | .id, .name)'
> p1	Jawa Tengah	true
> p2	Bandung	true
> p3	Tiongkok	true
> p4	Tegal	false
> p4
> p4
> Tegal

# the scene is told from the place where something is said, and from those mentioned
$ printf 'Banjir merendam tiga desa di Kabupaten Demak, Jawa Tengah, Senin.\n"Air naik sejak pagi," kata Budi Santoso di Semarang.\n' |
$   berita-extract | jq -r '.scene as $s | .entities[] | select(.id == $s).name'
> Demak

# a text without places has no scene
$ echo 'Hujan turun.' | berita-extract | jq .scene
> null
