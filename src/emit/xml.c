#include "emit/xml.h"

#include "emit/utf8.h"

/* U+FFFE and U+FFFF, in three bytes. */
static bool is_no_character(const unsigned char *p, size_t n) {
    return n == 3 && p[0] == 0xef && p[1] == 0xbf && p[2] >= 0xbe;
}

static bool is_space(unsigned char c) { return c == '\t' || c == '\n' || c == '\r'; }

enum use { TEXT, EXACT, VALUE };

/* One code point or bad byte; gives its length. */
static size_t escape(struct out *o, const unsigned char *p, const unsigned char *end,
                     enum use use) {
    size_t n = utf8_length(p, end);
    bool allowed = n && (*p >= 0x20 || is_space(*p));
    if (!allowed || is_no_character(p, n)) out_str(o, REPLACEMENT);
    else if (*p == '&') out_str(o, "&amp;");
    else if (*p == '<') out_str(o, "&lt;");
    else if (*p == '>') out_str(o, "&gt;");
    else if (*p == '"' && use == VALUE) out_str(o, "&quot;");
    else if ((*p == '\r' && use == EXACT) || (is_space(*p) && use == VALUE))
        out_format(o, "&#%u;", *p);
    else out_bytes(o, (const char *)p, n);
    return n ? n : 1;
}

static void escaped(struct out *o, const char *text, size_t n, enum use use) {
    const unsigned char *p = (const unsigned char *)text, *end = p + n;
    while (p < end) {
        const unsigned char *plain = p;
        while (p < end && *p >= 0x20 && *p < 0x80 && *p != '&' && *p != '<' && *p != '>' &&
               *p != '"')
            p++;
        out_bytes(o, (const char *)plain, (size_t)(p - plain));
        if (p < end) p += escape(o, p, end, use);
    }
}

void xml_text(struct out *out, const char *p, size_t n) { escaped(out, p, n, TEXT); }

void xml_exact(struct out *out, const char *p, size_t n) { escaped(out, p, n, EXACT); }

void xml_value(struct out *out, struct berita_str s) { escaped(out, s.p, s.n, VALUE); }

void xml_attribute(struct out *out, const char *name, const char *word) {
    out_char(out, ' ');
    out_str(out, name);
    out_str(out, "=\"");
    out_str(out, word);
    out_char(out, '"');
}

void xml_element(struct out *out, const char *name, struct berita_str text) {
    out_char(out, '<');
    out_str(out, name);
    out_char(out, '>');
    xml_text(out, text.p, text.n);
    out_str(out, "</");
    out_str(out, name);
    out_char(out, '>');
}
