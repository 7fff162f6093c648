#include "formats/xml_text.h"

#include "core/utf8.h"

#include <errno.h>
#include <iconv.h>
#include <libxml/HTMLparser.h>
#include <stdlib.h>
#include <strings.h>

enum { REPLACEMENT = 0xfffd };

/* What windows-1252 has where Latin-1 has control characters. */
static const u16 windows[32] = {
    0x20ac, 0x81,   0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8d,   0x017d, 0x8f,   0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d,   0x017e, 0x0178,
};

static u32 windows_letter(unsigned char c) { return c < 0xa0 ? windows[c - 0x80] : c; }

/* ---- letters ------------------------------------------------------------ */

static size_t encode(u32 cp, char *to) {
    if (cp < 0x80) return to[0] = (char)cp, 1;
    if (cp < 0x800) {
        to[0] = (char)(0xc0 | cp >> 6);
        to[1] = (char)(0x80 | (cp & 63));
        return 2;
    }
    size_t n = cp < 0x10000 ? 3 : 4;
    to[0] = (char)(n == 3 ? 0xe0 | cp >> 12 : 0xf0 | cp >> 18);
    for (size_t i = 1; i < n; i++) to[i] = (char)(0x80 | (cp >> 6 * (n - 1 - i) & 63));
    return n;
}

static bool add_letter(struct bytes *out, u32 cp) {
    if (!bytes_room(out, 4)) return false;
    out->n += encode(cp, out->p + out->n);
    return true;
}

/* A letter that may be in a text: control characters become blanks, halves of
 * pairs and what lies beyond Unicode the mark for them. */
static u32 allowed(u32 cp) {
    if (cp >= 0x80 && cp < 0xa0) cp = windows_letter((unsigned char)cp);
    if (cp < 0x20 && cp != '\t' && cp != '\n' && cp != '\r') return ' ';
    if (cp == 0x7f || (cp >= 0x80 && cp < 0xa0)) return ' ';
    return cp > 0x10ffff || (cp >= 0xd800 && cp < 0xe000) || cp == 0xfffe || cp == 0xffff
               ? REPLACEMENT
               : cp;
}

/* Are eight bytes, none of them "&", all from the blank to "~"? */
static bool eight_plain(const char *p) {
    const u64 ones = 0x0101010101010101, tops = ones << 7;
    u64 w;
    memcpy(&w, p, sizeof w);
    u64 mark = w ^ ones * '&';
    return !((w | (w + ones) | ((w - ones * ' ') & ~w) | ((mark - ones) & ~mark)) & tops);
}

/* Bytes that stand for themselves up to the first that needs a look. */
static size_t plain(const char *p, size_t n, bool references) {
    size_t i = 0;
    for (;;) {
        while (n - i >= 8 && eight_plain(p + i)) i += 8;
        if (i == n) return n;
        unsigned char c = (unsigned char)p[i];
        if (c >= 0x7f || (c == '&' && references)) return i;
        if (c < 0x20 && c != '\n' && c != '\t') return i;
        i++;
    }
}

/* One letter that is not ASCII; gives the bytes it took, 0 without memory.
 * Bytes that are no UTF-8 are what they mostly are, windows-1252; and what is
 * UTF-8 where that was declared makes no sense as anything else. */
static size_t add_high(const struct xml_text *t, const char *p, size_t n, struct bytes *out) {
    unsigned char c = (unsigned char)*p;
    u32 len = 1;
    u32 cp = utf8_at(p, n < 4 ? (u32)n : 4, 0, &len);
    if (t->high[0] && (len == 1 || !t->western)) return add_letter(out, allowed(t->high[c - 0x80]));
    if (len == 1) cp = windows_letter(c);
    else if (t->exact) return bytes_add(out, p, len) ? len : 0;
    return add_letter(out, allowed(cp)) ? len : 0;
}

/* ---- encodings ---------------------------------------------------------- */

void xml_text_begin(struct xml_text *t) {
    t->high[0] = 0;
    t->n_entities = 0;
    t->entity_text.n = 0;
    t->expanded = 0;
    t->exact = false;
    t->refused = t->refused_from = NULL;
}

void xml_text_free(struct xml_text *t) {
    bytes_free(&t->entity_text);
    free(t->entity);
    t->entity = NULL;
}

static bool is_named(const char *p, size_t n, const char *name) {
    return strlen(name) == n && strncasecmp(p, name, n) == 0;
}

/* UTF-16 has been undone where it is told by its byte order mark; what is left
 * is a declaration that was copied with a text that is none. */
static bool is_unicode(const char *p, size_t n) {
    static const char *const names[] = {"utf-8",  "utf8",     "us-ascii", "ascii",
                                        "utf-16", "utf-16le", "utf-16be", "unicode"};
    for (size_t i = 0; i < COUNT(names); i++)
        if (is_named(p, n, names[i])) return true;
    return false;
}

/* Fills the table of an encoding whose letters are single bytes. */
static bool fill_table(struct xml_text *t, iconv_t from) {
    for (unsigned i = 0; i < 128; i++) {
        char byte = (char)(0x80 + i), *in = &byte;
        unsigned char wide[8];
        char *out = (char *)wide;
        size_t n = 1, room = sizeof wide;
        bool known = iconv(from, &in, &n, &out, &room) != (size_t)-1;
        if (known ? sizeof wide - room != 2 : errno != EILSEQ) return false; /* part of a letter */
        t->high[i] = known ? (u16)(wide[0] << 8 | wide[1]) : REPLACEMENT;
        if (!known) iconv(from, NULL, NULL, NULL, NULL);
    }
    return true;
}

/* Letters of ASCII must be themselves, so that tags are found. */
static bool is_ascii(iconv_t from) {
    char text[] = "<a&;\"Z", *in = text, wide[16], *out = wide;
    size_t n = sizeof text - 1, room = sizeof wide;
    if (iconv(from, &in, &n, &out, &room) == (size_t)-1 || room != sizeof wide - 12) return false;
    for (size_t i = 0; i < 6; i++)
        if (wide[2 * i] || wide[2 * i + 1] != text[i]) return false;
    return true;
}

bool xml_text_encoding(struct xml_text *t, const char *name, size_t n) {
    char charset[32];
    t->high[0] = 0;
    if (n == 0 || is_unicode(name, n)) return true;
    if (n >= sizeof charset) return false;
    memcpy(charset, name, n);
    charset[n] = '\0';
    /* As browsers read it: what calls itself Latin-1 has the marks of the other. */
    if (is_named(name, n, "iso-8859-1") || is_named(name, n, "latin1")) strcpy(charset, "CP1252");
    t->western = strcmp(charset, "CP1252") == 0 || is_named(name, n, "windows-1252") ||
                 is_named(name, n, "iso-8859-15");
    iconv_t from = iconv_open("UTF-16BE", charset);
    if (from == (iconv_t)-1) return false;
    bool good = is_ascii(from) && fill_table(t, from);
    if (!good) t->high[0] = 0;
    iconv_close(from);
    return good;
}

/* ---- entities ----------------------------------------------------------- */

static bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

static const char *skip_space(const char *p, const char *end) {
    while (p < end && is_space(*p)) p++;
    return p;
}

/* Why what an entity stands for is not put into a text; letters told by their
 * number are. */
static const char *refusal(const char *value, size_t n) {
    if (n > XML_VALUE_MAX) return "stands for more than 1 KiB";
    for (size_t i = 0; i < n; i++) {
        if (value[i] == '<') return "stands for elements";
        if (value[i] == '&' && (i + 1 == n || value[i + 1] != '#')) return "is made of others";
    }
    return NULL;
}

static bool add_entity(struct xml_text *t, struct span name, struct span value,
                       const char *refused) {
    if (t->n_entities == XML_DECLARED_MAX) return true;
    if (!t->entity && !(t->entity = malloc(XML_DECLARED_MAX * sizeof *t->entity))) return false;
    t->entity[t->n_entities++] = (struct xml_entity){name, value, refused};
    return true;
}

/* The end of what begins at p, quotation marks minded: a declaration's ">". */
static const char *declaration_end(const char *p, const char *end) {
    char quote = 0;
    for (; p < end; p++) {
        if (quote ? *p == quote : *p == '"' || *p == '\'') quote = quote ? 0 : *p;
        else if (*p == '>' && !quote) return p;
    }
    return end;
}

/* One declaration, from behind "<!ENTITY" to its end. */
static bool declare(struct xml_text *t, const char *p, const char *end) {
    const char *name = p = skip_space(p, end);
    while (p < end && !is_space(*p)) p++;
    struct span n = {(u32)t->entity_text.n, (u32)(p - name)}, v = {0};
    p = skip_space(p, end);
    if (n.n == 0 || *name == '%' || p == end) return true;
    if (!bytes_add(&t->entity_text, name, n.n)) return false;
    if (*p != '"' && *p != '\'') return add_entity(t, n, v, "is another file, which is not read");
    const char *value = p + 1, *stop = memchr(value, *p, (size_t)(end - value));
    if (!stop) return true;
    const char *refused = refusal(value, (size_t)(stop - value));
    v.at = (u32)t->entity_text.n;
    if (!refused && !xml_text_add(t, value, (size_t)(stop - value), true, &t->entity_text))
        return false;
    v.n = (u32)t->entity_text.n - v.at;
    return add_entity(t, n, v, refused);
}

static const char *comment_end(const char *p, const char *end) {
    for (; end - p >= 3; p++)
        if (memcmp(p, "-->", 3) == 0) return p + 3;
    return end;
}

bool xml_text_declare(struct xml_text *t, const char *doctype, size_t n) {
    const char *end = doctype + n, *stop;
    for (const char *p = doctype + (n > 0); (p = memchr(p, '<', (size_t)(end - p))); p = stop) {
        bool comment = end - p > 4 && memcmp(p, "<!--", 4) == 0;
        stop = comment ? comment_end(p + 4, end) : declaration_end(p, end);
        if (end - p > 8 && memcmp(p, "<!ENTITY", 8) == 0 && !declare(t, p + 8, stop)) return false;
    }
    return true;
}

/* False: there is none of that name, or memory is short (out->p is kept). */
static bool add_declared(struct xml_text *t, const char *name, size_t n, struct bytes *out,
                         bool *good) {
    for (u32 i = 0; i < t->n_entities; i++) {
        const struct xml_entity *e = &t->entity[i];
        if (e->name.n != n || memcmp(t->entity_text.p + e->name.at, name, n) != 0) continue;
        const char *why = e->refused;
        t->expanded += e->value.n;
        if (t->expanded > XML_EXPANDED_MAX) why = "and its like stand for more than 1 MiB";
        if (!why) *good = bytes_add(out, t->entity_text.p + e->value.at, e->value.n);
        if (!why || t->refused) return true;
        t->refused = why;
        t->refused_from = name - 1;
        memcpy(t->refused_name, name, n = n < 63 ? n : 63);
        t->refused_name[n] = '\0';
        return true;
    }
    return false;
}

/* ---- references --------------------------------------------------------- */

static unsigned digit(char c) {
    if (c >= '0' && c <= '9') return (unsigned)(c - '0');
    c |= 32;
    return c >= 'a' && c <= 'f' ? (unsigned)(c - 'a') + 10 : 99;
}

/* "#8220" or "#x201c"; 0: no number. */
static u32 number(const char *p, size_t n) {
    unsigned base = n > 1 && (p[1] | 32) == 'x' ? 16 : 10;
    size_t i = base == 16 ? 2 : 1;
    u32 cp = 0;
    if (i == n) return 0;
    for (; i < n; i++) {
        if (digit(p[i]) >= base) return 0;
        cp = cp > 0x110000 ? cp : cp * base + digit(p[i]);
    }
    return cp ? cp : REPLACEMENT;
}

/* The letter of a name that XML or HTML knows; 0: none. */
static u32 named(const char *p, size_t n) {
    char name[16];
    if (n == 0 || n >= sizeof name) return 0;
    memcpy(name, p, n);
    name[n] = '\0';
    if (strcmp(name, "apos") == 0) return '\'';
    const htmlEntityDesc *e = htmlEntityLookup((const xmlChar *)name);
    return e ? e->value : 0;
}

/* The length of the reference that p[0, n) begins with, from "&" to ";"; 0: it
 * begins with none. */
static size_t reference_length(const char *p, size_t n) {
    const char *end = memchr(p, ';', n < 64 ? n : 64);
    size_t k = end ? (size_t)(end - p) : 0;
    for (size_t i = 1; i < k; i++)
        if (is_space(p[i]) || p[i] == '&' || p[i] == '<') return 0;
    return k > 1 ? k + 1 : 0;
}

static u32 letter_of(const char *name, size_t n) {
    return *name == '#' ? number(name, n) : named(name, n);
}

/* Gives the bytes it took, 0 without memory. */
static size_t add_reference(struct xml_text *t, const char *p, size_t n, struct bytes *out) {
    size_t k = reference_length(p, n);
    bool good = true;
    u32 cp = k ? letter_of(p + 1, k - 2) : 0;
    if (cp) return add_letter(out, allowed(cp)) ? k : 0;
    if (k && add_declared(t, p + 1, k - 2, out, &good)) return good ? k : 0;
    return bytes_put(out, '&');
}

bool xml_text_add(struct xml_text *t, const char *p, size_t n, bool references, struct bytes *out) {
    for (size_t k; n; p += k, n -= k) {
        k = plain(p, n, references);
        if (k && !bytes_add(out, p, k)) return false;
        p += k;
        n -= k;
        if (!n) break;
        unsigned char c = (unsigned char)*p;
        if (c == '&' && references) k = add_reference(t, p, n, out);
        else if (c >= 0x80) k = add_high(t, p, n, out);
        else if (c == '\r') k = n > 1 && p[1] == '\n' ? 1 : bytes_put(out, '\n');
        else k = bytes_put(out, ' ');
        if (!k) return false;
    }
    return true;
}

bool xml_text_escape(struct xml_text *t, const char *p, size_t n, struct bytes *out) {
    for (size_t k; n; p += k, n -= k) {
        for (k = 0; k < n && p[k] != '<' && p[k] != '&';) k++;
        if (k && !xml_text_add(t, p, k, false, out)) return false;
        if (k == n) break;
        if (!(p[k] == '<' ? bytes_add(out, "&lt;", 4) : bytes_add(out, "&amp;", 5))) return false;
        k++;
    }
    return true;
}

/* No reference is shorter than its letter. */
size_t xml_text_again(char *p, size_t n) {
    char *w = p, *end = p + n;
    while (p < end) {
        size_t k = *p == '&' ? reference_length(p, (size_t)(end - p)) : 0;
        u32 cp = k ? letter_of(p + 1, k - 2) : 0;
        if (cp) w += encode(allowed(cp), w);
        else *w++ = *p;
        p += cp ? k : 1;
    }
    return (size_t)(w - (end - n));
}
