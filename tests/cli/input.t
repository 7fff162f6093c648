# a text file is one record, named as it was given
$ berita-extract --only dateline ./air.txt
> {"schema":1,"id":"./air.txt","title":null,"url":null,"outlet":null,"author":null,"published":null,"published_from":null,"language":"id","dateline":null,"warnings":[]}

# without a file, standard input is read
$ berita-extract --only dateline <air.txt | jq -r .id
> -

# "-" among files
$ berita-extract --only dateline air.txt - <kata.txt | jq -r .id
> air.txt
> -

# the text is kept to the letter
$ berita-extract --text air.txt | jq .text
> "Air mengalir.\n"

# an empty file is a document, too
$ : >kosong.txt; berita-extract --text kosong.txt
> {"schema":1,"id":"kosong.txt","title":null,"url":null,"outlet":null,"author":null,"published":null,"published_from":null,"language":"id","dateline":null,"scene":null,"text":"","entities":[],"dates":[],"quotations":[],"warnings":[]}

# but JSON Lines without a line have no record
$ : >kosong.jsonl; berita-extract kosong.jsonl; berita-extract -i jsonl </dev/null

# a missing file is named, the rest is done
$ berita-extract --only dateline missing.txt air.txt | jq -r .id
> air.txt
! berita-extract: missing.txt: No such file or directory

# and the status tells
$ berita-extract missing.txt
! berita-extract: missing.txt: No such file or directory
? 1

# a directory
$ mkdir arsip; berita-extract arsip
! berita-extract: arsip: Is a directory
? 1

# a file that may not be read
$ if [ "$(id -u)" -eq 0 ]; then echo "berita-extract: rahasia.txt: Permission denied" >&2; exit 1; fi
$ : >rahasia.txt; chmod 000 rahasia.txt; berita-extract rahasia.txt
! berita-extract: rahasia.txt: Permission denied
? 1

# JSON Lines are known by their content
$ berita-extract --only dateline dua.jsonl
> {"schema":1,"id":"a1","title":"Air","url":null,"outlet":null,"author":null,"published":"2025-07-17","published_from":"record","language":"id","dateline":null,"warnings":[]}
> {"schema":1,"id":"a2","title":null,"url":null,"outlet":null,"author":null,"published":null,"published_from":null,"language":"id","dateline":null,"warnings":[]}

# whatever the file's name, behind white space and a byte order mark
$ (printf '\357\273\277 { "text" : "Air" }\n'; cat dua.jsonl) >data.txt; berita-extract --only dateline data.txt | jq -r .id
> data.txt:1
> a1
> a2

# an article that begins with a bracket or a brace is text
$ printf '[Gambas:Video]\nAir\n' >g.txt; printf '{air}\n' >k.txt; berita-extract -t g.txt k.txt | jq -c .text
> "[Gambas:Video]\nAir\n"
> "{air}\n"

# --input-format has the last word
$ berita-extract -i text -t dua.jsonl | jq -r '.id, (.text | length)'
> dua.jsonl
> 116

# the option's day is for records without their own
$ berita-extract -p 2024-01-02 --only dateline dua.jsonl | jq -r '"\(.published) \(.published_from)"'
> 2025-07-17 record
> 2024-01-02 option

# other names of fields
$ echo '{"url":"u","isi":"Air","tanggal":"2025-07-17T08:00:00+07:00","judul":"J"}' |
$     berita-extract -t --field id=url --field text=isi --field published=tanggal --field title=judul |
$     jq -c '[.id, .title, .published, .text]'
> ["u","J","2025-07-17","Air"]

# a record without an id is named by its place; blank lines count and are skipped
$ printf '\n{"text":"a"}\r\n \t\r\n{"text":"b","id":null}' >x.jsonl; berita-extract --only dateline x.jsonl | jq -r .id
> x.jsonl:2
> x.jsonl:4

# a number as an id stays one
$ echo '{"id":12345678901234567890,"text":"a"}' | berita-extract --only dateline | grep -o '"id":[^,]*'
> "id":12345678901234567890

# an empty or absent day is no day
$ printf '%s\n' '{"text":"a","published":""}' '{"text":"a","published":null}' |
$     berita-extract --only dateline | jq .published
> null
> null

# the last of several members of one name counts
$ echo '{"text":"a","text":"b"}' | berita-extract -t | jq -r .text
> b

# escapes, also halves of surrogate pairs
$ printf '%s\n' '{"text":"\"\\\/\b\f\n\r\t\u00e9\u20AC\ud83d\ude00|\ud83d|\ude00\ud83d\u0041\u0000"}' |
$     berita-extract -t | jq -c '.text | explode'
> [34,92,47,8,12,10,13,9,233,8364,128512,124,65533,124,65533,65533,65,0]

# what a record holds besides is checked and left alone
$ echo '{"x":[1,-2.5e+7,{"y":{},"z":[[],null,true,false,"]}"]}],"text":"a"}' | berita-extract --only dateline | jq -r .id
> -:1

# broken lines are named, the rest is done
$ printf '%s\n' '{"text":"a"}' '{"text":' '{"text":"b"}' '{"text" "c"}' '{"text":"d",}' '"e"' '{"text":"f"} {}' '{"text":"g"}' >x.jsonl
$ berita-extract --only dateline x.jsonl | jq -r .id
$ berita-extract x.jsonl >/dev/null
> x.jsonl:1
> x.jsonl:3
> x.jsonl:8
! berita-extract: x.jsonl:2: byte 9: the line ends inside the record
! berita-extract: x.jsonl:4: byte 9: ':' is missing after a member's name
! berita-extract: x.jsonl:5: byte 13: a member's name in quotation marks is missing
! berita-extract: x.jsonl:6: byte 1: a record begins with '{'
! berita-extract: x.jsonl:7: byte 14: more after the end of the record
! berita-extract: x.jsonl:2: byte 9: the line ends inside the record
! berita-extract: x.jsonl:4: byte 9: ':' is missing after a member's name
! berita-extract: x.jsonl:5: byte 13: a member's name in quotation marks is missing
! berita-extract: x.jsonl:6: byte 1: a record begins with '{'
! berita-extract: x.jsonl:7: byte 14: more after the end of the record
? 1

# values that are none
$ printf '%s\n' '{"text":truth}' '{"text":01}' '{"text":1.}' '{"text":-}' '{"text":"\x"}' '{"text":"\u12g4"}' '{"text":"	"}' '{"text":"a' '{"x":[1 2]}' '{"x":[1}' >x.jsonl
$ berita-extract x.jsonl
! berita-extract: x.jsonl:1: byte 9: not a JSON value
! berita-extract: x.jsonl:2: byte 10: ',' or '}' is missing
! berita-extract: x.jsonl:3: byte 11: not a JSON number
! berita-extract: x.jsonl:4: byte 10: not a JSON number
! berita-extract: x.jsonl:5: byte 11: unknown escape
! berita-extract: x.jsonl:6: byte 14: \u without four hexadecimal digits
! berita-extract: x.jsonl:7: byte 10: control character in a string
! berita-extract: x.jsonl:8: byte 11: the line ends inside the record
! berita-extract: x.jsonl:9: byte 9: ',' is missing
! berita-extract: x.jsonl:10: byte 8: ',' is missing
? 1

# members of the wrong kind
$ printf '%s\n' '{"id":"a"}' '{"text":5}' '{"text":null}' '{"text":"a","id":[]}' '{"text":"a","title":{}}' \
$     '{"text":"a","published":20250717}' '{"text":"a","published":"kemarin"}' '{"text":"a","published":"2025-13-01"}' >x.jsonl
$ berita-extract x.jsonl
! berita-extract: x.jsonl:1: record without "text" (--field text=NAME reads another member)
! berita-extract: x.jsonl:2: byte 9: "text" is a number, not a string
! berita-extract: x.jsonl:3: record without "text" (--field text=NAME reads another member)
! berita-extract: x.jsonl:4: byte 18: "id" is an array, not a string
! berita-extract: x.jsonl:5: byte 21: "title" is an object, not a string
! berita-extract: x.jsonl:6: byte 25: "published" is a number, not a string
! berita-extract: x.jsonl:7: byte 25: "published" is no date: "kemarin" (YYYY-MM-DD is wanted)
! berita-extract: x.jsonl:8: byte 25: "published" is no date: "2025-13-01" (YYYY-MM-DD is wanted)
? 1

# the message knows the field's own name
$ echo '{"isi":5}' | berita-extract --field text=isi
! berita-extract: -:1: byte 8: "isi" is a number, not a string
? 1

# an array of records as lines
$ printf '[\n{"text":"a"},\n{"text":"b"}\n]\n' >x.json; berita-extract -i jsonl x.json
! berita-extract: x.json:1: an array; JSON Lines has one record a line (--input-format json reads it)
? 1

# a record over several lines
$ printf '{\n"text":"a"\n}\n' >x.json; berita-extract -i jsonl x.json
! berita-extract: x.json:1: the record goes on after its line; JSON Lines has one record a line (--input-format json reads it)
? 1

# nesting beyond the maximum
$ awk 'BEGIN { printf "{\"x\":"; for (i = 0; i < 600; i++) printf "["; print "" }' | berita-extract -i jsonl
! berita-extract: -:1: byte 518: nested too deep
? 1

# bytes that are no UTF-8: each is one code point, printed as U+FFFD
$ printf 'a\377\342\200b \355\240\200 \303\251' >x.txt; berita-extract -t --only dateline x.txt | jq -c '.text, .warnings'
> "a���b ��� é"
> ["invalid UTF-8 at byte 1, 6 bytes in all"]

# the same in a record
$ printf '{"text":"a\377"}\n' | berita-extract -t --only dateline | jq -c '.text, .warnings'
> "a�"
> ["invalid UTF-8 at byte 1"]

# and in a file's name
$ : >"$(printf 'a\377.txt')"; berita-extract --only dateline a?.txt | jq -r .id
> a�.txt

# NUL bytes
$ printf 'a\000b' >x.txt; berita-extract -t --only dateline x.txt | jq -c .text
> "a\u0000b"

# a line of 10 MB, and one after it
$ awk 'BEGIN { printf "{\"text\":\""; for (i = 0; i < 1000000; i++) printf "air masuk "; print "\"}"; print "{\"text\":\"b\"}" }' |
$     berita-extract -t --only dateline | jq '.text | length'
> 10000000
> 1

# a text of 10 MB
$ awk 'BEGIN { for (i = 0; i < 1000000; i++) print "air masuk" }' | berita-extract -t --only dateline | jq '.text | length'
> 10000000
