# version
$ berita-extract --version
> berita-extract 0.1.0

# the short option too, whatever else is given
$ berita-extract -V --format json missing.txt
> berita-extract 0.1.0

# help goes to standard output
$ berita-extract --help | head -n 1
> Usage: berita-extract [OPTION]... [FILE]...

# a mistyped option
$ berita-extract --formt json air.txt
! berita-extract: no option --formt; did you mean --format?
! Try 'berita-extract --help'.
? 2

# with a value behind =
$ berita-extract --publised=2025-07-17 air.txt
! berita-extract: no option --publised; did you mean --published?
! Try 'berita-extract --help'.
? 2

# far from every option
$ berita-extract --verbose air.txt
! berita-extract: no option --verbose
! Try 'berita-extract --help'.
? 2

# an option after the operands
$ berita-extract air.txt --exlpain
! berita-extract: no option --exlpain; did you mean --explain?
! Try 'berita-extract --help'.
? 2

# an unknown letter
$ berita-extract -x air.txt
! berita-extract: no option -x
! Try 'berita-extract --help'.
? 2

# an unknown letter in a group
$ berita-extract --text -tx air.txt
! berita-extract: no option -x
! Try 'berita-extract --help'.
? 2

# a beginning that several options share
$ berita-extract --pub air.txt
! berita-extract: --pub is short for several options
! Try 'berita-extract --help'.
? 2

# a beginning of one option is that option
$ berita-extract --vers
> berita-extract 0.1.0

# a value where none goes
$ berita-extract --text=yes air.txt
! berita-extract: --text takes no value
! Try 'berita-extract --help'.
? 2

# a value that is missing
$ berita-extract --published
! berita-extract: --published needs a value
! Try 'berita-extract --help'.
? 2

# the same behind a letter
$ berita-extract -o
! berita-extract: -o needs a value
! Try 'berita-extract --help'.
? 2

# a mistyped value
$ berita-extract --format jsn air.txt
! berita-extract: --format has no "jsn"; did you mean json?
! Try 'berita-extract --help'.
? 2

# values in capitals
$ berita-extract --format JSONL --only DATES air.txt | jq -c keys
> ["author","dates","id","language","outlet","published","published_from","schema","title","url","warnings"]

# a value far from all
$ berita-extract --offsets chars air.txt
! berita-extract: --offsets has no "chars"; there are: codepoints bytes utf16
! Try 'berita-extract --help'.
? 2

# a mistyped kind in a list
$ berita-extract --only dates,qoutations air.txt
! berita-extract: --only has no "qoutations"; did you mean quotations?
! Try 'berita-extract --help'.
? 2

# a list with nothing in it
$ berita-extract --only '' air.txt
! berita-extract: --only has no ""; there are: persons organizations places entities dates quotations dateline
! Try 'berita-extract --help'.
? 2

# a day that is none
$ berita-extract --published 2025-02-29 air.txt
! berita-extract: --published wants a day as YYYY-MM-DD, not "2025-02-29"
! Try 'berita-extract --help'.
? 2

# a day of the other order
$ berita-extract -p 17-07-2025 air.txt
! berita-extract: --published wants a day as YYYY-MM-DD, not "17-07-2025"
! Try 'berita-extract --help'.
? 2

# a leap day
$ berita-extract -p 2024-02-29 --only dateline air.txt | jq -r '.published, .published_from'
> 2024-02-29
> option

# --field without a field
$ berita-extract --field text air.txt
! berita-extract: --field wants NAME=FIELD with NAME id, text, published or title, not "text"
! Try 'berita-extract --help'.
? 2

# --field with a name that records do not have
$ berita-extract --field body=text air.txt
! berita-extract: --field wants NAME=FIELD with NAME id, text, published or title, not "body=text"
! Try 'berita-extract --help'.
? 2

# a lexicon that is not there
$ berita-extract --lexicon words.tsv air.txt
! berita-extract: words.tsv: No such file or directory
? 2

# after -- everything is a file
$ berita-extract -- --text
! berita-extract: --text: No such file or directory
? 1

# completion of options in bash
$ berita-extract --completion bash >c && bash -c '. ./c; COMP_WORDS=(berita-extract --pu); COMP_CWORD=1
$ _berita_extract; printf "%s\n" "${COMPREPLY[@]}"'
> --public-figures
> --published

# completion of a list's second value in bash
$ berita-extract --completion bash >c && bash -c '. ./c; COMP_WORDS=(berita-extract --only = dates,q); COMP_CWORD=3
$ _berita_extract; printf "%s\n" "${COMPREPLY[@]}"'
> dates,quotations

# completion of file names with blanks in bash
$ : >'air 2.txt'; berita-extract --completion bash >c
$ bash -c '. ./c; COMP_WORDS=(berita-extract air); COMP_CWORD=1; _berita_extract; printf "%s\n" "${COMPREPLY[@]}"' | sort
> air 2.txt
> air.txt

# completion for zsh names every option of the help
$ for program in berita-extract berita-dates berita-gazetteer berita-tokenize berita-tag berita-score; do
$     $program --completion zsh | sed 1d | grep -o -e '--[a-z][a-z0-9-]*' | sort -u >z
$     $program --help | grep -o -e '^ .*--[a-z][a-z0-9-]*' | grep -o -e '--[a-z0-9-]*' | sort -u | diff - z
$ done

# the manual page lists the options of the help, in its order
$ for program in berita-extract berita-dates berita-gazetteer berita-tokenize berita-tag berita-score; do
$     $program --help | sed -n 's/^  \(-\(.\), \|    \)--\([a-z0-9-]*\)\[*=*\([A-Z=/]*\).*/\2 \3 \4/p' >help
$     sed -n 's/^\.It //p' "$TOP/man/$program.1" | sed -n '/^Fl/p' |
$     sed 's/^Fl \(.\) [A-Z][a-z] \([^,]*\) , Fl -\([a-z0-9-]*\) Ns = Ns Ar \(.*\)/\1 \3 \4/
$          s/^Fl \(.\) , Fl -\([a-z0-9-]*\)$/\1 \2 /
$          s/^Fl -\([a-z0-9-]*\) Ns = Ns Ar \(.*\)/ \1 \2/
$          s/^Fl -\([a-z0-9-]*\) Ns Op = Ns Ar \(.*\)/ \1 \2/
$          s/^Fl -\([a-z0-9-]*\)$/ \1 /' | diff help -
$ done
