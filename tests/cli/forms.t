# (kk.gold is a record of one date, "kk".)

# XML that is none
$ printf '<TEI>\n<text><body><p>a</q></body></text></TEI>' >x; berita-score kk.gold x
! berita-score: x:2: byte 21 of the line: Opening and ending tag mismatch: p line 2 and q
? 2

# entities that grow, and those from elsewhere, are refused before they are read
$ printf '<?xml version="1.0"?>\n<!DOCTYPE TEI [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>\n<TEI>&b;</TEI>' >x; berita-score kk.gold x
! berita-score: x:3: a document type, which TEI that is read here has not
? 2

# elements within each other without end
$ yes '<p>' | head -n 300 >x; berita-score kk.gold x
! berita-score: x:257: elements within each other too deep
? 2

# a document of TEI without an id
$ printf '<TEI><text><body><p>a</p></body></text></TEI>' >x; berita-score kk.gold x 2>&1 | head -n 1
> berita-score: x:1: no "id", a string or a whole number

# a stray quotation mark in a table, and one without its fellow: the rows around are read
$ printf 'id,title,published,date,type,text,start,end,value,weekday_mismatch\nb,,,t1,DATE,a"a,0,2,2025,false\na,,,t1,DATE,kk,0,2,2025,false\nc,,,t1,DATE,"kk,0,2,2025,false\n' >x; berita-score -f tsv kk.gold x | grep '^date-strict'
! berita-score: x:2: byte 14: a quotation mark within a cell that does not begin with one
! berita-score: x:4: byte 13: a quotation mark without its fellow
> date-strict	1.0000	1.0000	1.0000	1
? 0

# a table that a spreadsheet saved again, with semicolons and its own words for true
$ printf '\357\273\277"id";"title";"published";"date";"type";"text";"start";"end";"value";"weekday_mismatch"\r\n"a";"";"";"t1";"DATE";"kk";"0";"2";"2025";"FALSE"\r\n' >x.csv; berita-score -f tsv kk.gold x.csv | grep '^date-value'
> date-value			1.0000	1

# tables that say too little
$ printf 'id,title,published,entity,type,name,mentions\n' >x; berita-score kk.gold x; printf 'id,judul\n' >x; berita-score kk.gold x
! berita-score: x:1: a table of entities does not say where they are named: one of mentions does
! berita-score: x:1: a table with other columns than berita-extract writes
? 2

# an offset that is no number
$ printf 'id\tdate\ttext\tstart\tend\tweekday_mismatch\na\tt1\tkk\tx\t2\t\n' >x; berita-score kk.gold x 2>&1 | head -n 1
> berita-score: x:2: dates[0]: "start" is no offset

# CoNLL-U: no document, other columns, no offsets
$ printf '# text = a\n1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n' >x; berita-score kk.gold x 2>&1 | head -n 1
> berita-score: x:1: no "# newdoc id = ..." before the first sentence
$ printf '# newdoc id = b\n1\ta\n\n# newdoc id = a\n1\tkk\t_\t_\t_\t_\t_\t_\t_\tTokenRange=0:2|Date=B-DATE|Value=2025\n' >x; berita-score -f tsv kk.gold x | grep '^date-strict'
! berita-score: x:2: a row of other than ten columns
> date-strict	1.0000	1.0000	1.0000	1
$ printf '# newdoc id = a\n1\ta\t_\t_\t_\t_\t_\t_\t_\tTokenRange=3:1\n' >x; berita-score kk.gold x 2>&1 | head -n 1
> berita-score: x:2: a token without TokenRange=START:END in MISC

# Web Annotations: JSON that ends too soon, and a collection that is none of ours
$ printf '{"@context": [\n' >x; berita-score kk.gold x
! berita-score: x:2: byte 0 of the line: ']' expected near end of file
$ printf '[{"@context": "http://www.w3.org/ns/anno.jsonld"}]' >x; berita-score kk.gold x 2>&1 | head -n 1
> berita-score: x:1: no "document", the article's id, in this collection

# brat: a span outside of its text, in a folder whose other file is read
$ mkdir d; printf 'T1\tDate 0 9\tkk\n' >d/b.ann; echo kk >d/b.txt; printf 'T1\tDate 0 2\tkk\nN1\tReference T1 timex3:2025\t2025\n' >d/a.ann; berita-score -f tsv kk.gold d | grep '^date-value'
! berita-score: d/b.ann:1: a span without type and offsets, or outside of the text
> date-value			1.0000	1

# no UTF-8
$ printf 'T1\tDate 0 2\tkk\n#1\tLemma T1\t\377\n' >a.ann; berita-score kk.gold a.ann
! berita-score: a.ann:2: no UTF-8
? 2

# a truth and a run in any two forms
$ for f in tei webanno conllu; do berita-extract -f $f articles.jsonl >x.$f; done; berita-extract -f csv articles.jsonl >x.csv; berita-extract articles.jsonl | berita-score -f tsv x.tei - | cut -f 4 | sort -u; berita-score -f tsv x.webanno x.tei | cut -f 4 | sort -u; berita-score -f tsv x.csv x.webanno | cut -f 4 | sort -u
> 1.0000
> figure
> 1.0000
> figure
> 1.0000
> figure
