/* Feeds, articles of agencies, TEI and sitemaps of news: makes a record of what
 * was cut out of them (xml_cut.c). */
#include "formats/module.h"
#include "formats/page.h"
#include "formats/xml_item.h"
#include "formats/xml_text.h"

#include <strings.h>

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

static struct berita_str trimmed(const char *p, size_t n) {
    while (n && is_blank(*p)) p++, n--;
    while (n && is_blank(p[n - 1])) n--;
    return (struct berita_str){n ? p : NULL, (u32)n};
}

/* ---- HTML in text ------------------------------------------------------- */

static bool begins_tag(const char *p, const char *end) {
    if (end - p < 3 || *p != '<') return false;
    char c = p[1] == '/' || p[1] == '!' ? p[2] : p[1];
    return (c | 32) >= 'a' ? (c | 32) <= 'z' : c == '-';
}

static bool has_tags(const char *p, size_t n) {
    const char *end = p + n;
    while ((p = memchr(p, '<', (size_t)(end - p)))) {
        if (begins_tag(p, end)) return true;
        p++;
    }
    return false;
}

/* Takes tags out of a line, in place. */
static size_t without_tags(char *p, size_t n) {
    char *w = p, *end = p + n;
    for (char *r = p; r < end;) {
        char *close = begins_tag(r, end) ? memchr(r, '>', (size_t)(end - r)) : NULL;
        if (close) r = close + 1;
        else *w++ = *r++;
    }
    return (size_t)(w - p);
}

/* ---- fields ------------------------------------------------------------- */

struct reading {
    struct reader *reader;
    struct item *item;
    struct xml_item head;
};

/* Has the line these words before others? */
static size_t prefix(const char *p, size_t n, const char *word) {
    size_t k = strlen(word);
    if (n <= k || strncasecmp(p, word, k) != 0 || !is_blank(p[k])) return 0;
    while (k < n && is_blank(p[k])) k++;
    return k;
}

/* "redaksi@kabar.example (Budi Santoso)", "Oleh Budi Santoso" */
static struct berita_str person(const char *p, size_t n) {
    const char *open = memchr(p, '(', n);
    bool address = open && memchr(p, '@', (size_t)(open - p)) && p[n - 1] == ')';
    if (address) return trimmed(open + 1, (size_t)(p + n - 1 - (open + 1)));
    size_t k = prefix(p, n, "oleh");
    if (!k) k = prefix(p, n, "by");
    return trimmed(p + k, n - k);
}

static struct berita_str field(struct reading *r, enum xml_field which) {
    const struct xml_value *v = &r->head.field[which];
    char *p = r->item->bytes + v->at;
    size_t n = v->n;
    if (!n) return (struct berita_str){0};
    if (v->form == FORM_PERSON) return person(p, n);
    if (v->form == FORM_EXACT) return (struct berita_str){p, (u32)n};
    if (v->form != FORM_TITLE) return trimmed(p, n);
    n = without_tags(p, xml_text_again(p, n));
    return trimmed(p, n);
}

/* A moment that cannot be read is none: feeds are not refused for it. */
static void fill_published(struct reading *r, struct record *record) {
    char *room = r->item->bytes + offsetof(struct xml_item, published);
    char moment[WHEN_ROOM];
    struct berita_str written = field(r, XML_PUBLISHED);
    if (!written.n || !when_read(written.p, written.n, moment)) return;
    when_in_indonesia(moment);
    memcpy(room, moment, WHEN_ROOM);
    record->published = room;
    record->published_is_metadata = true;
}

static bool is_address(struct berita_str s) {
    return (s.n > 7 && memcmp(s.p, "http://", 7) == 0) ||
           (s.n > 8 && memcmp(s.p, "https://", 8) == 0);
}

/* An id may be the address as well, and the other way round. */
static void fill_names(struct reading *r, struct record *record) {
    record->id = field(r, XML_ID);
    record->url = field(r, XML_URL);
    record->title = field(r, XML_TITLE);
    record->outlet = field(r, XML_OUTLET);
    record->author = field(r, XML_AUTHOR);
    if (!record->url.n && is_address(record->id)) record->url = record->id;
    if (!record->id.n) record->id = record->url;
    if (record->id.n) return;
    if (r->item->number) reader_number_id(r->reader, r->item, record);
    else record->id = (struct berita_str){r->item->name, (u32)strlen(r->item->name)};
}

/* ---- text --------------------------------------------------------------- */

static void take_text(struct record *record, struct berita_str text) {
    record->text = text.p;
    record->len = text.n;
}

/* False without memory. */
static bool read_html(struct reading *r, char *p, size_t n, struct record *record) {
    struct record page = {0};
    if (!reader_page(r->reader, page_new, page_free)) return false;
    if (page_fragment(r->reader->page, p, n, &page))
        take_text(record, trimmed(page.text, page.len));
    return true;
}

/* HTML without a tag is text, whose lines mean what they mean there. */
static bool fill_text(struct reading *r, struct record *record) {
    const struct xml_value *v = &r->head.field[XML_BODY];
    char *p = r->item->bytes + v->at;
    size_t n = v->n;
    if (v->form == FORM_HTML && has_tags(p, n)) return read_html(r, p, n, record);
    if (v->form == FORM_HTML) n = xml_text_again(p, n);
    take_text(record, v->form == FORM_EXACT ? (struct berita_str){p, (u32)n} : trimmed(p, n));
    return true;
}

static enum input_status read_item(struct reader *reader, struct item *item,
                                   struct record *record) {
    struct reading r = {.reader = reader, .item = item};
    memcpy(&r.head, item->bytes, sizeof r.head);
    fill_names(&r, record);
    fill_published(&r, record);
    if (!fill_text(&r, record)) return reader_fail(reader, item, FAULT_MEMORY, 0, "out of memory");
    if (r.head.field[XML_BODY].form == FORM_EXACT) return INPUT_RECORD;
    if (!record->len) take_text(record, record->title);
    if (!record->len)
        return reader_fail(reader, item, FAULT_EMPTY, 0, "neither a text nor a title");
    return INPUT_RECORD;
}

const struct file_format format_xml = {xml_cut, read_item, xml_close};
