# make -j with one rule: a record file for each text, only what is new is made.
work=$SCRATCH/make
mkdir "$work"
cp corpus/*.txt "$work"
touch -d '-1 hour' "$work"/*.txt
unset MAKEFLAGS MAKELEVEL # of a make around this
cat >"$work/Makefile" <<'EOF'
TEXTS = $(wildcard *.txt)
all: $(TEXTS:.txt=.jsonl)
%.jsonl: %.txt
	berita-extract -o $@.part $< && mv $@.part $@
EOF
(cd "$work" && make -s -j 2)
tally $? 'make -j 2'
(cd "$work" && berita-extract -- *.txt) >"$work/whole.records"
[ "$(sorted "$work"/*.jsonl)" = "$(sorted "$work/whole.records")" ]
tally $? 'the records of make'
touch "$work/laba-semen.txt"
[ "$(cd "$work" && make -j 2 | grep -c '^berita-extract .*laba-semen')" -eq 1 ]
tally $? 'only what is new is made again'
