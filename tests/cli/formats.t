# a table: a header, then a row a quotation, with the article's id, title and day
$ printf '%s\n' '{"id": 7, "title": "Pasar, \"baru\"", "published": "2025-07-17", "text": "“Pasar dibuka,” kata Bupati Jepara Sri Wahyuni."}' | berita-extract -f csv | cut -d, -f 1-16,30- | tr '\r' '$'
> id,title,published,quotation,type,speaker,role,affiliation,text,start,end,cue,cue_start,cue_end,lemma,speaker_id,confidence,rule,url,outlet,author$
> 7,"Pasar, ""baru""",2025-07-17,q1,direct,Sri Wahyuni,Bupati Jepara,Jepara,"Pasar dibuka,",1,14,kata,16,20,,false,0.97,quote.clause.person,,,$

# rows of another kind
$ printf 'Pasar di Jepara dibuka Senin (14/7/2025).' | berita-extract -f tsv -r entities | cut -f 4-9,14-16
> entity	type	name	mentions	start	end	code	country	path
> p1	place	Jepara	1	9	15	33.20	ID	Jawa Tengah/Kabupaten Jepara

# where it is not said, of the kind that is asked for
$ printf 'Pasar di Jepara dibuka Senin (14/7/2025).' | berita-extract -f tsv --only dates | cut -f 4-9
> date	type	text	start	end	value
> t1	DATE	Senin (14/7/2025)	23	40	2025-07-14
$ printf 'Pasar di Jepara dibuka Senin (14/7/2025).' | berita-extract -f tsv --only places | cut -f 4-6
> entity	type	name
> p1	place	Jepara

# every row has as many cells as the header, whatever the kind and the text
$ for rows in quotations entities mentions roles dates; do berita-extract -f tsv -r $rows "$TOP"/corpus/*.txt | awk -F '\t' 'NR == 1 { n = NF } NF != n { bad++ } END { print (NR > 200), bad + 0 }'; done
> 1 0
> 1 0
> 1 0
> 1 0
> 1 0

# nothing becomes a formula; what has an apostrophe before it keeps it
$ printf '“=1+1 kata itu,” kata Sri Wahyuni. “@pasar dibuka lagi,” kata Sri Wahyuni. “Pasar = ramai,” kata Sri Wahyuni.' | berita-extract -f csv | cut -d, -f 9
> text
> "'=1+1 kata itu
> "'@pasar dibuka lagi
> "Pasar = ramai

# also in what the input says of the article, but not in numbers; "-" alone is none
$ printf '%s\n' '{"id": "-7", "title": "'"'"'=a", "text": "Di Kota Bogor."}' '{"id": "-", "title": "'"'"'a", "text": "Di Kota Bogor."}' | berita-extract -f csv -r entities | cut -d, -f 1-2,17-18
> id,title,lat,lon
> '-7,''=a,-6.5935,106.7994
> -,'a,-6.5935,106.7994

# line ends and tabs inside cells
$ printf '%s\n' '{"id": "a\tb\nc\u0001\"", "text": "Di Kota Bogor."}' | berita-extract -f csv -r entities | tail -n +2 | cut -d, -f 1-6 | od -An -c | tr -d ' \n'; echo
> "a\tb\nc357277275""",,,p1,place,Bogor\n
$ printf '%s\n' '{"id": "a\tb\nc\u0001\"", "text": "Di Kota Bogor."}' | berita-extract -f tsv -r entities | tail -n 1 | cut -f 1,4-6
> a b c "	p1	place	Bogor

# the mark by which Excel knows UTF-8
$ berita-extract -f csv --bom </dev/null | head -c 5 | od -An -tx1
>  ef bb bf 69 64

# what belongs to tables is refused elsewhere
$ berita-extract --rows dates </dev/null
! berita-extract: --rows is for --format csv and tsv
! Try 'berita-extract --help'.
? 2

# the mark, too
$ berita-extract -f json --bom </dev/null
! berita-extract: --bom is for --format csv and tsv
! Try 'berita-extract --help'.
? 2

# for reading: what was said with its speaker, then names and dates
$ printf '%s\n' '{"id": "a", "title": "Pasar *baru*", "published": "2025-07-17", "text": "“Pasar dibuka,” kata Bupati Jepara Sri Wahyuni kemarin. Menurut dia, 3 blok masih kosong."}' | berita-extract -f markdown | sed 's/, Jawa Tengah · .*//'
> # Pasar \*baru\*
>
> 2025-07-17 · a
>
> ## Quotations
>
> > “Pasar dibuka,”
> >
> > — **Sri Wahyuni**, Bupati Jepara · kata · 2025-07-16
>
> > 3 blok masih kosong
> >
> > — **Sri Wahyuni**, Bupati Jepara · Menurut · 2025-07-16
>
> ## Persons
>
> - **Sri Wahyuni**, Bupati Jepara
>
> ## Places
>
> - **Jepara**, regency: Kabupaten Jepara
>
> ## Dates
>
> - **2025-07-16**, kemarin

# marks of the article's own, within lines and where a line begins with them
$ printf '“1. *Pasar* _baru_, pupr_go <b> &amp; [a](b) ~~c~~ - d,” kata Sri Wahyuni. Menurut Sri Wahyuni, kios yang ada di sana sekarang tinggal sedikit dan sangat jarang buka siang - # 3.' | berita-extract -f markdown --only quotations | sed -n '5,$p'
> > “1. \*Pasar\* \_baru\_, pupr_go \<b> \&amp; \[a\](b) \~\~c\~\~ - d,”
> >
> > — **Sri Wahyuni** · kata
>
> > kios yang ada di sana sekarang tinggal sedikit dan sangat jarang buka siang -
> > \# 3
> >
> > — **Sri Wahyuni** · Menurut

# a terminal is given no commands: neither old control characters nor those of 8 bits
$ printf '“Pasar \033[31mbaru\302\233 \233 dibuka,” kata Sri Wahyuni.' | berita-extract -f markdown --only quotations | sed -n 5p | od -An -c | tr -d ' \n'; echo
$ printf '“Pasar \033[31mbaru\302\233 \233 dibuka,” kata Sri Wahyuni.' | berita-extract --explain | grep -c "$(printf '\033')"
> >342200234Pasar\[31mbaru357277275dibuka,342200235\n
> 0
? 1

# colours when they are asked for, not because of a pipe
$ printf 'Di Kota Bogor.' | berita-extract -f markdown --color always --only places | tail -n 1 | od -An -c | tr -d ' \n' | cut -c 1-30
> -**033[1;32mBogor033[0m**,city

# colours of the report
$ printf 'Di Kota Bogor.' | berita-extract -e --color always --only places | sed -n 1p | od -An -c | tr -d ' \n'; echo
$ printf 'Di Kota Bogor.' | berita-extract -e --only places | sed -n 1p
> 033[1m==-033[0m\n
> == -

# in a terminal they come by themselves, unless NO_COLOR says otherwise
$ command -v script >/dev/null || { printf '3\n0\n0\n'; exit 1; }; printf 'Di Kota Bogor.' >b.txt
$ for no in '' 1; do TERM=xterm NO_COLOR=$no script -qec 'berita-extract -f markdown --only places b.txt' /dev/null </dev/null | grep -c "$(printf '\033')"; done; TERM=dumb script -qec 'berita-extract -f markdown --only places b.txt' /dev/null </dev/null | grep -c "$(printf '\033')"
> 3
> 0
> 0
? 1
only native
