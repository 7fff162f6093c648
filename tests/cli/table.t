# a table is known by the name of its file
$ printf 'text\nAir\n' >x.csv; berita-extract -t x.csv | jq -c '[.id, .text]'
> ["x.csv:2","Air"]

# or by a first line that names the text's column among others
$ printf 'id,text,published\n7,Air,2025-07-17\n' | berita-extract -t | jq -c '[.id, .text, .published]'
> ["7","Air","2025-07-17"]

# fields in marks: commas, line breaks, doubled marks; rows are named by the line they begin on
$ printf '\357\273\277"text","id","title"\r\n"Air, katanya,\r\n""masuk"".",a,\r\n\r\nAir,,"Judul"\r\n' | berita-extract -t | jq -c '[.id, .title, .text]'
> ["a",null,"Air, katanya,\r\n\"masuk\"."]
> ["-:5","Judul","Air"]

# semicolons, where the comma is the decimal mark; Excel's line about it
$ printf 'sep=;\nid;text\n1;"Air; 1,5 m"\n' >x.csv; berita-extract -t x.csv | jq -c '[.id, .text]'
> ["1","Air; 1,5 m"]

# other names of columns
$ printf 'url,isi,tanggal,judul\nu,Air,2025-07-17,J\n' | berita-extract -t -i csv --field id=url --field text=isi --field published=tanggal --field title=judul |
$     jq -c '[.id, .title, .published, .text]'
> ["u","J","2025-07-17","Air"]

# by which the table is known as well
$ printf 'nomor,isi\n1,Air\n' | berita-extract -t --field text=isi | jq -c '[.id, .text]'
> ["-:2","Air"]

# tabs; a mark that begins a text is a letter of it
$ printf 'id\ttext\n1\t"Air," katanya.\n2\t"Air ""masuk"", ya"\n3\t"Air\n4\tAir "lagi"\n' | berita-extract -t | jq -c '[.id, .text]'
> ["1","\"Air,\" katanya."]
> ["2","Air \"masuk\", ya"]
> ["3","\"Air"]
> ["4","Air \"lagi\""]

# as spreadsheets write Unicode: UTF-16, both ways round
$ printf 'id\ttext\n1\tAir “masuk” 😀\n' | iconv -f UTF-8 -t UTF-16LE | (printf '\377\376'; cat) >l.txt
$ printf 'id\ttext\n1\tAir “masuk” 😀\n' | iconv -f UTF-8 -t UTF-16BE | (printf '\376\377'; cat) >b.txt
$ berita-extract -t l.txt b.txt | jq -c '[.id, .text]'
> ["1","Air “masuk” 😀"]
> ["1","Air “masuk” 😀"]

# plain text in UTF-16; halves of pairs
$ printf '\377\376A\000i\000r\000\075\330!\000\000\334' >x.txt; berita-extract -t x.txt | jq -c .text
> "Air�!�"

# a stray mark: row and byte are named, the rest is done
$ printf 'id,text\n1,Air\n2,Air "masuk" rumah\n3,Air\n4,"Air" masuk\n5,Air\n' >x.csv; berita-extract --only dateline x.csv | jq -r .id; berita-extract x.csv >/dev/null
> 1
> 3
> 5
! berita-extract: x.csv:3: byte 7: a quotation mark in a field that is not in marks
! berita-extract: x.csv:5: byte 7: a quotation mark in a field is not doubled
! berita-extract: x.csv:3: byte 7: a quotation mark in a field that is not in marks
! berita-extract: x.csv:5: byte 7: a quotation mark in a field is not doubled
? 1

# lines that are passed over with it are named, as are the last ones
$ printf 'id,text\n1,Air "a" b\n2,"Air" b\n3,Air\n4,"Air\n5,6,7' | berita-extract --only dateline | jq -r .id
> 3
! berita-extract: -:2: byte 7: a quotation mark in a field that is not in marks; goes on at line 4
! berita-extract: -:5: byte 3: the quotation mark is never closed; the rest is passed over

# in a field of several lines: those are no rows
$ printf 'id,text,title\n1,"Air "masuk",\nkata Budi, ke rumah",J\n2,Air,J\n' | berita-extract --only dateline | jq -r .id
> 2
! berita-extract: -:2: byte 8: a quotation mark in a field is not doubled; goes on at line 4

# a mark that is never closed
$ printf 'id,text\n1,"Air\n2,Air\n3,Air\n' | berita-extract --only dateline | jq -r .id
> 2
> 3
! berita-extract: -:2: byte 3: the quotation mark is never closed

# rows with more or fewer columns, a day that is none
$ printf 'id,text,published\n1,Air\n2,Air,2025-07-17,\n3,Air,17/7/2025\n4,Air,' | berita-extract --only dateline | jq -r .id
> 4
! berita-extract: -:2: a row of 2 columns, the first row names 3
! berita-extract: -:3: a row of 4 columns, the first row names 3
! berita-extract: -:4: byte 7: "published" is no date: "17/7/2025" (YYYY-MM-DD is wanted)

# a table without the column, and one without anything
$ printf 'id,isi\n1,Air\n' >x.csv; : >y.csv; berita-extract x.csv y.csv
! berita-extract: x.csv:1: no column "text" (--field text=NAME reads another one) in: id,isi
? 1

# a text that has commas in its first line is one
$ printf 'Air, text lain, mengalir.\n' | berita-extract -t | jq -c .text
> "Air, text lain, mengalir.\n"
