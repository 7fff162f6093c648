/* WARC, archives of the Web, and WET, the plain text made of them: a document a
 * response, resource or conversion.
 *
 * A record says how long it is.  Where that is a lie, or a member of gzip is
 * damaged, the record is named, and the next header goes on. */
#include "formats/fields.h"
#include "formats/http.h"
#include "formats/module.h"
#include "formats/page.h"

#include <stdio.h>
#include <string.h>

enum {
    HEADER_MAX = 64 << 10,
    BLOCK_MAX = 64 << 20, /* of an article; films are stepped over */
    LOOK = 16 << 10,      /* bytes in which the header of an answer lies */
};

#define NEXT_RECORD "\nWARC/1."

/* ---- cutting ---------------------------------------------------------------- */

/* To the next header, behind damage of the packing as well. */
static enum source_status find_record(struct source *s) {
    enum source_status got;
    do {
        got = source_need(s, 5);
        if (got == SOURCE_OK && memcmp(s->buf + s->start, "WARC/", 5) == 0) return SOURCE_OK;
        if (got == SOURCE_OK) got = source_find(s, NEXT_RECORD);
        if (got == SOURCE_OK) return s->start++, SOURCE_OK;
    } while (got == SOURCE_ERROR && source_resume(s));
    return got;
}

/* Names the record, of which `skip` bytes are known to be its own, and goes on at
 * the next header. */
static enum input_status damaged(struct input *in, enum fault_cause cause, size_t skip,
                                 uint64_t byte, const char *what) {
    fault_set(&in->fault, cause, in->name, in->number, byte, "%s", what);
    in->source.start += skip;
    in->done = find_record(&in->source) != SOURCE_OK;
    return INPUT_BROKEN;
}

/* The source failed inside the record. */
static enum input_status failed(struct input *in, enum source_status why) {
    struct source *s = &in->source;
    struct fault *f = &in->fault;
    input_fail(in, why, 0);
    size_t n = strlen(f->what);
    if (f->byte)
        snprintf(f->what + n, sizeof f->what - n, ", at byte %llu of the file",
                 (unsigned long long)f->byte);
    f->number = in->number;
    f->byte = 0;
    if (why == SOURCE_ERROR && source_resume(s)) in->done = find_record(s) != SOURCE_OK;
    return INPUT_BROKEN;
}

static enum input_status truncated(struct input *in, size_t held) {
    in->done = true;
    fault_set(&in->fault, FAULT_FORM, in->name, in->number, held + 1,
              "the file ends inside the record");
    return INPUT_BROKEN;
}

/* What the header of the record that is begun says. */
struct head {
    size_t n;        /* bytes of the header */
    uint64_t length; /* of the block behind it */
    bool document;
};

static bool is_document(const char *p, size_t n) {
    struct berita_str type = fields_get(p, n, "WARC-Type");
    return fields_is(type, "response") || fields_is(type, "conversion") ||
           fields_is(type, "resource");
}

static enum source_status skip_blank_lines(struct source *s) {
    enum source_status got;
    while ((got = source_need(s, 1)) == SOURCE_OK) {
        char c = s->buf[s->start];
        if (c != '\r' && c != '\n') break;
        s->start++;
    }
    return got;
}

/* INPUT_RECORD: the header is held, at the source's start. */
static enum input_status read_head(struct input *in, struct head *h) {
    struct source *s = &in->source;
    enum source_status got = skip_blank_lines(s);
    if (got == SOURCE_END) return INPUT_END;
    in->number++;
    if (got == SOURCE_OK) got = source_need(s, 5);
    if (got == SOURCE_OK && memcmp(s->buf + s->start, "WARC/", 5) != 0)
        return damaged(in, FAULT_FORM, 0, 1, "a record begins with WARC/");
    while (got == SOURCE_OK && !(h->n = fields_end(s->buf + s->start, s->end - s->start))) {
        if (s->end - s->start > HEADER_MAX)
            return damaged(in, FAULT_LONG, 5, 0, "a header of more than 64 KiB");
        got = source_need(s, s->end - s->start + 1);
    }
    if (got == SOURCE_END) return truncated(in, s->end - s->start);
    if (got != SOURCE_OK) return failed(in, got);
    const char *p = s->buf + s->start;
    h->document = is_document(p, h->n);
    if (fields_number(fields_get(p, h->n, "Content-Length"), &h->length)) return INPUT_RECORD;
    return damaged(in, FAULT_FORM, h->n, 0, "no Content-Length");
}

/* Is this what stands between records, or the end of the file? */
static bool is_end(const char *p, size_t n) {
    size_t i = 0;
    while (i < n && i < 4 && (p[i] == '\r' || p[i] == '\n')) i++;
    return i == n || i == 4 || (i >= 2 && p[0] == '\n');
}

/* A length that goes beyond the next header is a lie, also where the file ends
 * before it. */
static enum input_status ends_early(struct input *in, const struct head *h) {
    struct source *s = &in->source;
    size_t held = s->end - s->start;
    struct source rest = {
        .fd = -1, .buf = s->buf, .start = s->start + h->n, .end = s->end, .at_end = true};
    if (source_find(&rest, NEXT_RECORD) != SOURCE_OK) return truncated(in, held);
    return damaged(in, FAULT_FORM, h->n, 0, "its Content-Length is wrong");
}

/* An article of that length, or a lie: what lies behind is looked for rather than
 * trusted to be there. */
static enum input_status too_long(struct input *in, const struct head *h) {
    struct source *s = &in->source;
    size_t look = h->n + LOOK;
    source_need(s, look);
    const char *p = s->buf + s->start + h->n;
    size_t n = s->end - s->start - h->n;
    struct berita_str type = fields_get(p, fields_end(p, n), "Content-Type");
    if (h->document && (!type.p || fields_is(type, "text/html")))
        return damaged(in, FAULT_LONG, h->n, 0,
                       "larger than 64 MiB, or its Content-Length is wrong");
    s->start += h->n;
    in->done = find_record(s) != SOURCE_OK;
    return INPUT_SKIPPED;
}

/* Of packed bytes some more are asked for, which brings to light whether those
 * that came are damaged. */
static enum input_status take(struct input *in, const struct head *h, struct item *item) {
    struct source *s = &in->source;
    size_t n = h->n + (size_t)h->length;
    enum source_status got = source_need(s, n);
    if (got == SOURCE_END) return ends_early(in, h);
    if (got == SOURCE_OK) got = source_need(s, n + 4 + in->packed);
    size_t held = s->end - s->start;
    bool whole = held >= n && s->stream && s->stream->whole;
    if (got != SOURCE_OK && got != SOURCE_END && !whole) return failed(in, got);
    if (!is_end(s->buf + s->start + n, held - n < 4 ? held - n : 4))
        return damaged(in, FAULT_FORM, h->n, 0, "its Content-Length is wrong");
    item->bytes = s->buf + s->start;
    item->n = n;
    item->number = in->number;
    s->start += n;
    return h->document ? INPUT_RECORD : INPUT_SKIPPED;
}

/* Records that are no documents are not counted as skipped: they go with others
 * that are. */
static enum input_status cut_record(struct input *in, struct item *item) {
    struct head h;
    enum input_status got;
    do {
        got = in->done ? INPUT_END : read_head(in, &h);
        if (got == INPUT_RECORD) got = h.length > BLOCK_MAX ? too_long(in, &h) : take(in, &h, item);
    } while (got == INPUT_SKIPPED);
    return got;
}

/* ---- reading ---------------------------------------------------------------- */

/* "<urn:uuid:...>" and, in old archives, "<http://...>" without their brackets. */
static struct berita_str unbracketed(struct berita_str s) {
    if (s.n >= 2 && s.p[0] == '<' && s.p[s.n - 1] == '>') s.p++, s.n -= 2;
    return s;
}

static enum input_status read_html(struct reader *r, struct item *item, const char *html, size_t n,
                                   struct berita_str type, struct record *record) {
    char charset[HTTP_CHARSET];
    struct page_hints hints = {.charset = charset, .url = record->url};
    size_t byte;
    if (!reader_may_want(r, html, n))
        return reader_skip(r, item, FAULT_LANGUAGE, "not in Indonesian");
    http_charset(type, charset);
    if (!*charset) hints.charset = NULL;
    if (!reader_page(r, page_new, page_free))
        return reader_fail(r, item, FAULT_MEMORY, 0, "out of memory");
    if (!page_read(r->page, html, n, &hints, record))
        return reader_skip(r, item, FAULT_EMPTY, page_error(r->page, &byte));
    return INPUT_RECORD;
}

static bool is_html(struct berita_str type, const char *p, size_t n) {
    if (type.n) return fields_is(type, "text/html") || fields_is(type, "application/xhtml+xml");
    while (n && (*p == ' ' || *p == '\t' || *p == '\r' || *p == '\n')) p++, n--;
    return n && *p == '<';
}

static enum input_status read_document(struct reader *r, struct item *item, char *p, size_t n,
                                       struct berita_str type, bool plain, struct record *record) {
    char what[100];
    if (is_html(type, p, n)) return read_html(r, item, p, n, type, record);
    if (plain && fields_is(type, "text/plain")) {
        record->text = p;
        record->len = n;
        return INPUT_RECORD;
    }
    snprintf(what, sizeof what, "not a page: %.*s", type.n < 60 ? (int)type.n : 60,
             type.p ? type.p : "");
    return reader_skip(r, item, FAULT_KIND, what);
}

static enum input_status read_response(struct reader *r, struct item *item, char *p, size_t n,
                                       struct record *record) {
    struct http http;
    char what[40];
    enum input_status got = http_read(r, item, p, n, &http);
    if (got != INPUT_RECORD) return got;
    if (http.status == 200)
        return read_document(r, item, http.body, http.n, http.type, true, record);
    snprintf(what, sizeof what, "the server's answer was %u", http.status);
    return reader_skip(r, item, FAULT_KIND, what);
}

/* The page's own address may be nicer than the one it was fetched from, which is
 * kept all the same: by that it is found in the archive's index. */
static enum input_status read_record(struct reader *r, struct item *item, struct record *record) {
    size_t head = fields_end(item->bytes, item->n);
    char *p = item->bytes, *block = p + head;
    struct berita_str type = fields_get(p, head, "WARC-Type");
    struct berita_str url = unbracketed(fields_get(p, head, "WARC-Target-URI"));
    struct berita_str content = fields_get(p, head, "Content-Type");
    enum input_status got;
    record->url = url;
    if (fields_is(type, "response") && (!content.p || fields_is(content, "application/http")))
        got = read_response(r, item, block, item->n - head, record);
    else
        got = read_document(r, item, block, item->n - head, content, fields_is(type, "conversion"),
                            record);
    record->id = unbracketed(fields_get(p, head, "WARC-Record-ID"));
    if (url.p) record->url = url;
    record->crawled = true;
    if (!record->id.n) reader_number_id(r, item, record);
    return got;
}

const struct file_format format_warc = {cut_record, read_record, NULL};
