# files in a tar, named by the archive and their path
$ mkdir d; cp air.txt dua.jsonl d; tar --sort=name -cf x.tar d; berita-extract --only dateline x.tar | jq -r .id
> x.tar/d/air.txt
> a1
> a2

# packed, on standard input, and without a name for its kind
$ tar --sort=name -cf x d/ 2>/dev/null || mkdir d; cp air.txt d; tar -C d -cf x .; gzip -c x | berita-extract --only dateline | jq -r .id
> -/air.txt

# in a zip
$ mkdir d; cp air.txt d; gzip -c dua.jsonl >d/b.gz; python3 -m zipfile -c x.zip d; berita-extract --only dateline x.zip | jq -r .id | sort
> a1
> a2
> x.zip/d/air.txt

# archives in archives; what is hidden, no text, or no file is left out
$ mkdir d; cp air.txt d/.sembunyi; printf '\211PNG\r\n\032\n\000\000' >d/foto.png; ln -s air.txt d/tautan; mkfifo d/pipa
$ mkdir d/.git; cp air.txt d/.git; cp air.txt d; tar --sort=name -cf a.tar d; python3 -m zipfile -c x.zip a.tar; berita-extract --only dateline x.zip
> {"schema":1,"id":"x.zip/a.tar/d/air.txt","title":null,"url":null,"outlet":null,"author":null,"published":null,"published_from":null,"language":"id","dateline":null,"warnings":[]}

# records without an id
$ echo '{"text":"Air"}' >r.jsonl; tar -cf x.tar r.jsonl; berita-extract --only dateline x.tar | jq -r .id
> x.tar/r.jsonl:1

# what is broken in it is named by the entry
$ echo '{"text":}' >a.jsonl; cp air.txt b.txt; tar -cf x.tar a.jsonl b.txt; berita-extract --only dateline x.tar | jq -r .id
> x.tar/b.txt
! berita-extract: x.tar/a.jsonl:1: byte 9: not a JSON value

# an archive that was cut off
$ cp air.txt a.txt; cp air.txt b.txt; tar -cf x.tar a.txt b.txt; head -c 1540 x.tar | berita-extract --only dateline | jq -r .id
> -/a.txt
! berita-extract: -/b.txt: Truncated tar archive
! berita-extract: -: Truncated input file (needed 508 bytes, only 0 available)

# in a member of gzip that was cut off
$ tar -cf x.tar air.txt; gzip -nc x.tar | head -c 60 | berita-extract
! berita-extract: -: byte 1: the file ends inside a gzip member
? 1

# archives in each other without end
$ tar -cf 0.tar air.txt; for i in 1 2 3 4 5; do tar -cf $i.tar $((i - 1)).tar; done; berita-extract 5.tar
! berita-extract: 5.tar/4.tar/3.tar/2.tar/1.tar: too many archives in each other
? 1

# an entry that unpacks to too much
$ head -c 270000000 /dev/zero | tr '\0' a >besar.txt; python3 -c 'import zipfile; zipfile.ZipFile("x.zip", "w", zipfile.ZIP_DEFLATED).write("besar.txt")'; rm besar.txt
$ berita-extract x.zip
! berita-extract: x.zip/besar.txt: larger than 256 MiB
? 1

# an empty zip
$ python3 -c 'import zipfile; zipfile.ZipFile("x.zip", "w").close()'; berita-extract x.zip
