/* Feeds, articles of agencies, TEI and sitemaps of news: makes a record of what
 * was cut out of them (xml_cut.c). */
#include "formats/module.h"
#include "formats/page.h"
#include "formats/xml_item.h"
#include "formats/xml_text.h"

#include <strings.h>

enum { NOTICE_MAX = 64 }; /* bytes beside title and outlet of the line below an article */

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
    if (!written.n || !when_read(page_words(r->reader->page), written.p, written.n, moment)) return;
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

static bool contains(struct berita_str s, struct berita_str part) {
    const char *p = s.p, *end = s.p + s.n;
    if (!part.n) return false;
    while ((size_t)(end - p) >= part.n &&
           (p = memchr(p, *part.p, (size_t)(end - p) - part.n + 1))) {
        if (memcmp(p, part.p, part.n) == 0) return true;
        p++;
    }
    return false;
}

/* "TITLE appeared first on OUTLET", in whatever language, is no part of the text:
 * a short last paragraph with both. */
static void cut_notice(struct record *record) {
    struct berita_str title = record->title, outlet = record->outlet, last;
    size_t at = record->len;
    while (at > 0 && record->text[at - 1] != '\n') at--;
    last = (struct berita_str){record->text + at, (u32)(record->len - at)};
    if (at == 0 || last.n > title.n + outlet.n + NOTICE_MAX) return;
    if (contains(last, title) && contains(last, outlet))
        take_text(record, trimmed(record->text, at));
}

static enum input_status read_html(struct reading *r, char *p, size_t n, struct record *record) {
    struct record page = {0};
    size_t byte;
    if (!page_fragment(r->reader->page, p, n, &page))
        return reader_fail(r->reader, r->item, FAULT_FORM, 0, page_error(r->reader->page, &byte));
    take_text(record, trimmed(page.text, page.len));
    if (record->len) cut_notice(record);
    return INPUT_RECORD;
}

/* HTML without a tag is text, whose lines mean what they mean there. */
static enum input_status fill_text(struct reading *r, struct record *record) {
    const struct xml_value *v = &r->head.field[XML_BODY];
    char *p = r->item->bytes + v->at;
    size_t n = v->n;
    if (v->form == FORM_HTML && has_tags(p, n)) return read_html(r, p, n, record);
    if (v->form == FORM_HTML) n = xml_text_again(p, n);
    take_text(record, v->form == FORM_EXACT ? (struct berita_str){p, (u32)n} : trimmed(p, n));
    return INPUT_RECORD;
}

/* "Judul - Koran", as collections of feeds write titles. */
static void cut_outlet(struct record *record) {
    struct berita_str *title = &record->title, outlet = record->outlet;
    static const char *const marks[] = {"-", "|", "–", "—"};
    if (!outlet.n || title->n < outlet.n + 4) return;
    size_t n = title->n - outlet.n;
    if (memcmp(title->p + n, outlet.p, outlet.n) != 0 || title->p[--n] != ' ') return;
    for (size_t i = 0; i < COUNT(marks); i++) {
        size_t k = strlen(marks[i]);
        if (n > k + 1 && memcmp(title->p + n - k, marks[i], k) == 0 && title->p[n - k - 1] == ' ')
            title->n = trimmed(title->p, n - k).n;
    }
}

static enum input_status read_item(struct reader *reader, struct item *item,
                                   struct record *record) {
    struct reading r = {.reader = reader, .item = item};
    memcpy(&r.head, item->bytes, sizeof r.head);
    bool exact = r.head.field[XML_BODY].form == FORM_EXACT;
    if (!reader_page(reader, page_new, page_free))
        return reader_fail(reader, item, FAULT_MEMORY, 0, "out of memory");
    fill_names(&r, record);
    if (!exact) cut_outlet(record);
    fill_published(&r, record);
    enum input_status got = fill_text(&r, record);
    if (exact || got != INPUT_RECORD) return got;
    if (!record->len) take_text(record, record->title);
    if (!record->len)
        return reader_fail(reader, item, FAULT_EMPTY, 0, "neither a text nor a title");
    return INPUT_RECORD;
}

const struct file_format format_xml = {xml_cut, read_item, xml_close};
