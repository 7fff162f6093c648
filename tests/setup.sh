#!/bin/sh
# Takes a fresh Debian 12 all the way:
#
#   sh tests/setup.sh run      install what is needed, build, and print what
#                              berita-extract finds in an article of corpus/
#   sh tests/setup.sh check    install what the tests need too, and run them
#   sh tests/setup.sh browser  install what the tests of the HTML page in a
#                              browser need, and run them
#   sh tests/setup.sh          only install, everything a developer may want
#
# Nothing is installed when everything is there already.
set -eu
cd "$(dirname "$0")/.."

BUILD_NEEDS="gcc libc6-dev make pkg-config libpcre2-dev libutf8proc-dev libjansson-dev libxml2-dev zlib1g-dev
  libzstd-dev libarchive-dev"
TEST_NEEDS="libcmocka-dev python3 python3-jsonschema jq mandoc zstd"
# Of tests/engines.  Some bring services, which a machine that starts those would
# start: there they are left to whoever sits before it, and the tests skipped.
ENGINE_NEEDS="parallel openssh-server openssh-client python3-distributed slurm-wlm munge iproute2 util-linux"
BROWSER_NEEDS="chromium nodejs npm pngquant fonts-dejavu-core fonts-crosextra-caladea"
MORE_NEEDS="valgrind clang clang-format cppcheck shellcheck git"
ARTICLE=corpus/pesisir-reformasi.txt

missing() {
    for package; do
        case $(dpkg-query -W -f '${Status}' "$package" 2>/dev/null) in
        *"ok installed") ;;
        *) echo "$package" ;;
        esac
    done
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"
    elif command -v sudo >/dev/null; then sudo "$@"
    else
        echo "setup: these packages need root to install them:" $wanted >&2
        exit 1
    fi
}

packages() {
    command -v dpkg-query >/dev/null || {
        echo "setup: no Debian here; see README.md for the libraries to install by hand" >&2
        return
    }
    wanted=$(missing "$@")
    [ -n "$wanted" ] || return 0
    as_root apt-get -q update || echo "setup: not every list of packages could be renewed" >&2
    # shellcheck disable=SC2086
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -qy install --no-install-recommends $wanted </dev/null
}

# Messages of apt and the compiler go to standard error, so that the
# program's own output can be piped on.
case ${1-} in
run)
    packages $BUILD_NEEDS >&2
    make -s -j2 >&2
    build/berita-extract --format json "$ARTICLE"
    ;;
check)
    [ -d /run/systemd/system ] && ENGINE_NEEDS=
    packages $BUILD_NEEDS $TEST_NEEDS $ENGINE_NEEDS >&2
    make -s -j2 check
    ;;
browser)
    packages $BUILD_NEEDS $BROWSER_NEEDS >&2
    make -s -j2 check-browser
    ;;
"")
    packages $BUILD_NEEDS $TEST_NEEDS $MORE_NEEDS
    ;;
*)
    sed -n 's/^# \{0,1\}//; 2,10p' "$0" >&2
    exit 2
    ;;
esac
