# berita: who said what, when and where, in Indonesian news.
# `make help` lists the verbs; tests/setup.sh installs what they need.

VERSION := $(shell sed -n 's/^.define BERITA_VERSION "\(.*\)"/\1/p' src/berita.h)
SOVERSION := $(firstword $(subst ., ,$(VERSION)))
PREFIX ?= /usr/local
DESTDIR ?=
BUILD ?= build
CFLAGS ?= -O2 -g
PKG_CONFIG ?= pkg-config
PKGS = libpcre2-8 libutf8proc
SCORE_PKGS = jansson libxml-2.0
FORMATS_PKGS = libxml-2.0 zlib libzstd libarchive
TEST_PKGS = cmocka

WARN = -Wall -Wextra -Werror -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla
ALL_CFLAGS := -std=c11 -D_POSIX_C_SOURCE=200809L -Isrc $(WARN) -fPIC -fvisibility=hidden \
	$(shell $(PKG_CONFIG) --cflags $(PKGS) $(SCORE_PKGS) $(FORMATS_PKGS)) $(CFLAGS)
LIBS := $(shell $(PKG_CONFIG) --libs $(PKGS)) -lm
TEST_LIBS = $(shell $(PKG_CONFIG) --libs $(TEST_PKGS))

LIB_SRC = $(wildcard src/*.c src/core/*.c src/model/*.c src/stage/*.c)
LIB_OBJ = $(LIB_SRC:src/%.c=$(BUILD)/%.o)
LEXICONS = $(sort $(wildcard lexicons/*.tsv lexicons/*/*.tsv lexicons/rules/*.rules))

FORMATS = $(BUILD)/berita-formats.so

.PHONY: all programs tools clean help FORCE
all: $(BUILD)/libberita.a $(BUILD)/libberita.so $(BUILD)/berita.pc programs $(FORMATS)

help:
	@sed -n 's/^# make  *\([a-z-]*\)  *\(.*\)/\1	\2/p' Makefile | expand -t 16
	@echo
	@echo 'Variables: CC CFLAGS BUILD PREFIX DESTDIR; RUN=valgrind and SUITES="unit rules ..." for check'

# make all            the library and the programs, into build/
# make clean          remove build/

# Whatever is compiled depends on the compiler and its flags, so that another
# CC or CFLAGS never mixes with objects made before.
FLAGS = $(CC) $(ALL_CFLAGS) $(EXTRA_CFLAGS) $(LDFLAGS)
$(BUILD)/flags: FORCE
	@mkdir -p $(@D)
	@echo '$(FLAGS)' | cmp -s - $@ || echo '$(FLAGS)' > $@

$(BUILD)/%.o: src/%.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(EXTRA_CFLAGS) -MMD -MP -c -o $@ $<

# The lexicons become one image, which an assembler file places in the binary.
$(BUILD)/berita-lexc: $(BUILD)/tool/lexc.o $(filter-out $(BUILD)/berita.o,$(LIB_OBJ))
	$(CC) $(LDFLAGS) -o $@ $^ $(LIBS)

$(BUILD)/lexicon.image: $(BUILD)/berita-lexc $(LEXICONS)
	$(BUILD)/berita-lexc -o $@ $(LEXICONS)

$(BUILD)/image.o: src/model/image.S $(BUILD)/lexicon.image $(BUILD)/flags
	$(CC) -fPIC -DIMAGE_FILE='"$(BUILD)/lexicon.image"' -c -o $@ $<

$(BUILD)/libberita.a: $(LIB_OBJ) $(BUILD)/image.o
	@rm -f $@
	$(AR) rcs $@ $^

$(BUILD)/libberita.so: $(LIB_OBJ) $(BUILD)/image.o
	$(CC) $(LDFLAGS) -shared -Wl,-soname,libberita.so.$(SOVERSION) -o $@ $^ $(LIBS)

$(BUILD)/berita.pc: Makefile src/berita.h
	@mkdir -p $(@D)
	@printf '%s\n' 'prefix=$(PREFIX)' 'libdir=$${prefix}/lib' 'includedir=$${prefix}/include' '' \
	  'Name: berita' 'Description: Analysis of Indonesian-language news' 'Version: $(VERSION)' \
	  'Requires.private: $(PKGS)' 'Libs: -L$${libdir} -lberita' 'Libs.private: -lm' \
	  'Cflags: -I$${includedir}' > $@

# Each program is src/cmd/NAME.c with the files of src/cmd, src/input and
# src/emit that are no program of their own.
PROGRAMS = $(patsubst src/cmd/%.c,%,$(wildcard src/cmd/berita-*.c))
FRONT_SRC = $(filter-out src/cmd/berita-%,$(wildcard src/cmd/*.c src/input/*.c src/emit/*.c))
FRONT_OBJ = $(FRONT_SRC:src/%.c=$(BUILD)/%.o) $(BUILD)/emit/files.o $(BUILD)/input/words.o

# Of the HTML page: its words become initializers of C, the land of its maps is
# drawn from the gazetteer, its style is placed in the programs as it is.
WORDS = $(BUILD)/emit/words.inc $(BUILD)/emit/kinds.inc
PAGE_OBJ = $(patsubst src/%.c,$(BUILD)/%.o,$(wildcard src/emit/page*.c))
$(PAGE_OBJ): private ALL_CFLAGS += -I$(BUILD)
$(PAGE_OBJ): $(WORDS)

$(BUILD)/emit/words.inc: lexicons/page/words.txt
	@mkdir -p $(@D)
	sed -n 's/^\([a-z0-9_]*\)\t\([^"<>&\\]*\)$$/WORD(\1, "\2")/p' $< > $@

$(BUILD)/emit/kinds.inc: lexicons/page/kinds.txt
	@mkdir -p $(@D)
	sed -n 's/^\([a-z-]*\)\t\([^"<>&\\]*\)$$/KIND("\1", "\2")/p' $< > $@

LAND = $(BUILD)/emit/indonesia.path $(BUILD)/emit/world.path
$(LAND): $(BUILD)/emit/%.path: $(BUILD)/berita-land
	@mkdir -p $(@D)
	$< $* > $@

$(BUILD)/emit/files.o: src/emit/files.S src/emit/theme.css src/emit/page.css $(LAND) $(BUILD)/flags
	@mkdir -p $(@D)
	$(CC) -fPIC -DLAND_INDONESIA=$(BUILD)/emit/indonesia.path -DLAND_WORLD=$(BUILD)/emit/world.path -c -o $@ $<

$(BUILD)/input/words.o: src/input/words.S lexicons/formats/languages.txt $(BUILD)/flags
	@mkdir -p $(@D)
	$(CC) -fPIC -c -o $@ $<

programs: $(PROGRAMS:%=$(BUILD)/%)

# The formats that need libraries: a module that the programs load when they meet
# one of them.  It holds what it shares with the programs itself.
FORMATS_LIBS = $(shell $(PKG_CONFIG) --libs $(FORMATS_PKGS)) $(LIBS)
FORMATS_SRC = $(wildcard src/formats/*.c)
FORMATS_OBJ = $(FORMATS_SRC:src/%.c=$(BUILD)/%.o) $(BUILD)/formats/page_files.o
FORMATS_FRONT = $(patsubst src/%.c,$(BUILD)/%.o,$(wildcard src/input/*.c)) $(BUILD)/core/utf8.o \
	$(BUILD)/core/calendar.o $(BUILD)/input/words.o

$(BUILD)/formats/page_files.o: src/formats/page_files.S $(wildcard lexicons/formats/page-*.txt) $(BUILD)/flags
	@mkdir -p $(@D)
	$(CC) -fPIC -c -o $@ $<

$(FORMATS): $(FORMATS_OBJ) $(FORMATS_FRONT)
	$(CC) $(LDFLAGS) -shared -o $@ $^ $(FORMATS_LIBS)

# berita-score needs no model: it is made of its own files and what it shares
# with the others of the command line and of files.
SCORE_LIBS = $(shell $(PKG_CONFIG) --libs $(SCORE_PKGS)) $(LIBS)
SCORE_SRC = $(wildcard src/score/*.c)
SCORE_OBJ = $(SCORE_SRC:src/%.c=$(BUILD)/%.o) $(BUILD)/score/files.o
SCORE_FRONT = $(addprefix $(BUILD)/,cmd/command.o cmd/complete.o cmd/output.o input/source.o emit/out.o core/utf8.o)

$(BUILD)/score/files.o: src/score/files.S src/emit/theme.css src/score/page.css lexicons/score/titles.txt $(BUILD)/flags
	@mkdir -p $(@D)
	$(CC) -fPIC -c -o $@ $<

$(BUILD)/berita-score: $(BUILD)/cmd/berita-score.o $(SCORE_OBJ) $(SCORE_FRONT)
	$(CC) $(LDFLAGS) -o $@ $^ $(SCORE_LIBS)

MODEL_PROGRAMS = $(filter-out berita-score,$(PROGRAMS))
$(MODEL_PROGRAMS:%=$(BUILD)/%): $(BUILD)/%: $(BUILD)/cmd/%.o $(FRONT_OBJ) $(BUILD)/libberita.a
	$(CC) $(LDFLAGS) -o $@ $^ $(LIBS) -pthread

# Programs of the tests and of the build: they see the library's insides.
TOOLS = berita-rules berita-stages berita-weights berita-land
tools: $(TOOLS:%=$(BUILD)/%)

$(BUILD)/berita-weights: $(BUILD)/tool/crf.o
$(TOOLS:%=$(BUILD)/%): $(BUILD)/berita-%: $(BUILD)/tool/%.o $(BUILD)/tool/tool.o $(BUILD)/libberita.a
	$(CC) $(LDFLAGS) -o $@ $^ $(LIBS)

# ---- tests -----------------------------------------------------------------

UNIT = $(patsubst tests/%.c,$(BUILD)/tests/%,$(wildcard tests/unit/test_*.c))
FUZZERS = $(patsubst tests/fuzz/fuzz_%.c,%,$(wildcard tests/fuzz/fuzz_*.c))
REPLAY = $(FUZZERS:%=$(BUILD)/tests/fuzz/replay_%)
TEST_PROGRAMS = $(BUILD)/tests/pages/dump $(BUILD)/tests/xml/show $(BUILD)/tests/roundtrip/read $(UNIT) $(REPLAY) $(BUILD)/tests/hostile/hostile $(BUILD)/tests/fault/memory

ifeq ($(RUN),valgrind)
RUNNER = valgrind -q --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite
else
RUNNER = $(RUN)
endif

.PHONY: check check-spark check-asan check-tsan check-clang bless
# make check          every suite of tests/; RUN=valgrind runs them under valgrind
check: all tools $(TEST_PROGRAMS)
	@BUILD='$(BUILD)' RUN='$(RUNNER)' sh tests/check.sh $(SUITES)

# make check-asan     every suite, compiled with the address and undefined sanitizers
SANITIZE = -fsanitize=address,undefined -fno-sanitize-recover=all
check-asan:
	@$(MAKE) --no-print-directory check BUILD=build/asan \
	  CFLAGS='-O1 -g -fno-omit-frame-pointer $(SANITIZE)' LDFLAGS='$(SANITIZE)'

# make check-tsan     the library's interface and runs of many threads under the thread sanitizer
check-tsan:
	@$(MAKE) --no-print-directory check SUITES='unit batch' BUILD=build/tsan \
	  CFLAGS='-O1 -g -fsanitize=thread' LDFLAGS='-fsanitize=thread'

# make validate       what is printed against schemas of others, with validators from PyPI
.PHONY: validate
validate: programs
	@BUILD='$(BUILD)' RUN='$(RUNNER)' sh tests/validate/validate.sh

# make check-spark    the recipe for Spark, with PySpark from PyPI (needs java and a network)
check-spark: programs
	@BUILD='$(BUILD)' sh tests/spark/spark.sh

# make check-clang    every suite, compiled with clang
check-clang:
	@$(MAKE) --no-print-directory check BUILD=build/clang CC=clang

# make check-browser  the HTML page in headless Chromium, with axe-core; takes packages from npm
.PHONY: check-browser picture
check-browser: programs
	@BUILD='$(BUILD)' sh tests/page/browser.sh

# make picture        man/berita-extract.png, the page of ARTICLE=FILE, for README
picture: programs
	@BUILD='$(BUILD)' sh tests/page/picture.sh '$(ARTICLE)' man/berita-extract.png

# make bless          show how the goldens and the documents' examples differ, then rewrite them
bless: all tools
	@mkdir -p $(BUILD)/check
	@BUILD='$(BUILD)' sh tests/stage/run.sh bless
	@BUILD='$(BUILD)' sh tests/docs/run.sh bless

$(BUILD)/tests/%.o: tests/%.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(EXTRA_CFLAGS) -MMD -MP -c -o $@ $<

$(UNIT): $(BUILD)/tests/unit/%: $(BUILD)/tests/unit/%.o $(BUILD)/libberita.a
	$(CC) $(LDFLAGS) -o $@ $^ $(LIBS) $(TEST_LIBS) -lpthread

# What is tested and no part of the library.
$(BUILD)/tests/unit/test_page: $(FORMATS_OBJ) $(FORMATS_FRONT)
$(BUILD)/tests/unit/test_page: LIBS := $(FORMATS_LIBS)
$(BUILD)/tests/unit/test_language: $(addprefix $(BUILD)/input/,language.o words.o)
$(BUILD)/tests/unit/test_when: $(addprefix $(BUILD)/,formats/when.o formats/page_words.o formats/page_files.o core/calendar.o core/utf8.o)

# The scorer.
$(BUILD)/tests/unit/test_score: $(SCORE_OBJ) $(addprefix $(BUILD)/,input/source.o emit/out.o core/utf8.o)
$(BUILD)/tests/unit/test_score: LIBS := $(SCORE_LIBS)

$(BUILD)/tests/xml/show: $(BUILD)/tests/xml/show.o $(FORMATS_OBJ) $(FORMATS_FRONT)
	$(CC) $(LDFLAGS) -o $@ $^ $(FORMATS_LIBS)

# What berita-score reads of other forms.
$(BUILD)/tests/roundtrip/read: $(BUILD)/tests/roundtrip/read.o $(SCORE_OBJ) $(SCORE_FRONT)
	$(CC) $(LDFLAGS) -o $@ $^ $(SCORE_LIBS)

$(BUILD)/tests/hostile/hostile: $(BUILD)/tests/hostile/hostile.o $(BUILD)/libberita.a
	$(CC) $(LDFLAGS) -o $@ $^ $(LIBS)

# What a page's reader makes of files, without the program around it.
$(BUILD)/tests/pages/dump: $(BUILD)/tests/pages/dump.o $(FORMATS_OBJ) $(FRONT_OBJ) $(BUILD)/libberita.a
	$(CC) $(LDFLAGS) -o $@ $^ $(FORMATS_LIBS)

$(BUILD)/tests/fault/memory: $(BUILD)/tests/fault/memory.o $(BUILD)/libberita.a
	$(CC) $(LDFLAGS) -Wl,--wrap=malloc,--wrap=calloc,--wrap=realloc -o $@ $^ $(LIBS)

# make fuzz           libFuzzer (clang) on each target for FUZZ_TIME seconds
# The ordinary check replays the seeds without libFuzzer.
FUZZ_TIME ?= 60
FUZZ_FLAGS = -O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all
.PHONY: fuzz fuzzers
fuzz:
	@$(MAKE) --no-print-directory fuzzers BUILD=build/fuzz CC=clang CFLAGS='$(FUZZ_FLAGS)' \
	  LDFLAGS='-fsanitize=address,undefined'
	@for f in $(FUZZERS); do \
	  mkdir -p build/fuzz/found/$$f tests/fuzz/seeds/$$f; \
	  build/fuzz/fuzz-$$f -max_total_time=$(FUZZ_TIME) -max_len=4096 -timeout=10 -rss_limit_mb=2048 \
	    -artifact_prefix=build/fuzz/$$f- build/fuzz/found/$$f tests/fuzz/seeds/$$f || exit 1; \
	done

fuzzers: $(FUZZERS:%=$(BUILD)/fuzz-%)

$(FUZZERS:%=$(BUILD)/fuzz-%): $(BUILD)/fuzz-%: $(BUILD)/tests/fuzz/fuzz_%.o $(FRONT_OBJ) $(BUILD)/libberita.a
	$(CC) -fsanitize=fuzzer $(LDFLAGS) -o $@ $^ $(LIBS)

$(BUILD)/fuzz-page $(BUILD)/tests/fuzz/replay_page: $(FORMATS_OBJ)
$(BUILD)/fuzz-page $(BUILD)/tests/fuzz/replay_page: LIBS := $(FORMATS_LIBS)

$(BUILD)/tests/fuzz/fuzz_markup.o: private ALL_CFLAGS += -I$(BUILD)
$(BUILD)/tests/fuzz/fuzz_markup.o: $(WORDS)

SCORE_FUZZERS = $(foreach f,score forms emit,$(BUILD)/fuzz-$(f) $(BUILD)/tests/fuzz/replay_$(f))
$(SCORE_FUZZERS): $(SCORE_OBJ)
$(SCORE_FUZZERS): LIBS := $(SCORE_LIBS)

FORMATS_FUZZERS = $(foreach f,xml table objects warc container,$(BUILD)/fuzz-$(f) $(BUILD)/tests/fuzz/replay_$(f))
$(FORMATS_FUZZERS): $(FORMATS_OBJ)
$(FORMATS_FUZZERS): LIBS := $(FORMATS_LIBS)

$(REPLAY): $(BUILD)/tests/fuzz/replay_%: $(BUILD)/tests/fuzz/fuzz_%.o $(BUILD)/tests/fuzz/replay.o $(FRONT_OBJ) $(BUILD)/libberita.a
	$(CC) $(LDFLAGS) -o $@ $^ $(LIBS)

# ---- measuring -------------------------------------------------------------

BENCH = $(BUILD)/tests/pages/dump $(BUILD)/tests/bench/measure $(BUILD)/tests/bench/input $(BUILD)/tests/bench/stages \
	$(BUILD)/tests/bench/empty \
	$(BUILD)/bench/extract-small $(BUILD)/bench/extract-large
BENCH_MB ?= 100
.PHONY: bench score weights rule-coverage
# make bench          speed and memory, with jq and wc on the same file in the same run
bench: programs $(BENCH)
	@BUILD='$(BUILD)' BENCH_MB='$(BENCH_MB)' sh tests/bench/bench.sh

$(BUILD)/tests/bench/stages: $(BUILD)/tests/bench/stages.o $(BUILD)/tool/tool.o $(BUILD)/libberita.a
	$(CC) $(LDFLAGS) -o $@ $^ $(LIBS)

$(BUILD)/tests/bench/input: $(BUILD)/tests/bench/input.o $(FORMATS_OBJ) $(FORMATS_FRONT)
	$(CC) $(LDFLAGS) -o $@ $^ $(FORMATS_LIBS)

$(BUILD)/tests/bench/measure $(BUILD)/tests/bench/empty: %: %.o
	$(CC) $(LDFLAGS) -o $@ $^

# The program over a small gazetteer, without the villages, and over one of
# 120,000 names, with more of them than there are.
VILLAGES = lexicons/places/villages.tsv
$(BUILD)/bench/small.image: $(BUILD)/berita-lexc $(LEXICONS)
	@mkdir -p $(@D)
	$(BUILD)/berita-lexc -o $@ $(filter-out $(VILLAGES),$(LEXICONS))

$(BUILD)/bench/villages.tsv: $(VILLAGES) tests/bench/villages.awk
	@mkdir -p $(@D)
	awk -f tests/bench/villages.awk $(VILLAGES) > $@

$(BUILD)/bench/large.image: $(BUILD)/berita-lexc $(BUILD)/bench/villages.tsv $(LEXICONS)
	$(BUILD)/berita-lexc -o $@ $(LEXICONS:$(VILLAGES)=$(BUILD)/bench/villages.tsv)

$(BUILD)/bench/%.image.o: src/model/image.S $(BUILD)/bench/%.image $(BUILD)/flags
	$(CC) -fPIC -DIMAGE_FILE='"$(BUILD)/bench/$*.image"' -c -o $@ $<

$(BUILD)/bench/extract-%: $(BUILD)/cmd/berita-extract.o $(FRONT_OBJ) $(LIB_OBJ) $(BUILD)/bench/%.image.o
	$(CC) $(LDFLAGS) -o $@ $^ $(LIBS)

# make compare-pages  the text of tests/pages by other extractors, installed from PyPI, beside ours
.PHONY: compare-pages
compare-pages: $(BUILD)/tests/pages/dump
	@test -d $(BUILD)/compare || python3 -m venv $(BUILD)/compare
	@$(BUILD)/compare/bin/pip install -q -U pip
	@$(BUILD)/compare/bin/pip install -q trafilatura readability-lxml
	@$(BUILD)/compare/bin/python -W ignore tests/pages/compare.py $(BUILD)/tests/pages/dump

# make weights        estimate lexicons/weights/entity.tsv from corpus/, and from GOLD=DIR if given
weights: $(BUILD)/berita-weights
	@BUILD='$(BUILD)' GOLD='$(GOLD)' LOOSE_PLACES='$(LOOSE_PLACES)' sh tests/weights/weights.sh > $(BUILD)/annotations
	$(BUILD)/berita-weights < $(BUILD)/annotations > $(BUILD)/entity.tsv
	mv $(BUILD)/entity.tsv lexicons/weights/entity.tsv

# make score          score the parts of corpus/, or PART=held-back, or the sets of GOLD=DIR
score: programs
	@BUILD='$(BUILD)' GOLD='$(GOLD)' PART='$(PART)' sh tests/score/score.sh

# make rule-coverage  rules that never fire over corpus/
rule-coverage: tools
	$(BUILD)/berita-rules coverage corpus

# ---- tidiness --------------------------------------------------------------

.PHONY: lint format
# make lint           cppcheck, shell syntax, manual pages, layout of the sources
lint:
	@sh tests/lint.sh

# make format         clang-format over the lines changed since the last commit
format:
	git clang-format --extensions c,h HEAD

# ---- installing ------------------------------------------------------------

.PHONY: install uninstall dist
DEST = $(DESTDIR)$(PREFIX)
MAN_PAGES = $(wildcard man/*.[1-9])
COMPLETIONS = $(PROGRAMS:%=$(BUILD)/completion/%) $(PROGRAMS:%=$(BUILD)/completion/_%)
BASH_DIR = $(DEST)/share/bash-completion/completions
ZSH_DIR = $(DEST)/share/zsh/site-functions

# The programs print their own completion, from the table of their options.
$(BUILD)/completion/_%: $(BUILD)/%
	@mkdir -p $(@D)
	$< --completion zsh > $@

$(BUILD)/completion/%: $(BUILD)/%
	@mkdir -p $(@D)
	$< --completion bash > $@

# make install        into PREFIX (/usr/local), below DESTDIR
install: all $(COMPLETIONS)
	install -d '$(DEST)/bin' '$(DEST)/include' '$(DEST)/lib/pkgconfig' '$(BASH_DIR)' '$(ZSH_DIR)'
	install $(PROGRAMS:%=$(BUILD)/%) '$(DEST)/bin'
	install -d '$(DEST)/lib/berita'
	install -m 644 $(FORMATS) '$(DEST)/lib/berita'
	install -m 644 src/berita.h '$(DEST)/include'
	sed 's|^prefix=.*|prefix=$(PREFIX)|' $(BUILD)/berita.pc > '$(DEST)/lib/pkgconfig/berita.pc'
	install -m 644 $(BUILD)/libberita.a '$(DEST)/lib'
	install -m 644 $(BUILD)/libberita.so '$(DEST)/lib/libberita.so.$(VERSION)'
	ln -sf libberita.so.$(VERSION) '$(DEST)/lib/libberita.so.$(SOVERSION)'
	ln -sf libberita.so.$(SOVERSION) '$(DEST)/lib/libberita.so'
	for page in $(MAN_PAGES); do \
	  install -Dm 644 $$page "$(DEST)/share/man/man$${page##*.}/$${page##*/}" || exit 1; \
	done
	install -Dm 644 lexicons/formats/brat.conf '$(DEST)/share/berita/brat/annotation.conf'
	install -m 644 $(PROGRAMS:%=$(BUILD)/completion/%) '$(BASH_DIR)'
	install -m 644 $(PROGRAMS:%=$(BUILD)/completion/_%) '$(ZSH_DIR)'

# make uninstall      take away what install put there
uninstall:
	rm -f $(PROGRAMS:%='$(BASH_DIR)/%') $(PROGRAMS:%='$(ZSH_DIR)/_%')
	rm -f $(PROGRAMS:%='$(DEST)/bin/%') '$(DEST)/include/berita.h' '$(DEST)/lib/pkgconfig/berita.pc'
	rm -f '$(DEST)/lib/berita/berita-formats.so'
	-rmdir '$(DEST)/lib/berita'
	rm -f '$(DEST)/lib/libberita.a' '$(DEST)/lib/libberita.so' \
	  '$(DEST)/lib/libberita.so.$(SOVERSION)' '$(DEST)/lib/libberita.so.$(VERSION)'
	rm -rf '$(DEST)/share/berita'
	for page in $(MAN_PAGES); do rm -f "$(DEST)/share/man/man$${page##*.}/$${page##*/}"; done

# make dist           build/berita-VERSION.tar.gz of what is committed
dist:
	@mkdir -p $(BUILD)
	git archive --prefix=berita-$(VERSION)/ -o $(BUILD)/berita-$(VERSION).tar.gz HEAD

clean:
	rm -rf $(BUILD)

-include $(FORMATS_OBJ:.o=.d) $(LIB_OBJ:.o=.d) $(FRONT_OBJ:.o=.d) $(SCORE_OBJ:.o=.d) $(wildcard $(BUILD)/cmd/*.d $(BUILD)/tool/*.d $(BUILD)/tests/*/*.d)
