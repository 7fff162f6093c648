# picture.sh ARTICLE PICTURE: the page of an article as a browser shows it, for
# README; `make picture ARTICLE=FILE`.  Wants chromium and pngquant.
BUILD=$(cd "${BUILD:-build}" && pwd) || exit 1
[ -f "$1" ] || {
    echo "picture: ARTICLE=FILE is missing" >&2
    exit 2
}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
(cd "$(dirname "$1")" && "$BUILD"/berita-extract --format html -o "$dir/page.html" "$(basename "$1")") || exit 1
chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
    --disable-component-update --disable-sync --hide-scrollbars --user-data-dir="$dir/profile" \
    --window-size=1240,1150 --screenshot="$dir/page.png" "file://$dir/page.html" >"$dir/log" 2>&1
pngquant --force --strip --output "$2" 128 "$dir/page.png"
