# the usual columns
$ echo 'Kata Sri Wahyuni, pasar dibuka.' | berita-tag | cut -f 1-8
> # global.columns = word start end name date role cue speech classes
> # newdoc id = -
> Kata	0	4	O	O	O	B-cue	O
> Sri	5	8	B-person	O	O	O	O
> Wahyuni	9	16	I-person	O	O	O	O
> ,	16	17	O	O	O	O	O
> pasar	18	23	O	O	O	O	B-indirect
> dibuka	24	30	O	O	O	O	I-indirect
> .	30	31	O	O	O	O	O
> 

# schemes
$ echo 'Jepara, Sri Wahyuni, Sri Ratna Wahyuni.' >x.txt
$ for scheme in bio bilou bioes; do berita-tag -s $scheme -c name x.txt | grep -v '^#' | tr '\n' ' '; echo; done
> B-place O B-person I-person O B-person I-person I-person O  
> U-place O B-person L-person O B-person I-person L-person O  
> S-place O B-person E-person O B-person I-person E-person O  

# ids and values
$ echo '“Ya,” kata Sri Wahyuni, 17 Juli 2025. Sri pulang.' | berita-tag -c word,entity,value,quotation,speaker | grep -v '_	_	_	_$'
> # global.columns = word entity value quotation speaker
> # newdoc id = -
> Ya	_	_	q1	e1
> ,	_	_	q1	e1
> Sri	e1	_	_	_
> Wahyuni	e1	_	_	_
> 17	_	2025-07-17	_	_
> Juli	_	2025-07-17	_	_
> 2025	_	2025-07-17	_	_
> 
> Sri	e1	_	_	_
> 

# JSON, with null where there is nothing
$ echo 'Air surut.' | berita-tag -f jsonl -c word,start,space,name,cue,value,classes | jq -c '.tokens[1]'
> {"word":"surut","start":4,"space":false,"name":null,"cue":null,"value":null,"classes":[]}

# CoNLL-U
$ echo 'Jepara (kota).' | berita-tag -f conllu -c name,entity
> # newdoc id = -
> # newpar
> # sent_id = --1
> # text = Jepara (kota).
> 1	Jepara	_	_	_	_	_	_	_	TokenRange=0:6|Name=B-place|Entity=p1
> 2	(	_	_	_	_	_	_	_	SpaceAfter=No|TokenRange=7:8
> 3	kota	_	_	_	_	_	_	_	SpaceAfter=No|TokenRange=8:12
> 4	)	_	_	_	_	_	_	_	SpaceAfter=No|TokenRange=12:13
> 5	.	_	_	_	_	_	_	_	TokenRange=13:14
> 

# a span over the end of a sentence begins anew
$ echo '"Ya. Tidak," kata Budi Santoso.' | berita-tag -q -s bilou -c word,speech | grep -v O
> # global.columns = word speech
> # newdoc id = -
> Ya	B-direct
> .	L-direct
> 
> Tidak	B-direct
> ,	L-direct
> 

# the tags are those spans that berita-extract prints
$ berita-extract "$TOP"/corpus/*.txt | jq -c '.id as $id | (.entities[] | .type as $t | .mentions[] | [$id, .start, .end, $t]), (.dates[] | [$id, .start, .end, .type]), (.quotations[] | [$id, .start, .end, .type])' | sort -u >want
$ berita-tag -f jsonl -c start,end,name,date,speech "$TOP"/corpus/*.txt | python3 -c '
$ import json, sys
$ spans, open_spans, last = set(), {}, None
$ for line in sys.stdin:
$     sentence = json.loads(line)
$     for token in sentence["tokens"]:
$         for layer in "name", "date", "speech":
$             tag = token[layer]
$             if tag and tag[0] == "I":
$                 open_spans[layer][2] = token["end"]
$                 continue
$             if open_spans.get(layer): spans.add(tuple(open_spans[layer]))
$             open_spans[layer] = [sentence["id"], token["start"], token["end"], tag[2:]] if tag else None
$ spans |= {tuple(s) for s in open_spans.values() if s}
$ print("\n".join(json.dumps(s, separators=(",", ":"), ensure_ascii=False) for s in spans))' | sort -u >got
$ wc -l <want >n; comm -23 want got | wc -l >missing
$ awk 'NR == FNR { n = $1; next } { print (n > 2000 && $1 < n / 100 ? "same" : $1 " of " n) }' n missing
> same

# page furniture left out
$ printf 'Jepara\nBaca juga: Banjir\n' | berita-tag --no-furniture -c word
> # global.columns = word
> # newdoc id = -
> Jepara
> 

# bytes that are no UTF-8, and a token that is #
$ printf 'A\377 # b' | berita-tag -c word,name
> # global.columns = word name
> # newdoc id = -
> A	O
> �	O
> #	O
> b	O
> 

# a column twice, and one there is not
$ berita-tag -c word,word air.txt; berita-tag -c wrod air.txt
! berita-tag: --columns has word twice
! Try 'berita-tag --help'.
! berita-tag: --columns has no "wrod"; did you mean word?
! Try 'berita-tag --help'.
? 2

# nothing in
$ : >x.txt; for format in tsv jsonl conllu; do berita-tag -f $format -c word x.txt; done
> # global.columns = word
> # newdoc id = x.txt
> # newdoc id = x.txt

# wherever memory ends, the program says so, until it is enough
$ cc -shared -fPIC -o fault.so fault.c 2>cc.err || { cat cc.err; exit 9; }
$ n=0; code=1
$ while [ $code -ne 0 ] && [ $n -lt 500 ]; do
$     FAULT=memory:$n LD_PRELOAD=./fault.so berita-tag article.txt >out 2>err; code=$?
$     [ $code -eq 0 ] || { [ $code -le 2 ] && grep -q 'out of memory$' err; } || { echo "memory:$n: $code"; cat err; }
$     n=$((n + 1))
$ done
$ [ $code -eq 0 ] || echo "never done"
only native
