/* What berita-dates prints of any bytes: the tags and escapes taken away again
 * leave the text, rows keep their columns, objects are JSON. */
#include "printed.h"

#include "emit/dates.h"
#include "emit/utf8.h"

static struct out wanted;
static const struct choice choice = {.kinds = KIND_DATES};

static void release_wanted(void) { out_free(&wanted); }

/* The text as XML can hold it. */
static void put_wanted(const uint8_t *p, size_t size) {
    wanted.n = 0;
    for (size_t at = 0, n; at < size; at += n ? n : 1) {
        n = utf8_length(p + at, p + size);
        bool none = n == 3 && p[at] == 0xef && p[at + 1] == 0xbf && p[at + 2] >= 0xbe;
        bool control = p[at] < 0x20 && p[at] != '\t' && p[at] != '\n' && p[at] != '\r';
        if (!n || none || control) out_str(&wanted, "\xef\xbf\xbd");
        else out_bytes(&wanted, (const char *)p + at, n);
    }
}

/* Takes tags and escapes out of what was written, in place. */
static void strip(void) {
    static const struct {
        const char *entity;
        char c;
    } of[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}};
    size_t n = 0;
    for (size_t at = 0; at < got.n;) {
        size_t k = 0;
        if (got.buf[at] == '<') {
            const char *end = memchr(got.buf + at, '>', got.n - at);
            check(end != NULL, "a tag without end");
            at = (size_t)(end - got.buf) + 1;
            continue;
        }
        check(got.buf[at] != '>', "a bare >");
        bool escaped = got.buf[at] == '&';
        while (escaped && k < 3 && memcmp(got.buf + at, of[k].entity, strlen(of[k].entity)) != 0)
            k++;
        check(k < 3, "a bare &");
        got.buf[n++] = escaped ? of[k].c : got.buf[at];
        at += escaped ? strlen(of[k].entity) : 1;
    }
    got.n = n;
}

static void check_tags(const struct dates *all, const uint8_t *data, size_t size) {
    got.n = 0;
    emit_dates_tag(&got, &view, all);
    strip();
    put_wanted(data, size);
    check(got.n == wanted.n && memcmp(got.buf, wanted.buf, got.n) == 0,
          "the tagged text is another");
}

static void check_rows(const struct dates *all) {
    size_t tabs = 0, lines = 0;
    got.n = 0;
    emit_dates_tsv(&got, &view, all);
    for (size_t i = 0; i < got.n; i++) {
        tabs += got.buf[i] == '\t';
        lines += got.buf[i] == '\n';
    }
    check(lines == view.n_dates && tabs == 9 * lines, "rows and columns");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct record record;
    struct dates all = {.types = 15}, none = {0};
    if (start()) check(out_open(&wanted, -1) && atexit(release_wanted) == 0, "memory");
    analyse(data, size, BERITA_UNTIL_DATES, &record, &choice);
    check_tags(&all, data, size);
    check_rows(&all);
    got.n = 0;
    emit_dates_jsonl(&got, &view, &all);
    check_objects();
    got.n = 0;
    emit_dates_iso(&got, &view, &none);
    check(got.n == size && (!size || memcmp(got.buf, data, size) == 0),
          "no date wanted, and another text");
    dates_advance(&all, &view);
    return 0;
}
