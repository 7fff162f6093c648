#include "formats/xml_scan.h"

#include <string.h>

void xml_scan_begin(struct xml_scan *s, struct source *source) {
    *s = (struct xml_scan){.source = source};
}

/* ---- the window --------------------------------------------------------- */

static const char *window(const struct xml_scan *s) { return s->source->buf + s->source->start; }
static size_t held(const struct xml_scan *s) { return s->source->end - s->source->start; }

static void take(struct xml_scan *s, size_t n) {
    s->source->start += n;
    s->taken += n;
}

/* Reads on; false at the end of the file, and when it cannot be read. */
static bool more(struct xml_scan *s) {
    s->status = source_need(s->source, held(s) + 1);
    return s->status == SOURCE_OK;
}

static bool have(struct xml_scan *s, size_t n) {
    while (held(s) < n)
        if (!more(s)) return false;
    return true;
}

static enum xml_event broken(struct xml_scan *s, enum fault_cause cause, const char *why) {
    s->cause = cause;
    s->broken = why;
    return XML_FAULT;
}

/* What there is no more of. */
static enum xml_event ended(struct xml_scan *s, const char *why) {
    if (s->status != SOURCE_END) return XML_UNREAD;
    return broken(s, FAULT_FORM, why);
}

static bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

static bool begins_name(char c) {
    return (c | 32) >= 'a' ? (c | 32) <= 'z' || (c & 0x80) : c == '_' || c == ':' || (c & 0x80);
}

/* ---- text --------------------------------------------------------------- */

/* How much of the end of p[0, n) may be the beginning of a reference, of a line
 * end or of a letter of several bytes. */
static size_t unfinished(const char *p, size_t n) {
    size_t most = n < XML_ENTITY_MAX ? n : XML_ENTITY_MAX;
    if (n && p[n - 1] == '\r') return 1;
    for (size_t k = 1; k <= most && p[n - k] != ';'; k++)
        if (p[n - k] == '&') return k;
    for (size_t k = 1; k <= 3 && k <= n && (p[n - k] & 0x80); k++)
        if ((p[n - k] & 0xc0) == 0xc0) return k;
    return 0;
}

static enum xml_event piece(struct xml_scan *s, size_t n, enum xml_event event) {
    s->token = s->p = window(s);
    s->n = n;
    take(s, n);
    return event;
}

/* Up to the next tag; `from` steps over "<" that begins none. */
static enum xml_event text(struct xml_scan *s, size_t from) {
    for (;;) {
        const char *p = window(s);
        size_t n = held(s);
        const char *tag = n > from ? memchr(p + from, '<', n - from) : NULL;
        if (tag) return piece(s, (size_t)(tag - p), XML_TEXT);
        size_t ready = n - unfinished(p, n);
        if (ready > from) return piece(s, ready, XML_TEXT);
        if (!more(s)) return s->status == SOURCE_END ? piece(s, n, XML_TEXT) : XML_UNREAD;
    }
}

static const char *find(const char *p, size_t n, const char *what, size_t k) {
    const char *end = p + n;
    for (; (size_t)(end - p) >= k; p++) {
        p = memchr(p, *what, (size_t)(end - p) - (k - 1));
        if (!p) return NULL;
        if (memcmp(p, what, k) == 0) return p;
    }
    return NULL;
}

static enum xml_event cdata(struct xml_scan *s) {
    for (;;) {
        const char *p = window(s);
        size_t n = held(s), keep = n < 2 ? n : 2;
        const char *end = n ? find(p, n, "]]>", 3) : NULL;
        if (end) {
            s->in_cdata = false;
            piece(s, (size_t)(end - p), XML_CDATA);
            take(s, 3);
            return XML_CDATA;
        }
        size_t late = n > keep ? unfinished(p, n - keep) : 0;
        if (n - keep > late) return piece(s, n - keep - late, XML_CDATA);
        if (!more(s)) return s->in_cdata = false, ended(s, "the file ends within a CDATA section");
    }
}

/* ---- tags --------------------------------------------------------------- */

static bool is_name_end(char c) { return is_space(c) || c == '/' || c == '>' || c == '='; }

static size_t name_length(const char *p, size_t n) {
    size_t k = 0;
    while (k < n && !is_name_end(p[k])) k++;
    return k;
}

/* Where the tag's ">" is, 0 for a fault; a ">" within quotation marks is none. */
static size_t tag_end(struct xml_scan *s, size_t at, enum xml_event *fault) {
    char quote = 0;
    for (; at < XML_TAG_MAX; at++) {
        if (at == held(s) && !more(s)) return *fault = ended(s, "the file ends within a tag"), 0;
        char c = window(s)[at];
        if (quote ? c == quote : c == '"' || c == '\'') quote = quote ? 0 : c;
        else if (c == '<') return *fault = broken(s, FAULT_FORM, "\"<\" within a tag"), 0;
        else if (c == '>' && !quote) return at;
    }
    *fault = broken(s, FAULT_LONG, "a tag longer than 1 MiB");
    return 0;
}

static enum xml_event tag(struct xml_scan *s, size_t name) {
    enum xml_event fault = XML_FAULT;
    size_t end = tag_end(s, name, &fault);
    if (!end) return fault;
    s->token = window(s);
    s->p = s->token + name;
    s->n = name_length(s->p, end - name);
    s->rest = s->p + s->n;
    s->rest_n = end - name - s->n;
    s->empty = name == 1 && s->rest_n && s->rest[s->rest_n - 1] == '/';
    s->rest_n -= s->empty;
    take(s, end + 1);
    return name == 1 ? XML_START : XML_END;
}

/* ---- what is neither ---------------------------------------------------- */

/* Steps over all up to and with `end`; false at the end of the file. */
static bool pass(struct xml_scan *s, const char *end, size_t k) {
    for (;;) {
        const char *p = window(s), *at = held(s) ? find(p, held(s), end, k) : NULL;
        if (at) return take(s, (size_t)(at - p) + k), true;
        if (held(s) >= k) take(s, held(s) - (k - 1));
        if (!more(s)) return false;
    }
}

/* Up to `end` from `at` on, both within `most` bytes; 0 for a fault. */
static size_t reach(struct xml_scan *s, size_t at, const char *end, size_t k, size_t most) {
    for (;; at++) {
        if (at + k > most) return broken(s, FAULT_LONG, "a declaration longer than 64 KiB"), 0;
        if (!have(s, at + k)) return 0;
        if (memcmp(window(s) + at, end, k) == 0) return at;
    }
}

/* Behind a part of a document type in which ">" does not end it. */
static size_t doctype_part(struct xml_scan *s, size_t at) {
    char c = window(s)[at];
    const char *end = c == '"' ? "\"" : c == '\'' ? "'" : "";
    if (c == '<' && have(s, at + 4) && memcmp(window(s) + at, "<!--", 4) == 0) end = "-->";
    if (c == '<' && have(s, at + 2) && window(s)[at + 1] == '?') end = "?>";
    size_t k = strlen(end);
    if (!k) return at + 1;
    at = reach(s, at + 1, end, k, XML_DOCTYPE_MAX);
    return at ? at + k : 0;
}

static enum xml_event doctype(struct xml_scan *s) {
    int open = 0;
    s->broken = NULL;
    for (size_t at = 9; at < XML_DOCTYPE_MAX;) {
        if (!have(s, at + 1)) break;
        char c = window(s)[at];
        open += (c == '[' || c == '<') - (c == ']' || c == '>');
        if (open < 0) {
            piece(s, at, XML_DOCTYPE);
            take(s, 1);
            return XML_DOCTYPE;
        }
        size_t next = doctype_part(s, at);
        if (!next) break;
        if (next > at + 1 && c == '<') open--;
        at = next;
    }
    if (!s->broken && s->status != SOURCE_OK)
        return ended(s, "the file ends within a document type");
    return broken(s, FAULT_LONG, "a document type longer than 64 KiB");
}

static bool begins(struct xml_scan *s, const char *with, size_t n) {
    return have(s, n) && memcmp(window(s), with, n) == 0;
}

static enum xml_event instruction(struct xml_scan *s, bool *passed) {
    if (begins(s, "<?xml", 5) && have(s, 6) && is_space(window(s)[5])) {
        s->broken = NULL;
        size_t end = reach(s, 5, "?>", 2, XML_DOCTYPE_MAX);
        if (!end) return s->broken ? XML_FAULT : ended(s, "the file ends within a declaration");
        piece(s, end, XML_DECLARATION);
        take(s, 2);
        return XML_DECLARATION;
    }
    *passed = pass(s, "?>", 2);
    return *passed ? XML_TEXT : ended(s, "the file ends within an instruction");
}

static enum xml_event comment(struct xml_scan *s, bool *passed) {
    take(s, 4);
    *passed = pass(s, "-->", 3);
    return *passed ? XML_TEXT : ended(s, "the file ends within a comment");
}

/* *passed: something without an event was stepped over. */
static enum xml_event markup(struct xml_scan *s, bool *passed) {
    if (!have(s, 2)) return s->status == SOURCE_END ? text(s, 1) : XML_UNREAD;
    char c = window(s)[1];
    if (begins_name(c)) return tag(s, 1);
    if (c == '/') return tag(s, 2);
    if (c == '?') return instruction(s, passed);
    if (c != '!') return text(s, 1);
    if (begins(s, "<!--", 4)) return comment(s, passed);
    if (begins(s, "<![CDATA[", 9)) {
        take(s, 9);
        s->in_cdata = true;
        return cdata(s);
    }
    if (begins(s, "<!DOCTYPE", 9)) return doctype(s);
    if (!have(s, 9) && s->status != SOURCE_END) return XML_UNREAD;
    return broken(s, FAULT_FORM, "\"<!\" that begins nothing known");
}

enum xml_event xml_scan_next(struct xml_scan *s) {
    bool passed;
    enum xml_event event;
    do {
        passed = false;
        s->at = s->taken;
        if (s->in_cdata) return cdata(s);
        if (!held(s) && !more(s)) return s->status == SOURCE_END ? XML_FINISH : XML_UNREAD;
        event = *window(s) == '<' ? markup(s, &passed) : text(s, 0);
    } while (passed);
    return event;
}

void xml_scan_back(struct xml_scan *s) {
    s->source->start -= (size_t)(s->taken - s->at);
    s->taken = s->at;
}

bool xml_scan_skip(struct xml_scan *s, const char *name, size_t n) {
    s->in_cdata = false;
    for (bool first = true;; first = false) {
        /* Where the fault was, a start of that name may be the fault itself. */
        if (first && s->taken == s->at && held(s)) take(s, 1);
        while (!held(s) || *window(s) != '<') {
            const char *p = window(s), *lt = held(s) ? memchr(p, '<', held(s)) : NULL;
            take(s, lt ? (size_t)(lt - p) : held(s));
            if (!lt && !more(s)) return false;
        }
        if (!have(s, n + 2)) return false;
        const char *p = window(s);
        if (memcmp(p + 1, name, n) == 0 && is_name_end(p[n + 1])) return true;
        take(s, 1);
    }
}

/* ---- attributes --------------------------------------------------------- */

bool xml_scan_attribute(const char **at, const char *end, struct xml_attribute *a) {
    const char *p = *at;
    while (p < end && is_name_end(*p)) p++;
    if (p == end) return false;
    a->name = p;
    a->name_n = name_length(p, (size_t)(end - p));
    for (p += a->name_n; p < end && is_space(*p);) p++;
    a->value = p;
    a->value_n = 0;
    if (p < end && *p == '=') {
        for (p++; p < end && is_space(*p);) p++;
        char quote = p < end && (*p == '"' || *p == '\'') ? *p++ : 0;
        a->value = p;
        while (p < end && (quote ? *p != quote : !is_space(*p))) p++;
        a->value_n = (size_t)(p - a->value);
        if (quote && p < end) p++;
    }
    *at = p;
    return true;
}
