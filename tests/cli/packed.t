# gzip and zstd are undone, in files and on standard input
$ gzip -k dua.jsonl; zstd -q dua.jsonl; X='berita-extract --only dateline'
$ ($X dua.jsonl.gz; $X dua.jsonl.zst; $X <dua.jsonl.gz; $X <dua.jsonl.zst) | jq -r .id | sort | uniq -c
>       4 a1
>       4 a2

# what is packed is known by its content; a text is named as the file
$ gzip -c air.txt >air; berita-extract -t air | jq -c '[.id, .text]'
> ["air","Air mengalir.\n"]

# members one after the other, packed again, zeros behind them
$ (gzip -c dua.jsonl; gzip -c dua.jsonl) | gzip | (cat; head -c 512 /dev/zero) | berita-extract --only dateline | jq -r .id
> a1
> a2
> a1
> a2

# a name tells the format through the packing
$ printf 'text\nAir\n' | gzip >x.csv.gz; berita-extract -t x.csv.gz | jq -r .text
> Air

# a file that was cut off: what came whole is done
$ (seq 20000 | sed 's/.*/{"text":"&"}/') | gzip >x.gz; head -c 20000 x.gz | berita-extract --only dateline >out
$ head -n 1 out | jq -r .id; tail -n 1 out | jq -r .id | grep -c '^-:'
> -:1
> 1
! berita-extract: -: byte 1: the file ends inside a gzip member

# a damaged one
$ gzip -nc dua.jsonl | (head -c 10; printf '\377\377\377') | berita-extract
! berita-extract: -: byte 1: a gzip member is damaged
? 1

# a checksum that is wrong, behind a member that is whole
$ (gzip -nc air.txt; gzip -nc air.txt | head -c -5; printf 'abcde') | berita-extract
! berita-extract: -: byte 35: a gzip member is damaged: its checksum is wrong
? 1

# something else behind the member
$ (gzip -nc air.txt; echo Air) | berita-extract
! berita-extract: -: byte 35: what follows the gzip member is none
? 1

# zstd, cut off and damaged
$ zstd -qc dua.jsonl >x; head -c 60 x | berita-extract
$ (head -c 20 x; printf 'xxxxxxxx'; tail -c +29 x) | berita-extract
! berita-extract: -: byte 1: the file ends inside a frame of zstd
! berita-extract: -: byte 1: a frame of zstd is damaged
? 1

# a bomb is a text that is too large
$ head -c 270000000 /dev/zero | gzip -1 | gzip -1 >x.gz; berita-extract x.gz air.txt | jq -r .id
> air.txt
! berita-extract: x.gz: larger than 256 MiB

# packed in other ways
$ printf '\3757zXZ\000\000\004' | berita-extract
! berita-extract: -: packed in a way that is not read (gzip, zstd, tar and zip are)
? 1

# packed too many times
$ cp air.txt x; for i in 1 2 3 4 5; do gzip -c x >y; mv y x; done; berita-extract x
! berita-extract: x: packed too many times
? 1

# what is not text as it is cannot be written in its place
$ cp dua.jsonl x.jsonl; gzip x.jsonl; cp x.jsonl.gz y; berita-dates --in-place x.jsonl.gz; cmp x.jsonl.gz y
! berita-dates: x.jsonl.gz: only plain text and JSON Lines can be written in their place
? 0
