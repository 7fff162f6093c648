# the files in a folder, sorted by name; hidden ones and what is no text are left out
$ mkdir -p d/b d/.git; cp air.txt d/c.txt; cp air.txt d/b/z.txt; cp dua.jsonl d/b/a.jsonl; cp air.txt d/a.txt; cp air.txt d/.x; cp air.txt d/.git
$ printf '\211PNG\r\n\032\n\000\000' >d/foto.png; mkfifo d/pipa; berita-extract --recursive --only dateline d | jq -r .id
> d/a.txt
> a1
> a2
> d/b/z.txt
> d/c.txt

# with a slash behind its name, files beside it, and a tree of them
$ mkdir -p a/b/c/d/e/f; cp air.txt a/b/c/d/e/f; berita-extract --recursive --only dateline air.txt a/ air.txt | jq -r .id
> air.txt
> a/b/c/d/e/f/air.txt
> air.txt

# an empty folder
$ mkdir d; berita-extract --recursive d

# links to files are read, links to folders are not followed, but one that is named is; links in a circle
$ mkdir d; ln -s ../air.txt d/a; ln -s ../d d/d; ln -s d e; berita-extract --recursive --only dateline d e | jq -r .id
> d/a
> e/a

# links that lead nowhere
$ mkdir d; ln -s tiada d/a; ln -s b d/b; cp air.txt d/c; berita-extract --recursive --only dateline d | jq -r .id
> d/c
! berita-extract: d/a: No such file or directory
! berita-extract: d/b: Too many levels of symbolic links

# the output in the folder is no input
$ mkdir d; cp air.txt d; berita-extract --recursive --only dateline -o d/out.jsonl d; jq -r .id d/out.jsonl; rm d/out.jsonl; berita-extract --recursive --only dateline d >d/out; jq -r .id d/out
> d/air.txt
> d/air.txt

# a folder without --recursive
$ mkdir d; berita-extract d
! berita-extract: d: Is a directory
? 1

# a list of names, in a file or on standard input
$ printf 'air.txt\0dua.jsonl\0' >daftar; berita-extract --only dateline --files0-from daftar | jq -r .id
$ find . '(' -name dua.jsonl -o -name articles.jsonl ')' -print0 | sort -z | berita-extract --only dateline --files0-from - | jq -r .id
> air.txt
> a1
> a2
> rob-semarang
> penganiayaan-bawen
> laba-semen
> a1
> a2

# the last one without its zero, folders in it, nothing in it
$ mkdir d; cp air.txt d; printf 'd' | berita-extract --recursive --only dateline --files0-from - | jq -r .id; berita-extract --files0-from /dev/null
> d/air.txt

# names that are none
$ printf 'tiada\0\0-\0air.txt' | berita-extract --only dateline --files0-from - | jq -r .id
> air.txt
! berita-extract: tiada: No such file or directory
! berita-extract: -:2: an empty name
! berita-extract: -:3: standard input is the list itself

# a list that cannot be read
$ berita-extract --files0-from tiada
! berita-extract: tiada: No such file or directory
? 1

# a list and operands
$ berita-extract --files0-from daftar air.txt
! berita-extract: --files0-from and "air.txt": which?
! Try 'berita-extract --help'.
? 2

# written in their place
$ mkdir d; echo 'Tiba 17 Juli 2025.' >d/a.txt; berita-dates --in-place --recursive -f iso d; cat d/a.txt; ls -A d
> Tiba 2025-07-17.
> a.txt

# on several threads, the same
$ mkdir d; for i in 1 2 3 4 5 6 7 8; do cp air.txt d/$i.txt; done; berita-extract -j 3 --recursive d >a; berita-extract --recursive d | cmp - a

# a folder of outputs within the folder that is read is no input, now or next time
$ mkdir d; cp air.txt d; for i in 1 2; do berita-extract --recursive --output-dir d/out d; done; find d -type f | sort
> d/air.txt
> d/out/d/air.txt.jsonl
