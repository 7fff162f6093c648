# wherever memory ends, the program says so and ends with 1 or 2, until it is enough
$ cc -shared -fPIC -o fault.so fault.c 2>cc.err || { cat cc.err; exit 9; }
$ for options in '-t -f json article.txt' '-l tide.rules -l bodies.tsv -e dua.jsonl' '--help'; do
$     n=0; code=1
$     while [ $code -ne 0 ] && [ $n -lt 500 ]; do
$         FAULT=memory:$n LD_PRELOAD=./fault.so berita-extract $options >out 2>err; code=$?
$         [ $code -eq 0 ] || { [ $code -le 2 ] && grep -q 'out of memory$' err; } || { echo "$options: memory:$n: $code"; cat err; }
$         n=$((n + 1))
$     done
$     [ $code -eq 0 ] || echo "$options: never done"
$ done
only native

# berita-dates as well; a file in place is then the old one or the new, and nothing else is left
$ cc -shared -fPIC -o fault.so fault.c 2>cc.err
$ echo '{"text":"Tiba 17 Juli 2025 & é."}' >old; echo '{"text":"Tiba 2025-07-17 & é."}' >new; mkdir d
$ for kind in memory read write; do
$     n=0; code=1
$     while [ $code -ne 0 ] && [ $n -lt 500 ]; do
$         cp old d/x.jsonl; FAULT=$kind:$n LD_PRELOAD=./fault.so berita-dates --in-place -f iso d/x.jsonl 2>err; code=$?
$         if [ $code -eq 0 ]; then cmp new d/x.jsonl; else cmp old d/x.jsonl; fi
$         [ $code -eq 0 ] || { [ $code -le 2 ] && [ -s err ]; } || echo "$kind:$n: $code"
$         ls -A d | grep -v '^x.jsonl$'; n=$((n + 1))
$     done
$     [ $code -eq 0 ] || echo "$kind: never done"
$ done
only native

# a disk that fails while a file is read
$ cc -shared -fPIC -o fault.so fault.c 2>cc.err
$ for n in 0 1; do FAULT=read:$n LD_PRELOAD=./fault.so berita-extract air.txt; echo $?; done
> 1
> 1
! berita-extract: air.txt: Input/output error
! berita-extract: air.txt: Input/output error
only native

# a disk that fills up halfway, and writes that take a part only
$ cc -shared -fPIC -o fault.so fault.c 2>cc.err
$ LD_PRELOAD=./fault.so berita-extract -t articles.jsonl >parts; berita-extract -t articles.jsonl | cmp - parts
$ for n in 0 1 2; do FAULT=write:$n LD_PRELOAD=./fault.so berita-extract -o x article.txt; echo $?; wc -c <x | tr -d ' '; done
> 1
> 0
> 1
> 1000
> 1
> 2000
! berita-extract: x: No space left on device
! berita-extract: x: No space left on device
! berita-extract: x: No space left on device
only native
