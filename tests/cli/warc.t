# a document a page: its id is the record's, its address is kept
$ python3 $TOP/tests/inputs/warc.py a.html b.html >x.warc; berita-extract -t --only dateline x.warc | jq -c '[.id, .url, .title, .text]'
> ["urn:uuid:c4ca4238-a0b9-2382-0dcc-509a6f75849b","https://contoh.example/0/a.html","Air Pasang","Air pasang merendam jalan di pesisir Kota Tegal sejak kemarin pagi, dan warga menutup jalan itu.\n\nPompa tambahan baru akan tiba pada hari Jumat, kata warga yang menunggu di pinggir jalan itu."]
> ["urn:uuid:c81e728d-9d4c-2f63-6f06-7f89cc14862c","https://contoh.example/1/b.html","Harga Cabai","Harga cabai di pasar induk turun lagi, kata para pedagang yang ditemui di sana pada hari Selasa.\n\nPasokan dari daerah lain sudah lancar, sehingga pembeli tidak perlu datang terlalu pagi."]

# a record a member of gzip; bodies in chunks, packed, both
$ for o in --gzip --chunked '--encoding gzip' '--encoding deflate' '--encoding gzip --chunked --gzip' '--charset utf-8'; do
$     python3 $TOP/tests/inputs/warc.py $o a.html b.html | berita-extract -t --only dateline | jq -c '[.url, .text]' | cksum
$ done | sort -u | wc -l
> 1

# plain text made of them
$ python3 $TOP/tests/inputs/warc.py --wet --gzip teks.txt >x.warc.wet.gz; berita-extract -t --only dateline x.warc.wet.gz | jq -c '[.id, .url, .text]'
> ["urn:uuid:c4ca4238-a0b9-2382-0dcc-509a6f75849b","https://contoh.example/0/teks.txt","Air pasang merendam jalan di pesisir Kota Tegal sejak kemarin pagi."]

# answers that are no page, or no success, are no article and no fault
$ python3 $TOP/tests/inputs/warc.py --type image/jpeg a.html >x.warc; python3 $TOP/tests/inputs/warc.py --status 404 b.html | berita-extract - x.warc

# a member of gzip that is damaged, in its bits or its checksum: the record is named, the rest is done
$ python3 $TOP/tests/inputs/warc.py --gzip a.html b.html a.html >x; damage() { python3 $TOP/tests/inputs/damage.py "$@"; }
$ damage checksum 3 <x | berita-extract --only dateline | jq -r .url; damage bits 9 <x | berita-extract --only dateline | jq -r .url
> https://contoh.example/1/b.html
> https://contoh.example/2/a.html
> https://contoh.example/0/a.html
> https://contoh.example/1/b.html
! berita-extract: -:3: a gzip member is damaged: its checksum is wrong, at byte 424 of the file
! berita-extract: -:9: a gzip member is damaged, at byte 2287 of the file

# the same with the exit status
$ python3 $TOP/tests/inputs/warc.py --gzip a.html b.html | python3 $TOP/tests/inputs/damage.py checksum 6 | berita-extract >/dev/null
! berita-extract: -:6: a gzip member is damaged: its checksum is wrong, at byte 1354 of the file
? 1

# a length that is too small, too large, larger than the file, larger than can be: the next header goes on
$ python3 $TOP/tests/inputs/warc.py a.html b.html a.html >x; for n in -100 100 100000 1000000000000; do
$     python3 $TOP/tests/inputs/damage.py length 3 $n <x | berita-extract --only dateline | jq -r .url | cut -c 24-
$ done
> 1/b.html
> 2/a.html
> 1/b.html
> 2/a.html
> 1/b.html
> 2/a.html
> 1/b.html
> 2/a.html
! berita-extract: -:3: its Content-Length is wrong
! berita-extract: -:3: its Content-Length is wrong
! berita-extract: -:3: its Content-Length is wrong
! berita-extract: -:3: larger than 64 MiB, or its Content-Length is wrong

# of a record that would not be read; bytes between records
$ python3 $TOP/tests/inputs/warc.py a.html b.html >x; python3 $TOP/tests/inputs/damage.py length 2 5 <x | berita-extract --only dateline | jq -r .url
$ python3 $TOP/tests/inputs/damage.py head 6 kotoran <x | berita-extract --only dateline | jq -r .url
> https://contoh.example/0/a.html
> https://contoh.example/1/b.html
> https://contoh.example/0/a.html
! berita-extract: -:2: its Content-Length is wrong
! berita-extract: -:6: byte 1: a record begins with WARC/

# no length at all, a header without end
$ (printf 'WARC/1.0\r\nWARC-Type: response\r\n\r\n'; python3 $TOP/tests/inputs/warc.py a.html) | berita-extract --only dateline | jq -r .url
$ (printf 'WARC/1.0\r\n'; yes 'a: b' | head -c 70000; python3 $TOP/tests/inputs/warc.py a.html) | berita-extract --only dateline | jq -r .url
> https://contoh.example/0/a.html
> https://contoh.example/0/a.html
! berita-extract: -:1: no Content-Length
! berita-extract: -:1: a header of more than 64 KiB

# a file that was cut off, packed or not
$ python3 $TOP/tests/inputs/warc.py a.html b.html >x; head -c 2000 x | berita-extract --only dateline | jq -r .url
$ python3 $TOP/tests/inputs/warc.py --gzip a.html b.html >x; head -c 1000 x | berita-extract --only dateline | jq -r .url
> https://contoh.example/0/a.html
> https://contoh.example/0/a.html
! berita-extract: -:6: byte 239: the file ends inside the record
! berita-extract: -:4: the file ends inside a gzip member, at byte 893 of the file

# bodies that are not packed as they say, or damaged; one that is packed as nothing knows
$ record() { printf "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:$1>\r\nContent-Length: $(($(wc -c <body) + $(printf "$2" | wc -c) + 34))\r\n\r\nHTTP/1.1 200 OK\r\nX-Test: ya\r\n$2\r\n\r\n"; cat body; printf '\r\n\r\n'; }
$ cp a.html body; (record 1 'Content-Encoding: gzip'; record 2 'Transfer-Encoding: chunked'; record 3 'Content-Encoding: deflate'; record 4 'Content-Encoding: br') >x
$ (gzip -nc a.html | head -c 200) >body; record 5 'Content-Encoding: gzip' >>x
$ (printf '40\r\n'; head -c 64 a.html; printf '\r\nzz\r\n'; cat a.html) >body; record 6 'Transfer-Encoding: chunked' >>x
$ (gzip -nc a.html | head -c 10; printf '\377\377\377\377\377\377') >body; record 7 'Content-Encoding: gzip' >>x
$ (head -c 70000000 /dev/zero | gzip -c) >body; record 8 'Content-Encoding: gzip' >>x
$ printf '\001\002' >body; record 9 'Content-Encoding: br' >>x
$ berita-extract --only dateline x | jq -r .id
> urn:1
> urn:2
> urn:3
> urn:4
! berita-extract: x:6: byte 209: the size of a chunk is wanted here
! berita-extract: x:7: the packed body is damaged
! berita-extract: x:8: unpacks to more than 64 MiB
! berita-extract: x:9: the body is packed in a way that is not read

# pages in other languages are passed over and counted, unless any is asked for
$ printf '<html><body><article><h1>The tide</h1><p>The tide flooded the road along the coast again on Friday, and the residents closed it for the day.</p><p>Pumps will arrive on Monday, said the people who were waiting beside the road.</p></article></body></html>' >en.html
$ printf '<html><body><article><h1>Air pasang</h1><p>Air pasang melimpahi jalan di pesisir Kuala Kedah sejak semalam, kata jurucakap bomba, dan penduduk menutup jalan itu.</p><p>Beliau berkata pam tambahan akan tiba pada hari Jumaat, justeru penduduk tidak perlu berpindah.</p></article></body></html>' >ms.html
$ python3 $TOP/tests/inputs/warc.py en.html a.html ms.html >x.warc; berita-extract --only dateline --stats s.json x.warc | jq -r .title; jq -c '[.documents, .passed_over]' s.json
> Air Pasang
> [1,2]

# whatever the language
$ printf '<html><body><article><h1>The tide</h1><p>The tide flooded the road along the coast again on Friday, and the residents closed it for the day.</p><p>Pumps will arrive on Monday, said the people who were waiting beside the road.</p></article></body></html>' >en.html
$ python3 $TOP/tests/inputs/warc.py en.html a.html | berita-extract --only dateline --language any | jq -r .title
> The tide
> Air Pasang

# of anything else only when it is asked for
$ printf '%s\n' '{"text":"Air pasang merendam jalan di sana sejak kemarin."}' '{"text":"The tide flooded the road again."}' >x.jsonl
$ berita-extract --only dateline x.jsonl | jq -r .id; echo; berita-extract --language id --only dateline x.jsonl | jq -r .id
> x.jsonl:1
> x.jsonl:2
> 
> x.jsonl:1
