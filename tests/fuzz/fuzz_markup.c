/* The HTML page of any bytes: tags are closed in their order, ids are unique, links
 * lead to them and stand in no other, the text is whole. */
#include "printed.h"

#include "emit/page.h"

#include <string.h>

enum { DEEPEST = 64, NAME_MAX_BYTES = 16, IDS = 1 << 16 };

struct reader {
    const char *p, *end;
    char open[DEEPEST][NAME_MAX_BYTES];
    unsigned n;
};

static struct emit_space space;
static struct out plain;
static const char *id[IDS], *link_to[IDS];
static unsigned n_ids, n_links;

static void release_markup(void) {
    emit_space_free(&space);
    out_free(&plain);
}

static void start_markup(void) {
    if (!start()) return;
    check(emit_space_open(&space) && out_open(&plain, -1), "memory");
    atexit(release_markup);
}

/* ---- tags ------------------------------------------------------------- */

static bool is_void(const char *name) {
    static const char *const names[] = {"use", "circle", "rect", "br"};
    for (unsigned i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0) return true;
    return false;
}

static bool is_in(const struct reader *r, const char *name) {
    for (unsigned i = 0; i < r->n; i++)
        if (strcmp(r->open[i], name) == 0) return true;
    return false;
}

static void read_name(struct reader *r, char *name) {
    unsigned n = 0;
    while (r->p < r->end && strchr(" />", *r->p) == NULL) {
        check(n + 1 < NAME_MAX_BYTES, "a name");
        name[n++] = *r->p++;
    }
    name[n] = 0;
    check(n > 0 && r->p < r->end, "a name");
}

/* name="value" behind a blank; values are kept up to their quotation mark. */
static void read_attribute(struct reader *r) {
    const char *name = ++r->p, *value;
    while (r->p < r->end && *r->p != '=') r->p++;
    check(r->end - r->p > 2 && r->p[1] == '"', "an attribute");
    value = r->p + 2;
    for (r->p += 2; r->p < r->end && *r->p != '"';) check(*r->p++ != '<', "a mark in a value");
    check(r->p < r->end, "a value without end");
    r->p++;
    if (strncmp(name, "id=", 3) == 0 && n_ids < IDS) id[n_ids++] = value;
    if (strncmp(name, "href=\"#", 7) == 0 && n_links < IDS) link_to[n_links++] = value + 1;
}

static void read_tag(struct reader *r) {
    char name[NAME_MAX_BYTES];
    bool closes = *++r->p == '/';
    r->p += closes;
    read_name(r, name);
    if (closes) {
        check(r->n && strcmp(r->open[--r->n], name) == 0, "a tag that closes another");
    } else {
        check(strcmp(name, "a") || !is_in(r, "a"), "a link in a link");
        while (*r->p == ' ') read_attribute(r);
        check((*r->p == '/') == is_void(name), "an end of a tag");
        if (*r->p == '/') r->p++;
        else {
            check(r->n < DEEPEST, "too deep");
            strcpy(r->open[r->n++], name);
        }
    }
    check(*r->p++ == '>', "a tag without end");
}

static void read_page(void) {
    struct reader r = {.p = got.buf, .end = got.buf + got.n};
    n_ids = n_links = 0;
    while (r.p < r.end) {
        unsigned char c = (unsigned char)*r.p;
        if (c == '<') {
            read_tag(&r);
            continue;
        }
        check(c != '>' && (c >= ' ' || c == '\n' || c == '\t') && c != 0x7f, "a character");
        r.p++;
    }
    check(r.n == 0, "a tag without end");
}

/* ---- links ------------------------------------------------------------ */

static size_t length(const char *value) { return (size_t)(strchr(value, '"') - value); }

static int by_value(const void *a, const void *b) {
    const char *x = *(const char *const *)a, *y = *(const char *const *)b;
    size_t n = length(x), m = length(y);
    int order = memcmp(x, y, n < m ? n : m);
    return order ? order : (n > m) - (n < m);
}

static void check_links(void) {
    qsort(id, n_ids, sizeof *id, by_value);
    for (unsigned i = 1; i < n_ids; i++) check(by_value(&id[i - 1], &id[i]) < 0, "an id twice");
    for (unsigned i = 0; i < n_links; i++)
        check(strncmp(link_to[i], "land-", 5) == 0 || /* of the page around it */
                  bsearch(&link_to[i], id, n_ids, sizeof *id, by_value) != NULL,
              "a link that leads nowhere");
}

/* ---- the text --------------------------------------------------------- */

static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

/* The next letter of the text, stepping over tags and the numbers of quotations;
 * NULL at the end. */
static const char *next_letter(const char *p, const char *end) {
    while (p < end && !is_letter(*p)) {
        if (strncmp(p, "<a class=\"badge", 15) == 0) p = strstr(p, "</a>");
        if (*p == '<') p = strchr(p, '>');
        p++;
    }
    return p < end ? p : NULL;
}

static void check_text(const struct record *record) {
    const char *p = strstr(got.buf, "<div class=\"text\">"), *end = p ? strstr(p, "</div>") : NULL;
    check(p && end, "no text");
    if (view.n_tokens == 0) return; /* words that say so */
    plain.n = 0;
    page_escaped(&plain, record->text, record->len);
    p += strlen("<div class=\"text\">");
    for (size_t i = 0; i < plain.n; i++) {
        if (!is_letter(plain.buf[i])) continue;
        p = next_letter(p, end);
        check(p && *p == plain.buf[i], "another text");
        p++;
    }
    check(next_letter(p, end) == NULL, "a longer text");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const unsigned kinds[] = {KIND_ALL, KIND_QUOTATIONS, KIND_DATES | KIND_PLACES, KIND_PERSONS | KIND_DATELINE};
    struct record record;
    struct choice choice = {.kinds = kinds[size % 4], .no_modifiers = size % 3 == 0};
    start_markup();
    analyse(data, size, BERITA_UNTIL_END, &record, &choice);
    record.title = record.url = record.outlet = record.author = (struct berita_str){record.text, (uint32_t)size};
    got.n = 0;
    emit_html(&got, &view, &space);
    out_char(&got, '\0');
    got.n--;
    read_page();
    check_links();
    check_text(&record);
    return 0;
}
