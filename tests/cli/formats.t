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
$ script -qec true /dev/null </dev/null >/dev/null 2>&1 || { printf '3\n0\n0\n'; exit 1; }; printf 'Di Kota Bogor.' >b.txt
$ for no in '' 1; do TERM=xterm NO_COLOR=$no script -qec 'berita-extract -f markdown --only places b.txt' /dev/null </dev/null | grep -c "$(printf '\033')"; done; TERM=dumb script -qec 'berita-extract -f markdown --only places b.txt' /dev/null </dev/null | grep -c "$(printf '\033')"
> 3
> 0
> 0
? 1
only native

# TEI: a header, lists of what is named, and the text with everything in it
$ printf '%s\n' '{"id": "a", "title": "Pasar & baru", "published": "2025-07-17", "text": "\n“Pasar dibuka,” kata Bupati Jepara Sri Wahyuni kemarin.\n"}' | berita-extract -f tei | sed 's/<geo>[^<]*/<geo>/'
> <?xml version="1.0" encoding="UTF-8"?>
> <TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="id">
> <teiHeader>
> <fileDesc>
> <titleStmt><title>Pasar &amp; baru</title></titleStmt>
> <publicationStmt><p>Annotations of the source below.</p></publicationStmt>
> <sourceDesc><bibl><title>Pasar &amp; baru</title><date xml:id="published" type="record" when="2025-07-17"/><idno>a</idno></bibl></sourceDesc>
> </fileDesc>
> <encodingDesc>
> <appInfo><application ident="berita-extract" version="0.1.0"><label>berita-extract</label></application></appInfo>
> <classDecl><taxonomy>
> <category xml:id="mixed"><catDesc>indirect speech that keeps some words as they were said</catDesc></category>
> <category xml:id="second-hand"><catDesc>speech taken from another medium or document</catDesc></category>
> <category xml:id="title"><catDesc>speech of whom a title tells</catDesc></category>
> <category xml:id="description"><catDesc>speech of whom a description tells</catDesc></category>
> <category xml:id="pronoun"><catDesc>speech of whom a pronoun tells, or who is understood</catDesc></category>
> </taxonomy></classDecl>
> </encodingDesc>
> <profileDesc>
> <langUsage><language ident="id">Indonesian</language></langUsage>
> </profileDesc>
> </teiHeader>
> <standOff>
> <listPerson>
> <person xml:id="e1"><persName>Sri Wahyuni</persName><occupation corresp="#r1">Bupati Jepara</occupation><affiliation corresp="#r1" ref="#p1">Jepara</affiliation></person>
> </listPerson>
> <listPlace>
> <place xml:id="p1" type="regency"><placeName>Jepara</placeName><placeName type="path">Jawa Tengah</placeName><placeName type="path">Kabupaten Jepara</placeName><location><country key="ID"/><geo></geo></location><note type="ambiguous">2</note><idno type="kemendagri">33.20</idno></place>
> </listPlace>
> <linkGrp type="said-on">
> <link target="#q1 #t1"/>
> </linkGrp>
> </standOff>
> <text><body>
> <p>“<said xml:id="q1" who="#e1" direct="true" cert="0.97">Pasar dibuka,</said>” <seg type="cue" n="kata" corresp="#q1">kata</seg> <roleName xml:id="r1" type="role" ref="#e1">Bupati <rs type="place" ref="#p1" corresp="#r1"><placeName type="full" subtype="modifies" key="33.20" ref="#p1">Jepara</placeName></rs></roleName> <rs type="speaker" subtype="full" ref="#e1" corresp="#q1"><persName type="full" ref="#e1">Sri Wahyuni</persName></rs> <date xml:id="t1" type="DATE" when="2025-07-16" when-custom="2025-07-16" datingPoint="#published">kemarin</date>.</p>
> </body></text>
> </TEI>

# what XML Schema can say of a date, and else the days that it covers
$ printf 'Ia menunggu dua minggu, lalu 90 menit, sejak tahun 1990-an sampai Juni 2025, setiap Senin. Toko buka 17 Juli 2025 pukul 19.30 WIB, Kamis (16/7/2025), triwulan III-2025, Rabu (16/7/2025) pagi, 18 Juli 2025 pukul 24.00 WIB.' | berita-extract -f tei --only dates | grep -oE '<(date|time) xml:id="t[^>]*>[^<]*' | sed 's/ datingPoint="[^"]*"//'
> <date xml:id="t1" type="DURATION" dur="P14D" when-custom="P2W">dua minggu
> <date xml:id="t2" type="DURATION" dur="PT90M" when-custom="PT90M">90 menit
> <date xml:id="t3" type="DATE" from="1990-01-01" to="1999-12-31" when-custom="199">tahun 1990-an
> <date xml:id="t4" type="DATE" when="2025-06" when-custom="2025-06">Juni 2025
> <date xml:id="t5" type="SET" when-custom="XXXX-WXX-1">setiap Senin
> <time xml:id="t6" type="TIME" when="2025-07-17T19:30:00+07:00" when-custom="2025-07-17T19:30+07:00">17 Juli 2025 pukul 19.30 WIB
> <date xml:id="t7" type="DATE" when="2025-07-16" when-custom="2025-07-16" cert="low">Kamis (16/7/2025)
> <date xml:id="t8" type="DATE" from="2025-07-01" to="2025-09-30" when-custom="2025-Q3">triwulan III-2025
> <time xml:id="t9" type="TIME" from="2025-07-16" to="2025-07-16" when-custom="2025-07-16TMO">Rabu (16/7/2025) pagi
> <time xml:id="t10" type="TIME" from="2025-07-18" to="2025-07-18" when-custom="2025-07-18T24:00+07:00">18 Juli 2025 pukul 24.00 WIB

# several documents are a corpus, whose ids all differ
$ printf '%s\n' '{"id": 1, "text": "Di Kota Bogor."}' '{"id": 2, "text": "Di Kota Bogor."}' '{"id": 3, "text": "Di Kota Bogor."}' | berita-extract -f tei | grep -o '</*teiCorpus\|<TEI\|xml:id="[^"]*[pr][0-9]*"\|ref="[^"]*"'
> <teiCorpus
> <TEI
> ref="#p1"
> xml:id="p1"
> ref="#p1"
> <TEI
> ref="#d2.p1"
> xml:id="d2.p1"
> ref="#d2.p1"
> <TEI
> ref="#d3.p1"
> xml:id="d3.p1"
> ref="#d3.p1"
> </teiCorpus

# a document that cannot be read is none
$ printf '%s\n' '{"id": 1, "text": "Di Kota Bogor."}' '{' | berita-extract -f tei | grep -c teiCorpus
! berita-extract: -:2: byte 2: the line ends inside the record
> 0
? 1

# what goes over a paragraph's end is cut into pieces that point to each other
$ printf '“Pasar dibuka.\n\n“Semua boleh datang,” kata Sri Wahyuni.' | berita-extract -f tei --only quotations | grep -o '<said[^>]*>[^<]*'
> <said xml:id="q1" direct="true" cert="0.97" next="#q2">Pasar dibuka.
> <said xml:id="q2" direct="true" cert="0.97" prev="#q1">Semua boleh datang,

# what XML cannot hold
$ printf 'a\001\r\n\n<b> & \377 ]]>' | berita-extract -f tei | sed -n '/<body>/,$p'
> <text><body><p>a�</p>&#13;
>
> <p>&lt;b&gt; &amp; � ]]&gt;</p></body></text>
> </TEI>

# no words at all
$ berita-extract -f tei </dev/null | tail -n 2
> <text><body><p/></body></text>
> </TEI>

# CoNLL-U: tags in MISC, and what entities are before the first sentence
$ printf '%s\n' '{"id": "a", "published": "2025-07-17", "text": "Bupati Jepara Sri Wahyuni tiba kemarin."}' | berita-extract -f conllu
> # newdoc id = a
> # entity = e1 person _ Sri Wahyuni
> # entity = p1 place 33.20 Jepara
> # newpar
> # sent_id = a-1
> # text = Bupati Jepara Sri Wahyuni tiba kemarin.
> 1	Bupati	_	_	_	_	_	_	_	TokenRange=0:6|Role=B-role
> 2	Jepara	_	_	_	_	_	_	_	TokenRange=7:13|Name=B-place|Entity=p1|Role=I-role
> 3	Sri	_	_	_	_	_	_	_	TokenRange=14:17|Name=B-person|Entity=e1
> 4	Wahyuni	_	_	_	_	_	_	_	TokenRange=18:25|Name=I-person|Entity=e1
> 5	tiba	_	_	_	_	_	_	_	TokenRange=26:30
> 6	kemarin	_	_	_	_	_	_	_	SpaceAfter=No|TokenRange=31:38|Date=B-DATE|Value=2025-07-16
> 7	.	_	_	_	_	_	_	_	TokenRange=38:39
>

# only what is asked for
$ printf 'Bupati Jepara Sri Wahyuni tiba 17 Juli 2025.' | berita-extract -f conllu --only dates,persons | grep -o 'entity =.*\|[NR][a-z]*=[BI].*\|Date.*'
> entity = e1 person _ Sri Wahyuni
> Role=B-role
> Role=I-role
> Name=B-person|Entity=e1
> Name=I-person|Entity=e1
> Date=B-DATE|Value=2025-07-17
> Date=I-DATE|Value=2025-07-17
> Date=I-DATE|Value=2025-07-17

# brat: annotations with what they are joined to
$ printf '“Pasar dibuka kemarin,” kata Sri Wahyuni kepada Rina Lestari.' | berita-extract -f brat --published 2025-07-17 | sed 's/^\([A-Z#]\)[0-9]*\t/\1 /'
> T Person 29 40	Sri Wahyuni
> A How T1 full
> N Reference T1 berita:e1	Sri Wahyuni
> T Person 48 60	Rina Lestari
> A How T2 full
> N Reference T2 berita:e2	Rina Lestari
> T Date 14 21	kemarin
> N Reference T3 timex3:2025-07-16	2025-07-16
> A From T3 2025-07-16
> A To T3 2025-07-16
> A CountedFrom T3 published
> T Direct 1 22	Pasar dibuka kemarin,
> A Confidence T4 0.97
> N Reference T4 berita:e1	Sri Wahyuni
> R Speaker Arg1:T4 Arg2:T1
> T Cue 24 28	kata
> # Lemma T5	kata
> R Cue Arg1:T4 Arg2:T5
> T Addressee 48 60	Rina Lestari
> N Reference T7 berita:e2	Rina Lestari
> R Addressee Arg1:T4 Arg2:T7

# what goes over lines is in pieces
$ printf 'Ia tiba 17 Juli\n\n2025.' | berita-extract -f brat | grep ^T
> T1	Date 8 15;17 21	17 Juli 2025

# its text, to which the offsets belong
$ printf 'Di \377Kota Bogor.\n' | berita-extract -f text; printf 'Di \377Kota Bogor.' | berita-extract -f brat | head -n 1
> Di �Kota Bogor.
> T1	Place 4 14	Kota Bogor

# every type that it prints for corpus/ is in the configuration for brat, in the part of its kind
$ for f in "$TOP"/corpus/*.txt; do berita-extract -f brat $f; done | awk -F '[\t ]' '/^[TRAE*]/ { print substr($1, 1, 1), $2 }' | sort -u >printed
$ awk '/^\[/ { part = $1 } /^[A-Z]/ { print (part == "[entities]" ? "T" : part == "[relations]" ? "R" : "A"), $1 }' "$TOP"/lexicons/formats/brat.conf | sort -u >known
$ sed 's/^\*/R/' printed | sort -u | comm -23 - known; awk 'END { print (NR > 30) }' printed
> 1

# a file of brat holds one document
$ printf '%s\n' '{"text": "Di Kota Bogor."}' '{"text": "Di Kota Medan."}' | berita-extract -f brat | head -n 1
! berita-extract: -:2: the output can hold one document only, and has one
> T1	Place 3 13	Kota Bogor
$ printf '%s\n' '{"text": "Di Kota Bogor."}' '{"text": "Di Kota Medan."}' | berita-extract -q -f brat >/dev/null
? 1

# many make a folder, a pair of files each, which is read back
$ cp article.txt b.txt; mkdir in; mv article.txt b.txt in; for f in brat text; do berita-extract -f $f --output-dir out in/article.txt in/b.txt; done; find out -type f | sort
$ berita-extract in/article.txt in/b.txt | berita-score -f tsv out - | cut -f 4 | sort -u
> out/in/article.txt.ann
> out/in/article.txt.txt
> out/in/b.txt.ann
> out/in/b.txt.txt
> 1.0000
> figure

# in a file of its own each document's ids are its own
$ cp article.txt b.txt; berita-extract -j 2 -f tei --output-dir out article.txt b.txt; grep -c 'xml:id="q1"' out/article.txt.xml out/b.txt.xml; grep -c '"d2' out/b.txt.xml
> out/article.txt.xml:1
> out/b.txt.xml:1
> 0
? 1

# some forms have their own offsets
$ berita-extract -f brat --offsets bytes </dev/null
! berita-extract: offsets of this --format are code points
! Try 'berita-extract --help'.
? 2

# Web Annotations: what is named, then annotations with their places and words
$ printf '%s\n' '{"id": "a b", "title": "Pasar", "published": "2025-07-17", "text": "“Pasar dibuka,” kata Sri Wahyuni."}' | berita-extract -f webanno | jq -c '[.["@context"][0], .id, .type, .label, .source, .document, .published], .entities[], (.first.items[] | del(.rule))'
> ["http://www.w3.org/ns/anno.jsonld","#c","AnnotationCollection","Pasar","a%20b","a b","2025-07-17"]
> {"id":"#e1","type":"Person","name":"Sri Wahyuni"}
> {"id":"#m1","type":"Annotation","motivation":"identifying","body":{"id":"#e1","type":"Person","name":"Sri Wahyuni"},"how":"full","target":{"type":"SpecificResource","source":"a%20b","selector":[{"type":"TextPositionSelector","start":21,"end":32},{"type":"TextQuoteSelector","exact":"Sri Wahyuni","prefix":"“Pasar dibuka,” kata ","suffix":"."}]}}
> {"id":"#q1","type":"Annotation","motivation":"describing","body":{"type":"Quotation","speech":"direct","speaker":{"id":"#e1","type":"Person","name":"Sri Wahyuni"},"mention":{"type":"TextPositionSelector","start":21,"end":32,"exact":"Sri Wahyuni"},"how":"full","cue":{"type":"TextPositionSelector","start":16,"end":20,"exact":"kata","lemma":"kata"},"confidence":0.97},"target":{"type":"SpecificResource","source":"a%20b","selector":[{"type":"TextPositionSelector","start":1,"end":14},{"type":"TextQuoteSelector","exact":"Pasar dibuka,","prefix":"“","suffix":"” kata Sri Wahyuni."}]}}

# of several documents an array, in which all ids differ; of none an empty one
$ berita-extract -f webanno "$TOP"/corpus/p*.txt | jq -c 'length > 1, ([.. | .id? // empty | select(startswith("#d") | not)] | unique | map(select(startswith("#m"))) | length > 0), ([.[].first.items[].id] | length == (unique | length))'
> true
> true
> true
$ printf '{\n' | berita-extract -q -i jsonl -f webanno
> []
? 1

# with many threads every form is the same to the byte
$ for f in csv tei conllu webanno markdown text; do berita-extract -f $f "$TOP"/corpus/*.txt >a; berita-extract -j 3 -f $f "$TOP"/corpus/*.txt | cmp - a; done
