#include "input/recognise.h"

#include <string.h>
#include <strings.h>

/* Do the bytes begin so, as far as there are any? */
static bool may_begin(const char *p, size_t n, const char *with, size_t k) {
    return memcmp(p, with, n < k ? n : k) == 0;
}

static size_t skip_space(const char *p, size_t n, size_t at) {
    while (at < n && (p[at] == ' ' || p[at] == '\t' || p[at] == '\r' || p[at] == '\n')) at++;
    return at;
}

static size_t skip_mark(const char *p, size_t n) {
    return n >= 3 && memcmp(p, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
}

/* ---- packings ----------------------------------------------------------- */

static const struct {
    const char *begin;
    unsigned char n;
    unsigned char packing;
} packings[] = {
    {"\x1f\x8b\x08", 3, PACKING_GZIP},
    {"\x28\xb5\x2f\xfd", 4, PACKING_ZSTD},
    {"\xff\xfe", 2, PACKING_UTF16_LE},
    {"\xfe\xff", 2, PACKING_UTF16_BE},
    {"\xfd"
     "7zXZ",
     5, PACKING_UNKNOWN},
    {"BZh", 3, PACKING_UNKNOWN},
    {"7z\xbc\xaf", 4, PACKING_UNKNOWN},
    {"Rar!\x1a", 5, PACKING_UNKNOWN},
};

/* "BZh" could begin a word: bzip2 goes on with a digit and the digits of pi. */
static bool is_word(const char *p, size_t n) {
    return p[0] == 'B' && n >= 5 && !(p[3] >= '1' && p[3] <= '9' && p[4] == '1');
}

enum packing recognise_packing(const char *p, size_t n) {
    if (n == 0) return PACKING_MORE;
    for (size_t i = 0; i < sizeof packings / sizeof *packings; i++) {
        size_t k = packings[i].n;
        if (!may_begin(p, n, packings[i].begin, k)) continue;
        if (n < k || (p[0] == 'B' && n < 5)) return PACKING_MORE;
        if (!is_word(p, n)) return packings[i].packing;
    }
    return PACKING_NONE;
}

/* ---- archives ----------------------------------------------------------- */

enum { TAR_NAME = 100, TAR_MAGIC = 257 };

/* Could these bytes begin a tar, which begins with a name and zeros behind it?
 * A line of text could not, so that a pipe is not asked for more than its first
 * line. */
static bool is_tar_name(const char *p, size_t n) {
    size_t k = n < TAR_NAME ? n : TAR_NAME;
    const char *zero = memchr(p, 0, k);
    return !memchr(p, '\n', zero ? (size_t)(zero - p) : k);
}

enum input_format recognise_archive(const char *p, size_t n) {
    if (n == 0) return INPUT_AUTO;
    if (may_begin(p, n, "PK\3\4", 4) || may_begin(p, n, "PK\5\6", 4))
        return n < 4 ? INPUT_AUTO : INPUT_ARCHIVE;
    if (!is_tar_name(p, n)) return INPUT_TEXT;
    if (n < TAR_MAGIC + 5) return INPUT_AUTO;
    return memcmp(p + TAR_MAGIC, "ustar", 5) == 0 ? INPUT_ARCHIVE : INPUT_TEXT;
}

bool recognise_binary(const char *p, size_t n) {
    if (n > RECOGNISE_MOST) n = RECOGNISE_MOST;
    return (n && memchr(p, 0, n)) || (n >= 5 && memcmp(p, "%PDF-", 5) == 0) ||
           (n >= 3 && memcmp(p, "\xff\xd8\xff", 3) == 0);
}

/* ---- markup ------------------------------------------------------------- */

static size_t name_length(const char *p, size_t n) {
    size_t k = 0;
    while (k < n && ((p[k] | 32) >= 'a' ? (p[k] | 32) <= 'z' : p[k] >= '0' && p[k] <= ':')) k++;
    return k;
}

static bool is_in(const char *const *names, const char *name, size_t n) {
    for (; *names; names++)
        if (strlen(*names) == n && strncasecmp(name, *names, n) == 0) return true;
    return false;
}

/* Elements that a page may begin with, saved whole or in part. */
static bool is_html(const char *name, size_t n) {
    static const char *const names[] = {
        "html", "head",    "body",    "title", "meta", "link", "base", "script", "style", "header",
        "main", "section", "article", "div",   "p",    "h1",   "h2",   "table",  NULL};
    return is_in(names, name, n);
}

/* Roots that need no declaration before them to be known, whatever their
 * prefix. */
static bool is_xml(const char *name, size_t n) {
    static const char *const names[] = {
        "rss",         "feed",   "entry", "RDF",   "nitf",      "newsMessage", "newsItem",
        "packageItem", "NewsML", "TEI",   "TEI.2", "teiCorpus", "urlset",      "sitemapindex",
        NULL};
    const char *colon = memchr(name, ':', n);
    if (colon) n -= (size_t)(colon + 1 - name), name = colon + 1;
    return is_in(names, name, n);
}

/* Behind what ends with `end`; n when that is not to be seen. */
static size_t skip_to(const char *p, size_t n, size_t at, const char *end) {
    size_t k = strlen(end);
    for (; at + k <= n; at++)
        if (memcmp(p + at, end, k) == 0) return at + k;
    return n;
}

/* A document type ends behind the declarations that it has between brackets. */
static size_t skip_doctype(const char *p, size_t n) {
    size_t end = skip_to(p, n, 0, ">"), open = skip_to(p, n, 0, "[");
    return open < end ? skip_to(p, n, skip_to(p, n, open, "]"), ">") : end;
}

/* The length of a declaration, a comment or an instruction, and the white space
 * behind it; 0: there is none. */
static size_t skip_prolog(const char *p, size_t n) {
    size_t end = 0;
    if (may_begin(p, n, "<!--", 4)) end = skip_to(p, n, 0, "-->");
    else if (may_begin(p, n, "<?", 2)) end = skip_to(p, n, 0, "?>");
    else if (n >= 9 && strncasecmp(p, "<!doctype", 9) == 0) end = skip_doctype(p, n);
    return skip_space(p, n, end);
}

static bool is_html_doctype(const char *p, size_t n) {
    if (n < 9 || strncasecmp(p, "<!doctype", 9) != 0) return false;
    size_t root = skip_space(p, n, 9);
    return is_html(p + root, name_length(p + root, n - root));
}

/* What the root element is, behind comments, declarations and the like. */
static enum input_format recognise_markup(const char *p, size_t n, bool all) {
    bool declared = n >= 5 && memcmp(p, "<?xml", 5) == 0;
    size_t at = 0, step;
    do {
        if (is_html_doctype(p + at, n - at)) return INPUT_HTML;
        at += step = skip_prolog(p + at, n - at);
    } while (step);
    size_t k = at + 1 < n ? name_length(p + at + 1, n - at - 1) : 0;
    if (at + 1 + k >= n && !all && n < RECOGNISE_MOST) return INPUT_AUTO;
    if (k && is_html(p + at + 1, k)) return INPUT_HTML;
    if (declared || (k && is_xml(p + at + 1, k))) return INPUT_XML;
    return at > 0 && (at >= n || p[at] == '<') ? INPUT_HTML : INPUT_TEXT;
}

/* ---- JSON --------------------------------------------------------------- */

/* JSON Lines begin with an object whose first member's name follows in quotation
 * marks on the same line; an array of them begins with "[" before it.  No
 * article begins so. */
static enum input_format recognise_json(const char *p, size_t n) {
    bool array = *p == '[';
    size_t open = array ? skip_space(p, n, 1) : 0;
    if (open < n && array && p[open] == ']')
        return skip_space(p, n, open + 1) == n ? INPUT_JSON : INPUT_TEXT;
    if (open < n && p[open] != '{') return INPUT_TEXT;
    size_t at = open < n ? skip_space(p, n, open + 1) : n;
    if (at == n) return INPUT_AUTO;
    if (p[at] != '"' && p[at] != '}') return INPUT_TEXT;
    return array || memchr(p + open, '\n', at - open) ? INPUT_JSON : INPUT_JSONL;
}

/* ---- tables ------------------------------------------------------------- */

static bool is_name(const char *p, size_t n, const char *name) {
    while (n && (p[n - 1] == '\r' || p[n - 1] == '\n' || p[n - 1] == ' ')) n--;
    while (n && *p == ' ') p++, n--;
    if (n >= 2 && *p == '"' && p[n - 1] == '"') p++, n -= 2;
    return n == strlen(name) && memcmp(p, name, n) == 0;
}

unsigned recognise_column(const char *row, size_t n, char delimiter, const char *field) {
    const char *end = row + n;
    for (unsigned i = 1;; i++) {
        const char *stop = memchr(row, delimiter, (size_t)(end - row));
        if (is_name(row, (size_t)((stop ? stop : end) - row), field)) return i;
        if (!stop) return 0;
        row = stop + 1;
    }
}

/* A first line that names the column of the text among others. */
static enum input_format recognise_table(const char *p, size_t n, bool all, const char *text) {
    const char *lf = memchr(p, '\n', n);
    if (!lf && !all && n < RECOGNISE_MOST) return INPUT_AUTO;
    size_t k = lf ? (size_t)(lf - p) : n;
    for (const char *d = ",;\t"; *d; d++)
        if (memchr(p, *d, k) && recognise_column(p, k, *d, text))
            return *d == '\t' ? INPUT_TSV : INPUT_CSV;
    return INPUT_TEXT;
}

/* ---- all ---------------------------------------------------------------- */

enum input_format recognise_format(const char *p, size_t n, bool all, const struct fields *field) {
    if (n < 3 && !all && memcmp(p, "\xef\xbb\xbf", n) == 0) return INPUT_AUTO;
    size_t at = skip_space(p, n, skip_mark(p, n));
    p += at;
    n -= at;
    if (n == 0) return INPUT_AUTO;
    if (*p == '<') return recognise_markup(p, n, all);
    if (*p == '{' || *p == '[') return recognise_json(p, n);
    if (may_begin(p, n, "WARC/", 5) && (all || n >= 5)) return n >= 5 ? INPUT_WARC : INPUT_TEXT;
    if (may_begin(p, n, "WARC/", 5)) return INPUT_AUTO;
    return recognise_table(p, n, all, field->text);
}

/* Does a name of k letters end with one of these, by blanks? */
static bool ends_with(const char *name, size_t k, const char *ends) {
    for (size_t n; *ends; ends += n + (ends[n] == ' ')) {
        n = strcspn(ends, " ");
        if (k > n && strncasecmp(name + k - n, ends, n) == 0) return true;
    }
    return false;
}

enum input_format recognise_name(const char *name, bool sure) {
    static const struct {
        const char *ends;
        enum input_format format;
        bool sure;
    } known[] = {
        {".jsonl .ndjson", INPUT_JSONL, true},
        {".csv", INPUT_CSV, true},
        {".tsv .tab", INPUT_TSV, true},
        {".html .htm .xhtml .shtml", INPUT_HTML, false},
    };
    size_t k = strlen(name);
    if (ends_with(name, k, ".gz")) k -= 3;
    else if (ends_with(name, k, ".zst")) k -= 4;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (known[i].sure == sure && ends_with(name, k, known[i].ends)) return known[i].format;
    return INPUT_AUTO;
}
