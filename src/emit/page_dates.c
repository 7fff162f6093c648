/* The timeline: days in their order, then what has no day. */
#include "emit/page.h"

/* ---- order ------------------------------------------------------------ */

static uint32_t digits(const char *s, unsigned n) {
    uint32_t value = 0;
    for (; n && *s >= '0' && *s <= '9'; n--) value = value * 10 + (uint32_t)(*s++ - '0');
    return value;
}

enum { DAY_BYTES = sizeof "2025-07-17" - 1 };

static uint32_t number_of(const char *day) {
    return (digits(day, 4) * 13 + digits(day + 5, 2)) * 32 + digits(day + 8, 2);
}

/* A number that grows with the first day covered, or the last where that is
 * open; 0 for lengths of time, what recurs, and what has no day. */
static uint32_t day_of(const struct berita_date *d) {
    const char *s = *d->from ? d->from : d->to;
    if (d->type == BERITA_DURATION || d->type == BERITA_SET || strlen(s) != DAY_BYTES) return 0;
    return number_of(s);
}

/* Minutes of the day; parts of it stand about where they begin. */
static uint32_t minute_of(const struct berita_date *d) {
    static const struct {
        const char *part;
        uint32_t hour;
    } parts[] = {{"TMO", 6}, {"TAF", 12}, {"TEV", 17}, {"TNI", 19}};
    const char *t = strchr(d->value, 'T');
    for (size_t i = 0; t && i < sizeof parts / sizeof *parts; i++)
        if (strncmp(t, parts[i].part, 3) == 0) return parts[i].hour * 60;
    return t && t[1] && t[2] && t[3] == ':' ? digits(t + 1, 2) * 60 + digits(t + 4, 2) : 0;
}

/* 23 bits day, 12 bits minute, 29 bits row. */
enum { ROW_BITS = 29, MINUTE_BITS = 12 };

static uint32_t row_at(const struct page *p, uint32_t i) { return p->order[i] & ((1u << ROW_BITS) - 1); }

static uint32_t collect(struct page *p, bool with_day) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < p->v->n_dates; i++) {
        const struct berita_date *d = &p->v->date[i];
        if ((day_of(d) != 0) != with_day) continue;
        uint64_t when = with_day ? (uint64_t)day_of(d) << MINUTE_BITS | minute_of(d) : 0;
        p->order[n++] = when << ROW_BITS | i;
    }
    page_sort(p, n);
    return n;
}

/* ---- one date --------------------------------------------------------- */

/* Values that HTML knows too; the others are for people only. */
static bool is_of_html(const char *value) {
    size_t n = strlen(value);
    for (const char *s = value; *s; s++)
        if ((*s < '0' || *s > '9') && *s != '-' && *s != ':' && !(*s == 'T' && s - value == 10)) return false;
    return n == 4 || n == 7 || n == 10 || n == 16;
}

/* What the words say already goes without saying. */
static bool is_said(struct page *p, const struct berita_date *d) {
    struct berita_str words = view_span(p->v, d->start, d->end);
    p->line->n = 0;
    page_when(p->line, d);
    return p->line->n == words.n && memcmp(p->line->buf, words.p, words.n) == 0;
}

static void value(struct page *p, const struct berita_date *d) {
    if (is_of_html(d->value)) out_format(p->out, "<time datetime=\"%s\">", d->value);
    else out_str(p->out, "<span class=\"value\">");
    page_when(p->out, d);
    out_str(p->out, is_of_html(d->value) ? "</time>" : "</span>");
}

static void anchor(struct page *p, uint32_t row) {
    struct out *o = p->out;
    if (row == BERITA_NONE) return;
    out_str(o, " · ");
    page_put(o, WORD_counted_from);
    out_char(o, ' ');
    if (row == BERITA_ANCHOR_PUBLISHED) {
        page_put(o, WORD_day_of_publication);
        return;
    }
    out_str(o, "<a");
    page_attribute(p, "href", 't', row + 1);
    out_char(o, '>');
    page_isolated(o, view_span(p->v, p->v->date[row].start, p->v->date[row].end));
    out_str(o, "</a>");
}

static void date(struct page *p, uint32_t row, bool repeated) {
    const struct berita_date *d = &p->v->date[row];
    struct out *o = p->out;
    bool said = is_said(p, d);
    out_str(o, repeated ? "<li class=\"again\"" : said ? "<li class=\"plain\"" : "<li");
    page_attribute(p, "id", 'w', row + 1);
    out_char(o, '>');
    if (!said && (day_of(d) || *d->from || *d->to)) value(p, d);
    out_str(o, " <a");
    page_attribute(p, "href", 't', row + 1);
    out_char(o, '>');
    page_isolated(o, view_span(p->v, d->start, d->end));
    out_str(o, "</a>");
    if (d->weekday_mismatch) {
        out_str(o, " <strong class=\"doubtful\">");
        page_put(o, WORD_weekday_wrong);
        out_str(o, "</strong>");
    }
    out_str(o, " <span class=\"facts\"><code>");
    page_cstr(o, *d->value ? d->value : "?");
    out_str(o, "</code> ");
    page_rule(p, d->rule);
    anchor(p, d->anchor);
    out_str(o, "</span></li>\n");
}

/* Where the day of publication stands: behind what was before it. */
static uint32_t place_of_publication(const struct page *p, uint32_t n) {
    struct berita_str day = p->v->summary->published;
    uint32_t i = 0;
    if (day.n < DAY_BYTES) return UINT32_MAX;
    while (i < n && p->order[i] >> (ROW_BITS + MINUTE_BITS) < number_of(day.p)) i++;
    return i;
}

static void publication(struct page *p) {
    const char *day = p->v->summary->published.p;
    out_format(p->out, "<li class=\"published\"><time datetime=\"%.10s\">", day);
    page_day(p->out, day);
    out_str(p->out, "</time> ");
    page_put(p->out, WORD_published);
    out_str(p->out, "</li>\n");
}

static bool is_same(const struct page *p, uint32_t i) {
    return i > 0 && strcmp(p->v->date[row_at(p, i)].value, p->v->date[row_at(p, i - 1)].value) == 0;
}

void page_dates(struct page *p) {
    struct out *o = p->out;
    if (!page_has(p, KIND_DATES) || p->v->n_dates == 0) return;
    out_format(o, "<section class=\"dates\" id=\"a%llu-dates\">\n<h3>", (unsigned long long)p->number);
    page_put(o, WORD_timeline);
    out_str(o, "</h3>\n");
    uint32_t n = collect(p, true), published = place_of_publication(p, n);
    if (n) out_str(o, "<ol class=\"timeline\">\n");
    for (uint32_t i = 0; i < n; i++) {
        if (i == published) publication(p);
        date(p, row_at(p, i), i != published && is_same(p, i));
    }
    if (n && n == published) publication(p);
    if (n) out_str(o, "</ol>\n");
    n = collect(p, false);
    if (n) {
        out_str(o, "<h4>");
        page_put(o, WORD_undated);
        out_str(o, "</h4>\n<ul class=\"undated\">\n");
    }
    for (uint32_t i = 0; i < n; i++) date(p, row_at(p, i), false);
    if (n) out_str(o, "</ul>\n");
    out_str(o, "</section>\n");
}
