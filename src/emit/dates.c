#include "emit/dates.h"

#include "emit/emit.h"
#include "emit/xml.h"

/* ---- in the text ------------------------------------------------------ */

static void text_between(struct out *o, const struct view *v, uint32_t from, uint32_t to) {
    xml_text(o, v->record->text + from, to - from);
}

static void anchor(struct out *o, const struct dates *s, uint32_t row) {
    if (row == BERITA_NONE) return;
    out_str(o, " anchorTimeID=\"t");
    out_u64(o, row == BERITA_ANCHOR_PUBLISHED ? 0 : s->rows + row + 1);
    out_char(o, '"');
}

/* Values are made of letters, digits and marks that need no escape. */
static void open_tag(struct out *o, const struct view *v, const struct dates *s, uint32_t row) {
    const struct berita_date *d = &v->date[row];
    out_str(o, "<TIMEX3 tid=\"t");
    out_u64(o, s->rows + row + 1);
    out_str(o, "\" type=\"");
    out_str(o, date_type[d->type & 3]);
    out_str(o, "\" value=\"");
    out_str(o, d->value);
    if (*d->mod) {
        out_str(o, "\" mod=\"");
        out_str(o, d->mod);
    }
    out_char(o, '"');
    anchor(o, s, d->anchor);
    out_char(o, '>');
}

void emit_dates_tag(struct out *o, const struct view *v, const struct dates *s) {
    uint32_t at = 0;
    for (uint32_t i = 0; i < v->n_dates; i++) {
        const struct berita_date *d = &v->date[i];
        if (!dates_want(s, d) || !*d->value) continue;
        text_between(o, v, at, d->start);
        open_tag(o, v, s, i);
        text_between(o, v, d->start, d->end);
        out_str(o, "</TIMEX3>");
        at = d->end;
    }
    text_between(o, v, at, (uint32_t)v->record->len);
}

/* "PRESENT_REF", "PXM", "XXXX-08-17" and sets are TIMEX3's alone. */
static bool is_iso(const struct berita_date *d) {
    char c = d->value[0];
    if (d->type == BERITA_SET || strchr(d->value, 'X') || strchr(d->value, '_')) return false;
    return c == 'P' || c == 'T' || (c >= '0' && c <= '9');
}

void emit_dates_iso(struct out *o, const struct view *v, const struct dates *s) {
    const char *text = v->record->text;
    uint32_t at = 0;
    for (uint32_t i = 0; i < v->n_dates; i++) {
        const struct berita_date *d = &v->date[i];
        if (!dates_want(s, d) || !is_iso(d)) continue;
        out_bytes(o, text + at, d->start - at);
        out_str(o, d->value);
        at = d->end;
    }
    out_bytes(o, text + at, v->record->len - at);
}

/* ---- in rows ---------------------------------------------------------- */

uint64_t dates_line(const struct view *v, uint32_t byte, uint32_t *at, uint64_t *line) {
    const char *p = v->record->text + *at, *end = v->record->text + byte;
    if (byte < *at) return *line;
    while ((p = memchr(p, '\n', (size_t)(end - p)))) p++, ++*line;
    *at = byte;
    return *line;
}

/* A cell of a table holds no tab, line end or other control character. */
static void cell(struct out *o, struct berita_str s) {
    for (uint32_t i = 0; i < s.n; i++)
        out_char(o, (unsigned char)s.p[i] < 0x20 || s.p[i] == 0x7f ? ' ' : s.p[i]);
    out_char(o, '\t');
}

static void number(struct out *o, uint64_t n) {
    out_u64(o, n);
    out_char(o, '\t');
}

static void word(struct out *o, const char *s) {
    out_str(o, s);
    out_char(o, '\t');
}

void emit_dates_tsv(struct out *o, const struct view *v, const struct dates *s) {
    uint64_t line = s->lines + 1;
    uint32_t at = 0;
    for (uint32_t i = 0; i < v->n_dates; i++) {
        const struct berita_date *d = &v->date[i];
        if (!dates_want(s, d)) continue;
        cell(o, v->record->id);
        number(o, dates_line(v, d->start, &at, &line));
        number(o, view_offset(v, d->start));
        number(o, view_offset(v, d->end));
        word(o, date_type[d->type & 3]);
        word(o, d->value);
        word(o, d->mod);
        word(o, d->from);
        word(o, d->to);
        cell(o, view_span(v, d->start, d->end));
        o->buf[o->n - 1] = '\n'; /* for the tab behind the last cell */
    }
}

void emit_dates_jsonl(struct out *o, const struct view *v, const struct dates *s) {
    uint64_t line = s->lines + 1;
    uint32_t at = 0;
    for (uint32_t i = 0; i < v->n_dates; i++) {
        if (!dates_want(s, &v->date[i])) continue;
        out_str(o, "{\"id\":");
        emit_id(o, v->record);
        out_str(o, ",\"line\":");
        out_u64(o, dates_line(v, v->date[i].start, &at, &line));
        emit_date(o, v, ',', &v->date[i]);
        out_str(o, "}\n");
    }
}

void dates_advance(struct dates *s, struct view *v) {
    uint32_t at = 0, len = (uint32_t)v->record->len;
    dates_line(v, len, &at, &s->lines);
    s->rows += v->n_dates;
    v->base = view_offset(v, len);
}
