# a feed is known by its content; each item is an article
$ berita-extract --text feed.xml | jq -c '[.id, .title, .url, .outlet, .author, .published, .published_from, .text]'
> ["warta-1","Garam Langka","https://warta-pesisir.example/garam","Warta Pesisir","Sari Puspitawati","2025-07-17","metadata","REMBANG – Garam langka sejak kemarin.\n\n\"Gudang sudah kosong,\" kata Ketua Koperasi Garam Kaliori, Kusnadi."]
> ["https://warta-pesisir.example/bupati","Bupati Rembang: \"Kami datangkan garam\"","https://warta-pesisir.example/bupati","Warta Pesisir",null,"2025-07-17","metadata","Bupati Rembang: \"Kami datangkan garam\""]

# days are counted from the item's own
$ berita-extract --only dates feed.xml | jq -c '.dates[] | [.text, .value, .anchor]'
> ["kemarin","2025-07-16","published"]

# on standard input, in UTF-16, packed, on two threads, whatever the file is called
$ berita-extract feed.xml >records; iconv -f UTF-8 -t UTF-16 feed.xml | gzip >feed.txt
$ berita-extract -j 2 feed.txt | cmp - records; berita-extract <feed.txt | cmp - records

# feeds one after the other, as curl prints them
$ cat feed.xml feed.xml | berita-extract | jq -r .id
> warta-1
> https://warta-pesisir.example/bupati
> warta-1
> https://warta-pesisir.example/bupati

# a truncated feed: what is whole comes out, then where it ends
$ head -c 700 feed.xml | berita-extract | jq -r .id
> warta-1
! berita-extract: -:2: byte 701: the file ends within <item>

# the status tells
$ head -c 700 feed.xml | berita-extract >/dev/null
! berita-extract: -:2: byte 701: the file ends within <item>
? 1

# a tag that does not fit costs its article only
$ sed 's|</dc:creator>|</creator>|' feed.xml | berita-extract | jq -r .id
> https://warta-pesisir.example/bupati
! berita-extract: -:1: byte 353: </creator> where <dc:creator> is open

# XML of no kind that is known is named
$ printf '<?xml version="1.0"?><opml version="2.0"><body/></opml>' | berita-extract
! berita-extract: -: byte 22: the root element <opml> is of no format that is read: RSS, Atom, NITF, NewsML, TEI, sitemaps of news
? 1

# and a page that is asked to be XML
$ printf '<html><body><p>Air</p></body></html>' | berita-extract -i xml
! berita-extract: -: byte 1: the root element <html> is a page: --input-format html
? 1

# a text that is asked to be XML
$ printf 'Air mengalir.\n' | berita-extract -i xml
! berita-extract: -: byte 1: text where an element should be
? 1

# nothing at all
$ berita-extract -i xml </dev/null
! berita-extract: -: no XML in it
? 1

# dates of articles are tagged as those of texts
$ berita-dates -f tsv feed.xml | cut -f 1-6
> warta-1	1	29	36	DATE	2025-07-16

# an entity that stands for a file, or for others, is no way to anything
$ cp $TOP/tests/xml/files/external.xml $TOP/tests/xml/files/rahasia.txt .
$ berita-extract --text external.xml 2>&1 | grep -c ISI-BERKAS
> 0
? 1
