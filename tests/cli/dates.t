# tags are the default
$ echo 'Air surut kemarin malam.' | berita-dates -p 2025-07-17
> Air surut <TIMEX3 tid="t1" type="TIME" value="2025-07-16TNI" anchorTimeID="t0">kemarin malam</TIMEX3>.

# what is no date is escaped for XML, bytes that XML cannot hold replaced
$ printf 'a < b & c > d \377 \001 \357\277\276 2025-07-17\tx\r\n' | berita-dates | tr -d '\r'
> a &lt; b &amp; c &gt; d � � � <TIMEX3 tid="t1" type="DATE" value="2025-07-17">2025-07-17</TIMEX3>	x

# so a text with its tags is XML
$ (echo '<text>'; berita-dates -q "$TOP"/corpus/*.txt; echo '</text>') |
$     python3 -c 'import sys, xml.etree.ElementTree as e; print(len(e.parse(sys.stdin).findall("TIMEX3")) > 200)'
> True

# a value counted from another date names it
$ echo 'Gudang terbakar 3 Juni 2021. Sehari kemudian api padam.' | berita-dates | grep -o 'anchorTimeID="[^"]*"'
> anchorTimeID="t1"

# modifiers
$ echo 'Selesai akhir 2024.' | berita-dates
> Selesai <TIMEX3 tid="t1" type="DATE" value="2024" mod="END">akhir 2024</TIMEX3>.

# values for words; what has no value of ISO 8601 stays, and so does all else, to the byte
$ printf 'Saat ini <buka> setiap Senin. Pukul 16.00 WIB; \377\000 & beberapa hari lagi\r\nKamis (17/7/2025)' >x.txt
$ berita-dates -f iso x.txt >got; printf 'Saat ini <buka> setiap Senin. 2025-07-17T16:00+07:00; \377\000 & beberapa hari lagi\r\n2025-07-17' | cmp - got

# a text without dates is itself
$ berita-dates -f iso air.txt | cmp - air.txt; : >kosong.txt; berita-dates -f iso kosong.txt

# only some types
$ echo 'Selama tiga hari sejak Senin (14/7/2025) pukul 10.00 buka setiap hari.' >x.txt
$ berita-dates -f iso --type DURATION,set x.txt; berita-dates -f iso --type TIME x.txt
> Selama P3D sejak Senin (14/7/2025) pukul 10.00 buka setiap hari.
> Selama tiga hari sejak 2025-07-14T10:00 buka setiap hari.

# numbers of tags do not depend on the types asked for
$ echo 'Tiga hari sejak Senin (14/7/2025) buka.' | berita-dates --type DATE | grep -o 'tid="[^"]*"'
> tid="t2"

# rows
$ printf 'Ok.\nGempa Rabu (16/7/2025)\nmalam, sekitar pukul 03.00 WIT.\n' >x.txt
$ berita-dates -f tsv x.txt
> x.txt	2	10	32	TIME	2025-07-16TNI		2025-07-16	2025-07-16	Rabu (16/7/2025) malam
> x.txt	3	42	57	TIME	2025-07-16T03:00+09:00	APPROX	2025-07-16	2025-07-16	pukul 03.00 WIT

# a name with a tab keeps the columns
$ echo 2025-07-17 >'a	b'; berita-dates -f tsv a*b | cut -f 1,2
> a b	1

# objects, with the record's members
$ printf 'Ok.\nHujan kemarin.\n' | berita-dates -f jsonl -p 2025-07-17
> {"id":"-","line":2,"start":10,"end":17,"text":"kemarin","type":"DATE","value":"2025-07-16","mod":null,"from":"2025-07-16","to":"2025-07-16","weekday_mismatch":false,"anchor":"published","rule":"date.deictic"}

# they are those of berita-extract
$ berita-extract --only dates "$TOP"/corpus/*.txt | jq -c '.dates[]' >a
$ berita-dates -q -f jsonl "$TOP"/corpus/*.txt | jq -c 'del(.id, .line)' | cmp - a

# records: only the text changes
$ printf '%s\n' '{ "x" : [1, {"text":"kemarin"}], "text":"\u0054iba kemarin, \"A\".", "id":7,"published":"2025-07-17" }' '' '{"text":"besok"}' |
$     berita-dates -f iso
> { "x" : [1, {"text":"kemarin"}], "text":"Tiba 2025-07-16, \"A\".", "id":7,"published":"2025-07-17" }
> {"text":"besok"}

# of several members of one name it is the last that counts
$ echo '{"text":"2025-07-17","text":"17 Juli 2025"}' | berita-dates -f iso
> {"text":"2025-07-17","text":"2025-07-17"}

# tags within records, each with numbers of its own
$ printf '%s\n' '{"text":"R & D"}' '{"isi":1,"text":"<17 Juli 2025>"}' | berita-dates
> {"text":"R &amp; D"}
> {"isi":1,"text":"&lt;<TIMEX3 tid=\"t1\" type=\"DATE\" value=\"2025-07-17\">17 Juli 2025</TIMEX3>&gt;"}

# rows of records: the id, lines within the text
$ printf '%s\n' '{"id":"a1","text":"Ok\n17 Juli 2025"}' '{"text":"17 Juli 2025"}' | berita-dates -f tsv | cut -f 1-4
> a1	2	3	15
> -:2	1	0	12

# other names of fields
$ echo '{"isi":"Hujan kemarin.","tanggal":"2025-07-17"}' | berita-dates -f iso --field text=isi --field published=tanggal
> {"isi":"Hujan 2025-07-16.","tanggal":"2025-07-17"}

# a broken line is named, the rest is done
$ printf '%s\n' '{"text":"17 Juli 2025"' '{"text":"18 Juli 2025"}' | berita-dates -f iso
> {"text":"2025-07-18"}
! berita-dates: -:1: byte 23: the line ends inside the record
? 1

# impossible dates and misprints are told; the words stay
$ printf 'Ok.\nTenggat 31 Februari 2025.\nRapat Selasa (8/4/2020).\n' | berita-dates -f iso -p 2020-04-09
> Ok.
> Tenggat 31 Februari 2025.
> Rapat 2020-04-08.
! berita-dates: -:2: no such date: 31 Februari 2025
! berita-dates: -:3: the weekday is not that day's: Selasa (8/4/2020)

# unless told not to, or of other types
$ echo 'Tenggat 31 Februari 2025.' >x.txt; berita-dates -q -f tsv x.txt; berita-dates -f iso --type SET x.txt
> x.txt	1	8	24	DATE					31 Februari 2025
> Tenggat 31 Februari 2025.

# the whole is one text: a date counts from those before it, the day of publication from any
$ printf 'Hujan kemarin.\n\nReda, Kamis (17/7/2025).\n' >x.txt; berita-dates -f iso x.txt
> Hujan 2025-07-16.
> 
> Reda, 2025-07-17.

# by the line nothing is known of another
$ printf 'Hujan kemarin.\n\nReda, Kamis (17/7/2025).\n' >x.txt; berita-dates -f iso --by line x.txt
> Hujan kemarin.
> 
> Reda, 2025-07-17.

# by the paragraph what is broken over two lines is still one
$ printf '\nHujan 17\nJuli 2025,\npukul 10.00.\n \nReda\n\n\n18\nJuli 2025' >x.txt
$ berita-dates -f iso --by paragraph x.txt; echo; berita-dates -f tsv --by paragraph x.txt | cut -f 2-6; berita-dates -f iso --by line x.txt | head -n 2
> 
> Hujan 2025-07-17T10:00.
>  
> Reda
> 
> 
> 2025-07-18
> 2	7	32	TIME	2025-07-17T10:00
> 9	43	55	DATE	2025-07-18
> 
> Hujan 17

# lines, offsets and numbers of tags go on through a file, and begin again with the next
$ printf 'é 17 Juli 2025\n\n18 Juli 2025\n' >x.txt; cp x.txt y.txt
$ berita-dates -f tsv -b line x.txt y.txt | cut -f 1-4; berita-dates -b line x.txt y.txt | grep -o 'tid="[^"]*"'
> x.txt	1	2	14
> x.txt	3	16	28
> y.txt	1	2	14
> y.txt	3	16	28
> tid="t1"
> tid="t2"
> tid="t1"
> tid="t2"

# offsets in bytes
$ echo 'é 17 Juli 2025' | berita-dates -f jsonl --offsets bytes | jq -c '[.start, .end]'
> [3,15]

# a line is answered as soon as it is there, although the input goes on
$ mkfifo in out; berita-dates -f iso -b line <in >out & exec 3>in 4<out
$ echo '17 Juli 2025' >&3; read -r line <&4; echo "$line"; echo '18 Juli 2025' >&3; read -r line <&4; echo "$line"; exec 3>&-; wait
> 2025-07-17
> 2025-07-18

# and a paragraph as soon as a blank line ends it
$ mkfifo in out; berita-dates -f iso -b paragraph <in >out & exec 3>in 4<out
$ printf '17\nJuli 2025\n\n' >&3; read -r line <&4; echo "$line"; exec 3>&-; wait
> 2025-07-17

# files in their own place
$ echo 'Tiba 17 Juli 2025.' >x.txt; cp x.txt y.txt; berita-dates --in-place -f iso x.txt y.txt; cat x.txt y.txt; find . -name '.?*'
> Tiba 2025-07-17.
> Tiba 2025-07-17.

# with their permissions, and the old ones kept under another name
$ echo 'Tiba 17 Juli 2025.' >x.txt; chmod 604 x.txt; echo lama >x.txt.bak; berita-dates --in-place=.bak -f iso x.txt
$ cat x.txt x.txt.bak; ls -l x.txt x.txt.bak | cut -c 1-10
> Tiba 2025-07-17.
> Tiba 17 Juli 2025.
> -rw----r--
> -rw----r--

# a link goes on leading to the file
$ mkdir d; echo 'Tiba 17 Juli 2025.' >d/x.txt; ln -s d/x.txt y.txt; berita-dates --in-place -f iso y.txt; cat d/x.txt; readlink y.txt
> Tiba 2025-07-17.
> d/x.txt

# records in their own place; one that is broken leaves the file as it was, others are done
$ echo '{"text":"17 Juli 2025"}' >x.jsonl; (cat x.jsonl; echo '{') >y.jsonl; cp y.jsonl was
$ berita-dates --in-place -f iso y.jsonl x.jsonl; echo $?; cat x.jsonl; cmp y.jsonl was; find . -name '.?*'
> 1
> {"text":"2025-07-17"}
! berita-dates: y.jsonl:2: byte 2: the line ends inside the record

# what cannot be replaced
$ mkdir d; berita-dates --in-place -f iso d missing.txt /dev/null
! berita-dates: d: not an ordinary file
! berita-dates: missing.txt: No such file or directory
! berita-dates: /dev/null: not an ordinary file
? 1

# a directory that may not be written to
$ if [ "$(id -u)" -eq 0 ]; then echo "berita-dates: d/x.txt: Permission denied" >&2; exit 1; fi
$ mkdir d; echo 2025 >d/x.txt; chmod 500 d; berita-dates --in-place -f iso d/x.txt
! berita-dates: d/x.txt: Permission denied
? 1

# rows have no place in a file
$ berita-dates --in-place -f tsv air.txt
! berita-dates: --in-place wants --format tag or iso
! Try 'berita-dates --help'.
? 2

# nor has standard input
$ berita-dates --in-place <air.txt
! berita-dates: --in-place wants files, not standard input
! Try 'berita-dates --help'.
? 2

# in place or elsewhere
$ berita-dates --in-place -o x.txt air.txt
! berita-dates: --in-place and --output: which?
! Try 'berita-dates --help'.
? 2

# a suffix that leads elsewhere
$ berita-dates --in-place=/tmp/ air.txt
! berita-dates: --in-place wants a suffix without /, not "/tmp/"
! Try 'berita-dates --help'.
? 2

# a mistyped format
$ berita-dates --format tags air.txt
! berita-dates: --format has no "tags"; did you mean tag?
! Try 'berita-dates --help'.
? 2

# a type that there is not
$ berita-dates --type DATE,TIMES air.txt
! berita-dates: --type has no "TIMES"; did you mean TIME?
! Try 'berita-dates --help'.
? 2

# a mistyped option
$ berita-dates --inplace air.txt
! berita-dates: no option --inplace; did you mean --in-place?
! Try 'berita-dates --help'.
? 2

# version
$ berita-dates --version
> berita-dates 0.1.0

# words of one's own
$ printf '%%words\nhari pasar\tholiday\thari-pasar\t501\n' >my.tsv; echo 'Ramai pada Hari Pasar 2025.' | berita-dates -f iso -l my.tsv
> Ramai pada 2025-05-01.

# output into a file, which may not be the input
$ echo 2025-07-17 >x.txt; berita-dates -f iso -o y.txt x.txt && cat y.txt; berita-dates -o x.txt x.txt
> 2025-07-17
! berita-dates: x.txt: is both input and output
? 2

# a full disk
$ echo 2025-07-17 | berita-dates >/dev/full
! berita-dates: standard output: No space left on device
? 1

# a reader that has enough: no words about it
$ yes 'Tiba 17 Juli 2025.' | berita-dates -f iso -b line | head -n 1
> Tiba 2025-07-17.

# any bytes pass through, by whatever part
$ awk 'BEGIN { srand(7); for (i = 0; i < 20000; i++) printf "%c", int(rand() * 255) + 1 }' >x.txt
$ for by in file paragraph line; do berita-dates -q -f iso --type SET -i text --by $by x.txt | cmp - x.txt; done

# one long line, and many empty ones
$ awk 'BEGIN { for (i = 0; i < 200000; i++) printf "17 Juli 2025 " }' | berita-dates -f iso -b line | wc -c | tr -d ' '
> 2200000
$ yes '' | head -n 100000 | berita-dates -f iso -b paragraph | wc -l | tr -d ' '
> 100000
