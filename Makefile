# berita: who said what, when and where, in Indonesian news.
# `make help` lists the verbs.

VERSION := $(shell sed -n 's/^.define BERITA_VERSION "\(.*\)"/\1/p' src/berita.h)
PREFIX ?= /usr/local
DESTDIR ?=
BUILD ?= build
CFLAGS ?= -O2 -g
PKGS = libpcre2-8 libutf8proc
PKG_CONFIG ?= pkg-config

WARN = -Wall -Wextra -Werror -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla
ALL_CFLAGS = -std=c11 -D_POSIX_C_SOURCE=200809L -Isrc $(WARN) -fPIC -fvisibility=hidden \
	$(shell $(PKG_CONFIG) --cflags $(PKGS)) $(CFLAGS)
LIBS = $(shell $(PKG_CONFIG) --libs $(PKGS)) -lm

LIB_SRC = $(wildcard src/*.c src/core/*.c src/model/*.c src/stage/*.c)
LIB_OBJ = $(LIB_SRC:src/%.c=$(BUILD)/%.o)
LEXICONS = $(sort $(wildcard lexicons/*.tsv lexicons/*/*.tsv lexicons/rules/*.rules))

.PHONY: all clean help
all: $(BUILD)/libberita.a $(BUILD)/libberita.so $(BUILD)/berita.pc programs

help:
	@sed -n 's/^# *make \([a-z-]*\) *\(.*\)/  \1	\2/p' Makefile | expand -t 18

# make all            the library and the programs, into build/
# make clean          remove build/

$(BUILD)/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(EXTRA_CFLAGS) -MMD -MP -c -o $@ $<

# The lexicons become one image, which an assembler file places in the binary.
$(BUILD)/berita-lexc: $(BUILD)/tool/lexc.o $(filter-out $(BUILD)/berita.o,$(LIB_OBJ))
	$(CC) $(LDFLAGS) -o $@ $^ $(LIBS)

$(BUILD)/lexicon.image: $(BUILD)/berita-lexc $(LEXICONS)
	$(BUILD)/berita-lexc -o $@ $(LEXICONS)

$(BUILD)/image.o: src/model/image.S $(BUILD)/lexicon.image
	$(CC) -fPIC -DIMAGE_FILE='"$(BUILD)/lexicon.image"' -c -o $@ $<

$(BUILD)/libberita.a: $(LIB_OBJ) $(BUILD)/image.o
	@rm -f $@
	$(AR) rcs $@ $^

$(BUILD)/libberita.so: $(LIB_OBJ) $(BUILD)/image.o
	$(CC) $(LDFLAGS) -shared -Wl,-soname,libberita.so.0 -o $@ $^ $(LIBS)

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
FRONT_OBJ = $(FRONT_SRC:src/%.c=$(BUILD)/%.o)
FRONT_PKGS = jansson

.PHONY: programs
programs: $(PROGRAMS:%=$(BUILD)/%)

$(PROGRAMS:%=$(BUILD)/%): $(BUILD)/%: $(BUILD)/cmd/%.o $(FRONT_OBJ) $(BUILD)/libberita.a
	$(CC) $(LDFLAGS) -o $@ $^ $(LIBS) $(shell $(PKG_CONFIG) --libs $(FRONT_PKGS))

clean:
	rm -rf $(BUILD)

-include $(LIB_OBJ:.o=.d) $(FRONT_OBJ:.o=.d) $(BUILD)/tool/lexc.d
