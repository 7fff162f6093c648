#!/bin/sh
# What can be said of the sources without running them.
cd "$(dirname "$0")/.." || exit 1
. tests/tally.sh
mkdir -p "$BUILD/check"

have() { command -v "$1" >/dev/null; }

for script in tests/*.sh tests/*/*.sh; do
    sh -n "$script"
    tally $? "$script: syntax"
done
bash -n .ci/run
tally $? ".ci/run: syntax"

if have shellcheck; then
    shellcheck -s sh -e SC1091,SC2086,SC2154,SC2317 tests/*.sh tests/*/*.sh
    tally $? shellcheck
fi

# cppcheck takes arrays that a callee fills for uninitialized, and stumbles over
# compound literals in conditions: the compilers and valgrind look after those.
if have cppcheck; then
    cppcheck --quiet --std=c11 --language=c --inline-suppr --error-exitcode=1 -j2 \
        --enable=warning,performance,portability --suppress=missingInclude \
        --suppress=uninitvar --suppress=internalAstError -Isrc src tests
    tally $? cppcheck
fi

# Tabs and blanks at line ends make noise in every later change.
if grep -nP '\t|[ \t]+$' $(find src tests -name '*.[chS]'); then fail "tabs or blanks at line ends"; else pass; fi

# Every header can be the first one a file includes.
flags=$(pkg-config --cflags libxml-2.0)
for header in $(find src -name '*.h'); do
    echo "#include \"${header#src/}\"" | ${CC:-cc} -std=c11 -D_POSIX_C_SOURCE=200809L -Isrc -I"$BUILD" $flags -Wall -Wextra \
        -Werror -fsyntax-only -x c -
    tally $? "$header does not stand alone"
done

sh tests/man/run.sh >"$BUILD/check/man.log" || cat "$BUILD/check/man.log"
add "$BUILD/check/man.log"
finish
