#include "emit/table.h"

#include "emit/formula.h"
#include "emit/utf8.h"

static void next_cell(struct table *t) {
    if (t->begun) out_char(t->out, t->tabs ? '\t' : ',');
    t->begun = true;
}

/* ---- words of an article ---------------------------------------------- */

static bool needs_quotes(struct berita_str s) {
    for (uint32_t i = 0; i < s.n; i++)
        if (s.p[i] == ',' || s.p[i] == '"' || s.p[i] == '\n' || s.p[i] == '\r') return true;
    return false;
}

static bool is_control(unsigned char c) { return c < 0x20 || c == 0x7f; }

/* One code point, or a byte that is none; gives its length. */
static size_t point(struct table *t, const unsigned char *p, const unsigned char *end) {
    size_t n = utf8_length(p, end);
    bool space = *p == '\t' || *p == '\n' || *p == '\r';
    if (n && t->tabs && is_control(*p)) out_char(t->out, ' ');
    else if (!n || (is_control(*p) && !space)) out_str(t->out, REPLACEMENT);
    else out_bytes(t->out, (const char *)p, n);
    if (*p == '"' && !t->tabs) out_char(t->out, '"');
    return n ? n : 1;
}

static void points(struct table *t, struct berita_str s) {
    const unsigned char *p = (const unsigned char *)s.p, *end = p + s.n;
    while (p < end) {
        const unsigned char *plain = p;
        while (p < end && *p >= 0x20 && *p < 0x7f && *p != '"') p++;
        out_bytes(t->out, (const char *)plain, (size_t)(p - plain));
        if (p < end) p += point(t, p, end);
    }
}

void cell_text(struct table *t, struct berita_str s) {
    next_cell(t);
    if (!s.n) return;
    bool quoted = !t->tabs && needs_quotes(s);
    if (quoted) out_char(t->out, '"');
    if (formula_is_guarded(s.p, s.n)) out_char(t->out, '\'');
    points(t, s);
    if (quoted) out_char(t->out, '"');
}

/* ---- other cells ------------------------------------------------------ */

void cell_word(struct table *t, const char *word) {
    next_cell(t);
    if (word) out_str(t->out, word);
}

void cell_number(struct table *t, uint64_t n) {
    next_cell(t);
    out_u64(t->out, n);
}

void cell_id(struct table *t, char letter, uint64_t n) {
    next_cell(t);
    out_char(t->out, letter);
    out_u64(t->out, n);
}

void cell_boolean(struct table *t, bool b) { cell_word(t, b ? "true" : "false"); }

void cell_fixed(struct table *t, double value, unsigned places) {
    next_cell(t);
    if (value == value) out_end(t->out, put_fixed(out_small(t->out), value, places));
}

void cell_empty(struct table *t, unsigned n) {
    while (n--) next_cell(t);
}

/* ---- rows ------------------------------------------------------------- */

void table_end_row(struct table *t) {
    out_str(t->out, t->tabs ? "\n" : "\r\n");
    t->begun = false;
}

void table_head(struct table *t, const char *words) {
    for (size_t n; *words; words += n + (words[n] == ',')) {
        n = strcspn(words, ",");
        next_cell(t);
        out_bytes(t->out, words, n);
    }
    table_end_row(t);
}
