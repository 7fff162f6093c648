# The HTML page in headless Chromium (see browser.mjs); `make check-browser`.
# Wants chromium and npm, and takes two packages from npm's registry.
BUILD=${BUILD:-build}
dir=$BUILD/browser
for program in chromium node npm; do
    command -v $program >/dev/null || {
        echo "check-browser: $program is missing (sh tests/setup.sh browser)" >&2
        exit 2
    }
done
mkdir -p "$dir" || exit 1
[ -e "$dir/package.json" ] || echo '{"private": true}' >"$dir/package.json"
[ -d "$dir/node_modules/axe-core" ] && [ -d "$dir/node_modules/playwright-core" ] ||
    npm install --prefix "$dir" --no-audit --no-fund --silent playwright-core@1.65.1 axe-core@4.14.1 || exit 1

page() { "$BUILD"/berita-extract --format html "$@"; }
page corpus/rob-semarang.txt >"$dir/article.html"
page corpus/duta-nairobi.txt corpus/kapal-buton.txt corpus/laga-lamongan.txt >"$dir/several.html"
page tests/page/hostile.jsonl >"$dir/hostile.html"
page </dev/null >"$dir/empty.html"
node tests/page/browser.mjs "$dir"
