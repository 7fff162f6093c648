# ends that differ count loosely while half of both is shared; rows of what gold does not annotate are not there
$ berita-score pasar.gold.jsonl pasar.made.jsonl
>                            precision   recall F1/right     gold
> quotation-strict               1.000    1.000    1.000        1
> quotation-loose                1.000    1.000    1.000        1
> cue-strict                     1.000    1.000    1.000        1
> cue-loose                      1.000    1.000    1.000        1
> speaker-span-strict            1.000    1.000    1.000        1
> speaker-span-loose             1.000    1.000    1.000        1
> role-strict                    1.000    1.000    1.000        2
> role-loose                     1.000    1.000    1.000        2
> affiliation-strict             1.000    1.000    1.000        1
> affiliation-loose              1.000    1.000    1.000        1
> person-strict                  0.333    0.333    0.333        3
> person-loose                   0.667    0.667    0.667        3
> organization-strict            1.000    1.000    1.000        1
> organization-loose             1.000    1.000    1.000        1
> direct-strict                  1.000    1.000    1.000        1
> direct-loose                   1.000    1.000    1.000        1
> indirect-strict                0.000    0.000    0.000        2
> indirect-loose                 1.000    0.500    0.667        2
> date-strict                    1.000    1.000    1.000        3
> date-loose                     1.000    1.000    1.000        3
> speaker                                          0.000        1
> speaker-mention                                  1.000        1
> location-recall                                  0.000        1
> direct-speaker                                   1.000        1
> direct-speaker-mention                           1.000        1
> indirect-speaker                                 0.000        2
> indirect-speaker-mention                         0.500        2
> date-value                                       0.667        3
> date-type                                        1.000        3
> direct-cue                                       1.000        1
> indirect-cue                                     0.000        2
> role-person                                      1.000        1
> affiliation-person                               1.000        1

# records from standard input; rows that nothing bears on are left out only where people read
$ echo '{"id":2,"entities":[],"quotations":[]}' >made; echo '{"id":2,"text":"Pasar.","gold":[],"complete":["date","person"]}' >gold
$ cat made | berita-score gold; berita-score -f json gold - <made
>                            precision   recall F1/right     gold
> {"person-strict": {"p": 0.0000, "r": 0.0000, "f1": 0.0000, "gold": 0},
>  "person-loose": {"p": 0.0000, "r": 0.0000, "f1": 0.0000, "gold": 0},
>  "date-strict": {"p": 0.0000, "r": 0.0000, "f1": 0.0000, "gold": 0},
>  "date-loose": {"p": 0.0000, "r": 0.0000, "f1": 0.0000, "gold": 0}}

# figures to four places, in columns and as an object
$ berita-score -f tsv pasar.gold.jsonl pasar.made.jsonl | grep -e name -e person -e indirect -e date-value
$ berita-score -f json pasar.gold.jsonl pasar.made.jsonl | jq -c '."person-loose", ."indirect-loose", ."date-value"'
> name	precision	recall	figure	gold
> person-strict	0.3333	0.3333	0.3333	3
> person-loose	0.6667	0.6667	0.6667	3
> indirect-strict	0.0000	0.0000	0.0000	2
> indirect-loose	1.0000	0.5000	0.6667	2
> indirect-speaker			0.0000	2
> indirect-speaker-mention			0.5000	2
> date-value			0.6667	3
> indirect-cue			0.0000	2
> role-person			1.0000	1
> affiliation-person			1.0000	1
> {"p":0.6667,"r":0.6667,"f1":0.6667,"gold":3}
> {"p":1,"r":0.5,"f1":0.6667,"gold":2}
> {"rate":0.6667,"gold":3}

# all that is wrong, in its context
$ berita-score -e all pasar.gold.jsonl pasar.made.jsonl
> moved     person a:25-37  Kepala Dinas Pasar Tegal [[Dewi Cahyani]] menilai harga garam stabil. “Stok cukup,” kata Dewi, Senin  | found 30-37 [[Cahyani]]
> moved     indirect a:46-64  Kepala Dinas Pasar Tegal Dewi Cahyani menilai [[harga garam stabil]]. “Stok cukup,” kata Dewi, Senin (7/7/2025). Abu, pedagang,  | found 38-64 [[menilai harga garam stabil]]
> wrong     indirect-speaker a:46-64  Kepala Dinas Pasar Tegal Dewi Cahyani menilai [[harga garam stabil]]. “Stok cukup,” kata Dewi, Senin (7/7/2025). Abu, pedagang,  | want "Dewi Cahyani" have "Dewi"
> wrong     indirect-cue a:46-64  Kepala Dinas Pasar Tegal Dewi Cahyani menilai [[harga garam stabil]]. “Stok cukup,” kata Dewi, Senin (7/7/2025). Abu, pedagang,  | want "menilai" have ""
> spurious  person a:91-96  ilai harga garam stabil. “Stok cukup,” kata Dewi, [[Senin]] (7/7/2025). Abu, pedagang, mengaku rugi.
> missed    person a:109-112  tabil. “Stok cukup,” kata Dewi, Senin (7/7/2025). [[Abu]], pedagang, mengaku rugi.
> missed    indirect a:132-136  ta Dewi, Senin (7/7/2025). Abu, pedagang, mengaku [[rugi]].
> missed    indirect-speaker a:132-136  ta Dewi, Senin (7/7/2025). Abu, pedagang, mengaku [[rugi]]. | want "Abu" have ""
> missed    indirect-cue a:132-136  ta Dewi, Senin (7/7/2025). Abu, pedagang, mengaku [[rugi]]. | want "mengaku" have ""
> wrong     date-value 2:29-34  Pasar tutup pukul 09.00 atau [[besok]]. | want "2025-07-09" have "2025-07-08"
> wrong     speaker c:21-26  Dokter Eko berkata: "[[Sehat]]." Siapa? | want "dr. Eko Putro" have "Eko"
> missed    location c:29-34  Dokter Eko berkata: "Sehat." [[Siapa]]?

# what is wrong of some labels, as objects and in columns
$ berita-score -e person,Date-Value -f json pasar.gold.jsonl pasar.made.jsonl
$ berita-score -e indirect,indirect-cue -f tsv pasar.gold.jsonl pasar.made.jsonl
> {"id": "a", "label": "person", "kind": "moved", "start": 25, "end": 37, "text": "Dewi Cahyani", "before": "Kepala Dinas Pasar Tegal ", "after": " menilai harga garam stabil. “Stok cukup,” kata Dewi, Senin ", "found": {"start": 30, "end": 37, "text": "Cahyani"}}
> {"id": "a", "label": "person", "kind": "spurious", "start": 91, "end": 96, "text": "Senin", "before": "ilai harga garam stabil. “Stok cukup,” kata Dewi, ", "after": " (7/7/2025).\nAbu, pedagang, mengaku rugi."}
> {"id": "a", "label": "person", "kind": "missed", "start": 109, "end": 112, "text": "Abu", "before": "tabil. “Stok cukup,” kata Dewi, Senin (7/7/2025).\n", "after": ", pedagang, mengaku rugi."}
> {"id": "2", "label": "date-value", "kind": "wrong", "start": 29, "end": 34, "text": "besok", "before": "Pasar tutup pukul 09.00 atau ", "after": ".", "found": {"start": 29, "end": 34, "text": "besok"}, "want": "2025-07-09", "have": "2025-07-08"}
> run	kind	label	id	start	end	found_start	found_end	before	text	after	found	want	have
> 	moved	indirect	a	46	64	38	64	Kepala Dinas Pasar Tegal Dewi Cahyani menilai 	harga garam stabil	. “Stok cukup,” kata Dewi, Senin (7/7/2025). Abu, pedagang, 	menilai harga garam stabil		
> 	wrong	indirect-cue	a	46	64	38	64	Kepala Dinas Pasar Tegal Dewi Cahyani menilai 	harga garam stabil	. “Stok cukup,” kata Dewi, Senin (7/7/2025). Abu, pedagang, 	menilai harga garam stabil	menilai	
> 	missed	indirect	a	132	136			ta Dewi, Senin (7/7/2025). Abu, pedagang, mengaku 	rugi	.			
> 	missed	indirect-cue	a	132	136			ta Dewi, Senin (7/7/2025). Abu, pedagang, mengaku 	rugi	.		mengaku	

# every label that is listed can be asked for
$ berita-score --help | grep -c errors; for label in quotation cue speaker-span role affiliation person place organization direct indirect date speaker datetime \
$     location direct-speaker indirect-speaker date-value date-type direct-cue indirect-cue role-person affiliation-person; do
$     berita-score -e $label pasar.gold.jsonl pasar.made.jsonl
$ done | sort >each; berita-score -e all pasar.gold.jsonl pasar.made.jsonl | sort | cmp - each
> 1

# confidence that speakers are right
$ berita-score -c pasar.gold.jsonl pasar.made.jsonl; berita-score -c -f tsv pasar.gold.jsonl pasar.made.jsonl | tail -n 2
$ berita-score -c -f json pasar.gold.jsonl pasar.made.jsonl | jq -c '.quotations, .expected_error, .brier, .tenths[5], .tenths[9], .tenths[0]'
> confidence    quotations        mean       right
> 0.0 to 0.1             0
> 0.1 to 0.2             0
> 0.2 to 0.3             0
> 0.3 to 0.4             0
> 0.4 to 0.5             0
> 0.5 to 0.6             1       0.550       0.000
> 0.6 to 0.7             0
> 0.7 to 0.8             0
> 0.8 to 0.9             0
> 0.9 to 1.0             2       0.975       0.500
> 
> expected error 0.500, Brier score 0.435, of 3 quotations
> 0.8	0.9	0		
> 0.9	1.0	2	0.9750	0.5000
> 3
> 0.5
> 0.435
> {"from":0.5,"to":0.6,"quotations":1,"mean":0.55,"right":0}
> {"from":0.9,"to":1,"quotations":2,"mean":0.975,"right":0.5}
> {"from":0,"to":0.1,"quotations":0,"mean":null,"right":null}

# records as gold: they agree with themselves, with their text or without
$ berita-extract articles.jsonl >made; berita-score -e all made made; berita-score -f tsv made made | awk 'NR > 1 && $5 && $4 != "1.0000" && !/^[a-z-]*\t\t\t1.0000/'
$ berita-extract -t articles.jsonl >with; berita-score -e all made with; berita-score -e all with made; berita-score -f json with made | jq -c '."direct-strict", ."date-value"'
> {"p":1,"r":1,"f1":1,"gold":15}
> {"rate":1,"gold":48}

# offsets of other units do not fit the text
$ echo '{"id":"x","text":"“Ya,” kata Bu Rini.","gold":[],"complete":["person"]}' >gold; berita-extract --offsets bytes gold | berita-score gold
>                            precision   recall F1/right     gold
! berita-score: -:1: "x" has at 18 to 22, by code points, another text than gold:1
! berita-score: -: 1 of the 1 documents of gold are missing
? 1

# another text under the same id
$ berita-extract -t article.txt | sed 's/antre/antri/' >made; berita-extract -t article.txt >gold; berita-score gold made | grep direct-loose
> direct-loose                   0.000    0.000    0.000        5
> indirect-loose                 0.000    0.000    0.000        7
! berita-score: made:1: the text has at 452 to 580 other letters than the annotation's "text"
! berita-score: made: 1 of the 1 documents of gold are missing

# two runs: the change, and how far it can be trusted
$ for i in 1 2 3 4 5 6 7 8; do
$     echo '{"id":'$i',"text":"Abu dan Ina.","complete":["person"],"gold":[{"label":"person","start":0,"end":3},{"label":"person","start":8,"end":11}]}'
$ done >gold
$ made() { for i in 1 2 3 4 5 6 7 8; do case $1 in *$i*) ;; *) set -- "$1" '{"start":0,"end":3}';; esac
$     echo '{"id":'$i',"entities":[{"type":"person","mentions":['$2']}]}'; done; }
$ made 12345678 >none; made 1234567 >one; made 1 >most
$ berita-score -a none gold most; berita-score -a none gold one; berita-score -a most -f tsv gold most
>                            F1/right   other   change      low     high       p  texts
> person-strict                 0.609   0.000   0.6087   0.4762   0.6667  0.0001      8
> person-loose                  0.609   0.000   0.6087   0.4762   0.6667  0.0001      8
>                            F1/right   other   change      low     high       p  texts
> person-strict                 0.118   0.000   0.1176   0.0000   0.3158  0.4092      8
> person-loose                  0.118   0.000   0.1176   0.0000   0.3158  0.4092      8
> name	precision	recall	figure	gold	other	change	low	high	p	texts
> person-strict	1.0000	0.4375	0.6087	16	0.6087	0.0000	0.0000	0.0000	1.0000	8
> person-loose	1.0000	0.4375	0.6087	16	0.6087	0.0000	0.0000	0.0000	1.0000	8

# the same draws at every call, others from another seed, none at all
$ for options in '' '' '--seed 2' '--resamples 100' '--resamples 0'; do berita-score -f json $options -a pasar.made.jsonl pasar.gold.jsonl pasar.made.jsonl | jq -c '."date-loose"'; done
$ sed 's/"published":[^,]*,//' articles.jsonl | berita-extract >gold; berita-extract -p 2020-01-01 articles.jsonl >a
$ for id in 1 2; do sed 's/"id":"/&'$id'/' gold; done >golds; for id in 1 2; do sed 's/"id":"/&'$id'/' a; done >as
$ berita-score -f json -a as golds golds | jq -c '."date-value"' >1; berita-score -f json -a as golds golds | jq -c '."date-value"' | cmp - 1
$ berita-score -f json --seed 7 -a as golds golds | jq -c '."date-value"' | cmp -s - 1 || echo others
> {"p":1,"r":1,"f1":1,"gold":3,"other":1,"change":0,"low":null,"high":null,"p_value":null,"texts":2}
> {"p":1,"r":1,"f1":1,"gold":3,"other":1,"change":0,"low":null,"high":null,"p_value":null,"texts":2}
> {"p":1,"r":1,"f1":1,"gold":3,"other":1,"change":0,"low":null,"high":null,"p_value":null,"texts":2}
> {"p":1,"r":1,"f1":1,"gold":3,"other":1,"change":0,"low":null,"high":null,"p_value":null,"texts":2}
> {"p":1,"r":1,"f1":1,"gold":3,"other":1,"change":0,"low":null,"high":null,"p_value":null,"texts":2}

# what another run has wrong, too, and what it alone has
$ sed 's/"start": 30, "end": 37, "text": "Cahyani"/"start": 25, "end": 37/; s/"besok", "type": "DATE", "value": "2025-07-08"/"besok", "type": "DATE", "value": "2025-07-11"/; /"c"/d' pasar.made.jsonl >other
$ berita-score -e person,date-value,speaker -a other pasar.gold.jsonl pasar.made.jsonl
$ berita-score -e person -a pasar.made.jsonl pasar.gold.jsonl other 2>err
$ berita-score -e speaker -f json -a other pasar.gold.jsonl pasar.made.jsonl 2>err | jq -c '[.run, .label, .kind]'; cat err
> new  moved     person a:25-37  Kepala Dinas Pasar Tegal [[Dewi Cahyani]] menilai harga garam stabil. “Stok cukup,” kata Dewi, Senin  | found 30-37 [[Cahyani]]
> kept spurious  person a:91-96  ilai harga garam stabil. “Stok cukup,” kata Dewi, [[Senin]] (7/7/2025). Abu, pedagang, mengaku rugi.
> kept missed    person a:109-112  tabil. “Stok cukup,” kata Dewi, Senin (7/7/2025). [[Abu]], pedagang, mengaku rugi.
> kept wrong     date-value 2:29-34  Pasar tutup pukul 09.00 atau [[besok]]. | want "2025-07-09" have "2025-07-08"
> kept wrong     speaker c:21-26  Dokter Eko berkata: "[[Sehat]]." Siapa? | want "dr. Eko Putro" have "Eko"
> gone moved     person a:25-37  Kepala Dinas Pasar Tegal [[Dewi Cahyani]] menilai harga garam stabil. “Stok cukup,” kata Dewi, Senin  | found 30-37 [[Cahyani]]
> kept spurious  person a:91-96  ilai harga garam stabil. “Stok cukup,” kata Dewi, [[Senin]] (7/7/2025). Abu, pedagang, mengaku rugi.
> kept missed    person a:109-112  tabil. “Stok cukup,” kata Dewi, Senin (7/7/2025). [[Abu]], pedagang, mengaku rugi.
> ["kept","speaker","wrong"]
> berita-score: other: 1 of the 3 documents of pasar.gold.jsonl are missing
! berita-score: other: 1 of the 3 documents of pasar.gold.jsonl are missing

# each line that cannot be used is named; the others are compared
$ cat >gold <<'.'
$ {"id":"a","text":"Abu.","gold":[],"complete":["person"]}
$ {"id":"a","text":"Ina.","gold":[],"complete":["person"]}
$ nothing
$ {"id":"b","text":"Abu.","gold":[{"label":"person","start":0,"end":9}]}
$ {"id":"c","text":"Abu.","gold":[{"label":"person","start":3,"end":1}]}
$ {"id":"d","text":"Abu.","gold":[{"label":"person","start":0,"end":3,"text":"Ina"}]}
$ {"id":"e","text":"Abu.","gold":[{"label":"person","start":-1,"end":"3"}]}
$ {"id":"f","text":"Abu.","gold":[{"start":0,"end":3}]}
$ {"id":"g","gold":[]}
$ {"id":1.5,"text":"Abu.","gold":[]}
$ {"id":"h","text":"Abu.","gold":{}}
$ {"id":"i","text":7,"gold":[]}
$ {"id":"j","text":"Abu.","gold":[{"label":"date","start":0,"end":3,"alt":[1]}]}
$ {"id":"k","text":"Abu.","gold":[],"attributions":[{"start":0,"end":3}]}
$ {"id":"l","text":"Abu.","gold":[7]}
$ {"id":"m","text":"Abu.","gold":[],"complete":[7]}
$ {"id":"n","text":"Abu.","gold":[{"label":"person","start":0,"end":99999999999}]}
$ {"id":"o","text":"Abu."
$ {"id":"p","text":"Abu"} "x"
$ ["id"]
$ {"id":"q"}
$ .
$ printf '{"id":"r","text":"\377"}\n{"id":"s","text":"\\ud800"}\n\n \r\n' >>gold
$ echo '{"id":"a","entities":[{"type":"person","mentions":[{"start":0,"end":3}]}]}' | berita-score gold
>                            precision   recall F1/right     gold
> person-strict                  0.000    0.000    0.000        0
> person-loose                   0.000    0.000    0.000        0
! berita-score: gold:3: byte 7: '[' or '{' expected near 'nothing'
! berita-score: gold:4: 0 to 9 lies outside of the text, which has 4 code points
! berita-score: gold:5: gold[0] ends before it starts
! berita-score: gold:6: the text has at 0 to 3 other letters than the annotation's "text"
! berita-score: gold:7: gold[0]: "start" is no offset
! berita-score: gold:8: gold[0]: no "label"
! berita-score: gold:9: no "text"
! berita-score: gold:10: no "id", a string or a whole number
! berita-score: gold:11: "gold" is no array
! berita-score: gold:12: "text" is no string
! berita-score: gold:13: gold[0]: "alt" holds what is no string
! berita-score: gold:14: attributions[0]: no "speaker"
! berita-score: gold:15: gold[0]: no "label"
! berita-score: gold:16: complete[0] is no string
! berita-score: gold:17: gold[0]: "end" is no offset
! berita-score: gold:18: the line ends inside the record; JSON Lines has one record a line (jq -c . makes them)
! berita-score: gold:19: byte 27: end of file expected near '"x"'
! berita-score: gold:20: not an object
! berita-score: gold:21: neither gold nor a record of berita-extract
! berita-score: gold:22: byte 18: unable to decode byte 0xff near '"'
! berita-score: gold:23: byte 25: invalid Unicode '\uD800' near '"\ud800"'
! berita-score: gold:2: the id "a" stands in line 1 already
? 1

# the same of records
$ cat >made <<'.'
$ {"id":"a","entities":[{"type":"animal"}]}
$ {"id":"a","entities":[3]}
$ {"id":"a","entities":[{"type":"person","name":3,"roles":[]}]}
$ {"id":"a","entities":[{"type":"person","roles":{}}]}
$ {"id":"a","entities":[{"type":"person","roles":[{"start":0,"end":3,"organization":{}}]}]}
$ {"id":"a","entities":[{"type":"place","mentions":[{"start":0}]}]}
$ {"id":"a","dates":[{"start":0,"end":3,"value":7}]}
$ {"id":"a","dates":7}
$ {"id":"a","quotations":[{"type":"sung"}]}
$ {"id":"a","quotations":[{"type":"direct","start":0,"end":3,"confidence":2}]}
$ {"id":"a","quotations":[{"type":"direct","start":0,"end":3,"confidence":-1}]}
$ {"id":"a","quotations":[{"type":"direct","start":0,"end":3,"speaker":{"name":[]}}]}
$ {"id":"a","quotations":[{"type":"direct","start":0,"end":3,"speaker":7,"cue":"x"}],"entities":null}
$ .
$ echo '{"id":"a","text":"Abu.","gold":[],"complete":["person","direct"]}' >gold; berita-score gold made
>                            precision   recall F1/right     gold
> direct-strict                  0.000    0.000    0.000        0
> direct-loose                   0.000    0.000    0.000        0
! berita-score: made:1: entities[0]: no "type" that is known
! berita-score: made:2: entities[0] is no object
! berita-score: made:3: entities[0]: "name" is no string
! berita-score: made:4: "roles" is no array
! berita-score: made:5: entities[0]: "start" is no offset
! berita-score: made:6: entities[0]: "end" is no offset
! berita-score: made:7: dates[0]: "value" is no string
! berita-score: made:8: "dates" is no array
! berita-score: made:9: quotations[0]: no "type" that is known
! berita-score: made:10: quotations[0]: "confidence" is not from 0 to 1
! berita-score: made:11: quotations[0]: "confidence" is not from 0 to 1
! berita-score: made:12: quotations[0]: "name" is no string
? 1

# a byte order mark, blank lines and a last line without its end are no faults; more records than gold are none either
$ printf '\357\273\277{"id":1,"text":"a\\u0000b","gold":[{"label":"person","start":2,"end":3}],"complete":["person"]}' >gold
$ printf '\n{"id":0,"dates":[]}\r\n \n{"id":1,"entities":[{"type":"person","mentions":[{"start":2,"end":3,"text":"b"}]}]}' | berita-score gold
>                            precision   recall F1/right     gold
> person-strict                  1.000    1.000    1.000        1
> person-loose                   1.000    1.000    1.000        1

# a label that is not known is told of
$ echo '{"id":1,"text":"Abu.","gold":[{"label":"Person","start":0,"end":3}],"complete":["person"]}' >gold; echo '{"id":1,"entities":[]}' | berita-score gold
>                            precision   recall F1/right     gold
! berita-score: gold:1: nothing is compared of the label "Person"

# documents without a record are as if nothing had been found
$ head -n 1 pasar.made.jsonl | berita-score -f tsv pasar.gold.jsonl | grep date-loose
> date-loose	1.0000	0.3333	0.5000	3
! berita-score: -: 2 of the 3 documents of pasar.gold.jsonl are missing

# nothing is done without files, or with nothing in them
$ for files in '' 'nowhere' 'gold.jsonl nowhere' 'gold.jsonl . ' 'a b c' '- -' '-a - gold.jsonl' '/dev/null gold.jsonl' '-a nowhere gold.jsonl gold.jsonl'; do berita-score $files </dev/null; echo $?; done
> 2
> 2
> 2
> 2
> 2
> 2
> 2
> 2
> 2
! berita-score: GOLD is missing
! Try 'berita-score --help'.
! berita-score: nowhere: No such file or directory
! berita-score: nowhere: No such file or directory
! berita-score: .: no .ann file is in this folder
! berita-score: more than GOLD and SYSTEM
! Try 'berita-score --help'.
! berita-score: standard input can be one of the files only
! Try 'berita-score --help'.
! berita-score: standard input can be one of the files only
! Try 'berita-score --help'.
! berita-score: /dev/null: no document to compare with
! berita-score: nowhere: No such file or directory

# mistakes in options
$ for options in '-e persons' '-e person,' '-f xml' '--resamples x' '--resamples -1' '--resamples 9999999' '--seed x' '-c -e all'; do berita-score $options gold.jsonl gold.jsonl; done
! berita-score: --errors has no "persons"; did you mean person?
! Try 'berita-score --help'.
! berita-score: --errors has no ""; there are: quotation cue speaker-span role affiliation person place organization direct indirect date speaker datetime location direct-speaker indirect-speaker date-value date-type direct-cue indirect-cue role-person affiliation-person all
! Try 'berita-score --help'.
! berita-score: --format has no "xml"; there are: text json tsv html
! Try 'berita-score --help'.
! berita-score: --resamples wants a number up to 1000000, not "x"
! Try 'berita-score --help'.
! berita-score: --resamples wants a number up to 1000000, not "-1"
! Try 'berita-score --help'.
! berita-score: --resamples wants a number up to 1000000, not "9999999"
! Try 'berita-score --help'.
! berita-score: --seed wants a number up to 18446744073709551615, not "x"
! Try 'berita-score --help'.
! berita-score: --calibration and --errors: which?
! Try 'berita-score --help'.
? 2

# an output that is an input stays as it was
$ cp pasar.made.jsonl x; berita-score -o x pasar.gold.jsonl x; cmp x pasar.made.jsonl; berita-score -o x -a x pasar.gold.jsonl pasar.made.jsonl; cmp x pasar.made.jsonl
! berita-score: x: is both input and output
! berita-score: x: is both input and output

# a page: nothing of the texts gets out of its place, nothing comes from elsewhere
$ cat >'<b>.gold' <<'.'
$ {"id":"</h3><script>alert(1)</script>","text":"Kata \"<img src=x onerror=alert(2)>\" & 'Abu\u0001' </mark>\u202e.","complete":["person","direct"],"gold":[{"label":"person","start":39,"end":42},{"label":"direct","start":6,"end":34,"speaker":"<i>Abu</i>"}]}
$ .
$ echo '{"id":"</h3><script>alert(1)</script>","quotations":[{"type":"direct","start":6,"end":34,"speaker":{"name":"\"&<i>Ina</i>"}}]}' >made
$ berita-score -f html '<b>.gold' made >page.html; grep -c -i -e '<script' -e '<img' -e '<i>' -e '<b>' page.html; grep -o -i -e 'https*:' -e '@import' -e 'url(' page.html
$ sed -n '/<article/,/<\/article>/p' page.html
> 0
> <article aria-labelledby="doc0">
> <h3 id="doc0"><bdi>&lt;/h3&gt;&lt;script&gt;alert(1)&lt;/script&gt;</bdi></h3>
> <ol>
> <li id="d1" value="1" class="k-wrong p-direct-speaker"><span class="tag wrong">wrong</span> <span class="tag">direct-speaker</span> <a href="#r1">at 6</a> <bdi class="words" lang="id">Kata &quot;<mark>&lt;img src=x onerror=alert(2)&gt;</mark>&quot; &amp; &#39;Abu�&#39; &lt;/mark&gt;‮.</bdi><span class="said">gold: <bdi>&lt;i&gt;Abu&lt;/i&gt;</bdi></span><span class="said">found: <bdi>&quot;&amp;&lt;i&gt;Ina&lt;/i&gt;</bdi></span></li>
> <li id="d2" value="2" class="k-missed p-person"><span class="tag missed">missed</span> <span class="tag">person</span> <a href="#r2">at 39</a> <bdi class="words" lang="id">Kata &quot;&lt;img src=x onerror=alert(2)&gt;&quot; &amp; &#39;<mark>Abu</mark>�&#39; &lt;/mark&gt;‮.</bdi></li>
> </ol>
> <details><summary>Text</summary><div class="text" lang="id">Kata &quot;<a class="number k-wrong p-direct-speaker" id="r1" href="#d1" aria-label="1: wrong direct-speaker">1</a><mark>&lt;img src=x onerror=alert(2)&gt;</mark>&quot; &amp; &#39;<a class="number k-missed p-person" id="r2" href="#d2" aria-label="2: missed person">2</a><mark>Abu</mark>�&#39; &lt;/mark&gt;‮.</div></details>
> </article>

# every tag is closed, every id is one, and every link leads somewhere
$ berita-extract -p 2020-01-01 articles.jsonl >other; python3 "$TOP/tests/corpus/gold.py" >gold; berita-extract gold >made; sed 's/"direct"/"indirect"/' made >other
$ for options in '' '-a other' '-e person,direct'; do
$     berita-score $options -f html gold made >page.html; python3 - page.html <<'.'
$ import collections, html.parser, sys
$ class Page(html.parser.HTMLParser):
$     open, ids, links = [], collections.Counter(), set()
$     def handle_starttag(self, tag, attrs):
$         attrs = dict(attrs)
$         if tag not in ("meta", "input"): self.open.append(tag)
$         self.ids[attrs.get("id")] += 1
$         if tag == "a": self.links.add(attrs["href"][1:])
$         self.links |= {*attrs.get("aria-labelledby", "").split()}
$     def handle_endtag(self, tag):
$         assert self.open.pop() == tag, (tag, self.getpos())
$ page = Page()
$ page.feed(open(sys.argv[1], encoding="utf-8").read())
$ del page.ids[None]
$ assert not page.open and len(page.ids) > 100
$ assert max(page.ids.values()) == 1, page.ids.most_common(1)
$ assert page.links <= set(page.ids), page.links - set(page.ids)
$ .
$ done

# control characters steer no terminal, and columns stay columns
$ printf '%s\n' '{"id":"a\tb\u001b[2J","text":"a\u001b[31m\tAbu\u009b1m\n.","complete":["person"],"gold":[{"label":"person","start":7,"end":10}]}' >gold
$ echo '{"id":"a\tb\u001b[2J","dates":[]}' >made; berita-score -e all gold made; berita-score -e all -f tsv gold made | awk -F '\t' '{ print NF }'
> missed    person a b [2J:7-10  a [31m [[Abu]] 1m .
> 14
> 14
! berita-score: made:1: byte 8: control character 0x9 near '"a'
! berita-score: made: 1 of the 1 documents of gold are missing
! berita-score: made:1: byte 8: control character 0x9 near '"a'
! berita-score: made: 1 of the 1 documents of gold are missing

# memory that ends anywhere is told of
$ cc -shared -fPIC -o fault.so fault.c 2>cc.err || { cat cc.err; exit 9; }
$ sed 's/"start": 30/"start": 29/; s/"text": "Cahyani"/"x": 1/' pasar.made.jsonl >other
$ for options in '' '-f html -a other' '-e all -f json' '--help'; do
$     n=0; code=1
$     while [ $code -ne 0 ] && [ $n -lt 5000 ]; do
$         FAULT=memory:$n LD_PRELOAD=./fault.so berita-score $options pasar.gold.jsonl pasar.made.jsonl >out 2>err; code=$?
$         [ $code -eq 0 ] || { [ $code -le 2 ] && grep -q 'out of memory' err; } || { echo "$options: memory:$n: $code"; cat err; }
$         n=$((n + 1 + n / 16))
$     done
$     [ $code -eq 0 ] || echo "$options: never done"
$ done
only native

# a disk that fails, and one that is full
$ cc -shared -fPIC -o fault.so fault.c 2>cc.err
$ for fault in read:0 read:3 write:0 write:1; do FAULT=$fault LD_PRELOAD=./fault.so berita-score -f html -o x pasar.gold.jsonl pasar.made.jsonl; echo $?; done
> 2
> 2
> 1
> 1
! berita-score: pasar.gold.jsonl: Input/output error
! berita-score: pasar.made.jsonl: Input/output error
! berita-score: x: No space left on device
! berita-score: x: No space left on device
only native

# hostile texts take no long time: thousands of spans over each other, names without end, deep nesting
$ python3 - <<'.'
$ import json
$ n = 4000
$ spans = [{"start": i // 2, "end": 2 * n - i} for i in range(n)]
$ gold = [dict(s, label=l, speaker="A " * 400) for s in spans for l in ("person", "direct")]
$ quotes = [dict(s, type="direct", speaker={"name": "B " * 400}) for s in spans]
$ with open("gold", "w") as f:
$     print(json.dumps({"id": 1, "text": "a" * 2 * n, "complete": ["person", "direct"], "gold": gold}), file=f)
$     print('{"id":2,"text":"","gold":[' + '[' * 100000 + ']}', file=f)
$ with open("made", "w") as f:
$     print(json.dumps({"id": 1, "entities": [{"type": "person", "mentions": spans[1:]}], "quotations": quotes}), file=f)
$ .
$ timeout 50 berita-score gold made | cut -c 1-27,46-64; timeout 50 berita-score -f html gold made 2>err >page.html; tail -n 1 page.html
>                             F1/right     gold
> person-strict                  1.000     4000
> person-loose                   1.000     4000
> direct-strict                  1.000     4000
> direct-loose                   1.000     4000
> direct-speaker                 0.000     4000
> direct-speaker-mention         0.000     4000
> </html>
! berita-score: gold:2: byte 2073: maximum parsing depth reached near '['
only native
