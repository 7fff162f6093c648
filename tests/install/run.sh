# make install into a directory of its own: everything is there, a program can
# be made with what pkg-config says, and make uninstall takes all of it away.
. tests/tally.sh
case $BUILD in /*) build=$BUILD ;; *) build=$PWD/$BUILD ;; esac
dest=$build/check/dest
rm -rf "$dest"
if grep -q sanitize "$BUILD/flags"; then
    echo "nothing to install in a build with sanitizers"
    finish
    exit
fi

# The flags of the build, so that nothing is made again.
compiler=$(cut -d ' ' -f 1 "$BUILD/flags")
MAKEFLAGS= make -s install BUILD="$BUILD" CC="$compiler" DESTDIR="$dest" PREFIX=/opt/berita
tally $? "make install"
for file in bin/berita-extract bin/berita-dates bin/berita-gazetteer bin/berita-tokenize bin/berita-tag bin/berita-score include/berita.h lib/libberita.a lib/libberita.so lib/libberita.so.0 \
    lib/pkgconfig/berita.pc share/man/man1/berita-extract.1 share/man/man1/berita-dates.1 share/man/man1/berita-gazetteer.1 share/man/man1/berita-tokenize.1 share/man/man1/berita-tag.1 share/man/man7/berita.7 share/man/man1/berita-score.1 \
    share/man/man5/berita-formats.5 share/berita/brat/annotation.conf \
    share/bash-completion/completions/berita-dates share/zsh/site-functions/_berita-dates; do
    test -e "$dest/opt/berita/$file"
    tally $? "$file is not installed"
done

# pkg-config finds the installed file, with the place it is in put before it.
config() {
    PKG_CONFIG_PATH=$dest/opt/berita/lib/pkgconfig PKG_CONFIG_SYSROOT_DIR=$dest pkg-config "$@" berita
}
want="Pasar dibuka lagi,"
$compiler -o "$build/check/uses" tests/install/uses.c $(config --cflags --libs)
tally $? "a program with the shared library"
got=$(LD_LIBRARY_PATH=$dest/opt/berita/lib "$build/check/uses")
tally "$([ "$got" = "$want" ]; echo $?)" "the program printed $got"
$compiler -static-libgcc -o "$build/check/uses-static" tests/install/uses.c $(config --cflags) \
    "$dest/opt/berita/lib/libberita.a" $(pkg-config --libs libpcre2-8 libutf8proc) -lm
tally $? "a program with the static library"
got=$("$build/check/uses-static")
tally "$([ "$got" = "$want" ]; echo $?)" "the static program printed $got"

# Only what the header names is seen from outside.
stray=$(nm -D --defined-only "$dest/opt/berita/lib/libberita.so" | awk '{ print $3 }' | grep -v '^berita_')
tally "$([ -z "$stray" ]; echo $?)" "the library also shows: $stray"

MAKEFLAGS= make -s uninstall BUILD="$BUILD" DESTDIR="$dest" PREFIX=/opt/berita
left=$(find "$dest" ! -type d)
tally "$([ -z "$left" ]; echo $?)" "make uninstall left: $left"
finish
