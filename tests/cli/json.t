# an array of records, known by its content
$ printf '[{"id":"a","text":"Air"},\n {"text":"Air\\nlagi"}]' >x.json; berita-extract -t x.json | jq -c '[.id, .text]'
> ["a","Air"]
> ["x.json:2","Air\nlagi"]

# laid out over lines, whatever the file is called
$ jq '{id: .id, text: .text}' dua.jsonl >x.txt; berita-extract --only dateline x.txt | jq -r .id
> a1
> a2

# in a file of JSON Lines, too
$ jq -s . dua.jsonl >x.jsonl; berita-extract --only dateline x.jsonl | jq -r .id
> a1
> a2

# records one after the other, on one line or with nothing between
$ printf '{"id":"a","text":"x"}{"id":"b","text":"y"}  {"id":"c","text":"z"}' | berita-extract -i json --only dateline | jq -r .id
> a
> b
> c

# arrays one after the other; empty ones
$ printf '[]\n[{"id":"a","text":"x"}] [ ]\n[{"id":"b","text":"[]}{\\"\\\\"}]' | berita-extract -i json --only dateline | jq -r .id
> a
> b

# an array without a record is one
$ echo ' [ ] ' | berita-extract

# a record that is printed again is one line
$ printf '[{\r\n  "text": "Kemarin",\n  "published": "2025-07-18"\n}]' | berita-dates -f iso | jq -c .
> {"text":"2025-07-17","published":"2025-07-18"}

# what is no record is named, the rest is done
$ printf '[{"id":"a","text":"x"}, 5, "{", {"id":"b","text":"y"} {"id":"c","text":"z"}, {"text":}, {"id":"d","text":"w"}]' | berita-extract --only dateline -i json | jq -r .id
> a
> b
> c
> d
! berita-extract: -:2: byte 1: a record begins with '{'
! berita-extract: -:4: byte 1: ',' is missing before the record
! berita-extract: -:5: byte 9: not a JSON value

# a mark that is missing damages its record, not the rest
$ printf '[\n  {\n    "id": "a,\n    "text": "x"\n  },\n  {\n    "id": "b",\n    "text": "y"\n  }\n]\n' | berita-extract --only dateline | jq -r .id
> b
! berita-extract: -:1: byte 16: control character in a string

# a file that ends too early, in a record
$ printf '[{"text":"a"},{"text":"b' | berita-extract --only dateline | jq -r .id; printf '[{"text":"a"},{"text":"b' | berita-extract >/dev/null
> -:1
! berita-extract: -:2: byte 11: the file ends inside the record
! berita-extract: -:2: byte 11: the file ends inside the record
? 1

# or between two
$ printf '[{"text":"a"},' | berita-extract >/dev/null
! berita-extract: -:2: the file ends inside the array
? 1
