/* When an article was published. */
#include "formats/page_meta.h"

#include "core/calendar.h"

enum {
    NEAR_BEFORE = 8, /* paragraphs before the title that may tell the date */
    SHORT = 240,     /* bytes of one that does */
};

struct dates {
    const struct tree *t;
    const struct body *b;
    bool month_first;
    bool updates; /* a day of changes will do */
};

static bool read_span(const struct dates *d, struct span s, bool machine, struct page_date *date) {
    return s.n &&
           page_date_read(d->t->words, d->t->kept.p + s.at, s.n, machine, d->month_first, date);
}

static bool read_text(const struct dates *d, struct text s, struct page_date *date) {
    return s.n && s.n <= SHORT &&
           page_date_read(d->t->words, s.p, s.n, false, d->month_first, date);
}

static bool is_junk(const struct dates *d, u32 i) {
    const struct node *n = &d->t->node[i];
    return d->b->junk[n->breaks ? i : n->parent] & ~(u32)HINT_HEAD;
}

static bool read_node(const struct dates *d, const struct node *n, struct page_date *date) {
    return read_span(d, n->value, true, date) || read_text(d, text_of_node(d->t, n), date);
}

/* By itemprop. */
static bool marked_date(const struct dates *d, enum prop prop, struct page_date *date) {
    for (u32 i = 1; i < d->t->n_nodes; i++)
        if (d->t->node[i].prop == prop && !is_junk(d, i) && read_node(d, &d->t->node[i], date))
            return true;
    return false;
}

/* In <time>, or an element called a date: those behind the title first.  At
 * last also where names say that nothing of the article stands. */
static bool named_date(const struct dates *d, const struct heading *heading, bool anywhere,
                       struct page_date *date) {
    u32 others = HINT_CARD | HINT_RELATED | HINT_COMMENT;
    u32 begin = heading->node == NONE ? 1 : heading->node;
    for (u32 pass = 0; pass < 2; pass++) {
        for (u32 i = begin; i < d->t->n_nodes; i++) {
            const struct node *n = &d->t->node[i];
            bool told = n->tag == TAG_TIME || n->hint & HINT_DATE || n->hint & HINT_BYLINE;
            bool junk = anywhere ? d->b->junk[n->parent] & others : is_junk(d, i);
            if (told && !junk && read_node(d, n, date)) return true;
        }
        begin = 1;
    }
    return false;
}

/* "Diperbarui 18 Juli 2025" */
static bool is_update(const struct tree *t, struct text s) {
    char folded[32];
    struct text word;
    u32 kind;
    i32 value;
    if (!text_next_word(&s, &word)) return false;
    u32 n = words_lower(word.p, word.n, folded, sizeof folded);
    return words_find(t->words, WORDS_DATES, folded, n, &kind, &value) && kind == DATE_UPDATE;
}

static bool read_blocks(const struct dates *d, u32 from, u32 to, struct page_date *date) {
    for (u32 i = from; i < to; i++) {
        const struct block *b = &d->t->block[i];
        if (d->b->junk[b->node] & (HINT_HEAD | HINT_CARD | HINT_RELATED | HINT_COMMENT)) continue;
        if (d->b->judged[i].prose && b->marks > 2) continue;
        struct text s = text_of_block(d->t, b);
        if (!d->updates && is_update(d->t, s)) continue;
        if (read_text(d, s, date)) return true;
    }
    return false;
}

/* Below the text. */
static bool closing_date(const struct dates *d, struct page_date *date) {
    u32 end = d->b->node == NONE ? 0 : d->t->node[d->b->node].block_end;
    return read_blocks(d, end > 3 ? end - 3 : 0, min_u32(end + 4, d->t->n_blocks), date);
}

/* As readers see it. */
static bool shown_date(const struct dates *d, const struct heading *heading,
                       struct page_date *date) {
    u32 from, to;
    meta_near_title(d->t, d->b, heading, &from, &to);
    if (read_blocks(d, from, to, date)) return true;
    u32 before = from > NEAR_BEFORE ? from - NEAR_BEFORE : 0;
    return read_blocks(d, before, from, date);
}

static i64 minutes_of(const struct page_date *d) {
    return calendar_day(d->year, d->month, d->day) * 1440ll + d->hour * 60 + d->minute;
}

/* A moment told in UTC is another day than the outlet's for some hours of each
 * night: where the page shows the same minute in its own time, that is taken. */
static void move_home(const struct dates *d, const struct heading *heading,
                      struct page_date *date) {
    struct page_date shown;
    if (date->zone != 0 || date->hour < 0 || !shown_date(d, heading, &shown) || shown.hour < 0)
        return;
    i64 ahead = minutes_of(&shown) - minutes_of(date);
    if (ahead && ahead % 60 == 0 && ahead >= -720 && ahead <= 840) page_date_move(date, (i32)ahead);
}

static bool any_date(struct dates *d, const struct ld *ld, const struct heading *heading,
                     struct text url, struct page_date *date) {
    const struct value *field = d->t->field;
    struct text own = text_of_kept(d->t, field[FIELD_URL].s);
    d->updates = false;
    bool published =
        read_span(d, ld->date, true, date) || read_span(d, field[FIELD_DATE].s, true, date) ||
        marked_date(d, PROP_DATE, date) || shown_date(d, heading, date) ||
        named_date(d, heading, false, date) || read_span(d, ld->page_date, true, date) ||
        page_date_of_url(own.p, own.n, date) || page_date_of_url(url.p, url.n, date) ||
        named_date(d, heading, true, date) || closing_date(d, date);
    d->updates = true;
    return published || shown_date(d, heading, date) || marked_date(d, PROP_MODIFIED, date) ||
           read_span(d, ld->modified, true, date) ||
           read_span(d, field[FIELD_MODIFIED].s, true, date);
}

static bool is_american(struct text locale) {
    return locale.n >= 5 && (locale.p[0] | 32) == 'e' && (locale.p[1] | 32) == 'n' &&
           (locale.p[3] | 32) == 'u' && (locale.p[4] | 32) == 's';
}

void meta_day(const struct tree *t, const struct ld *ld, const struct body *b,
              const struct heading *heading, struct text url, char out[DATE_TEXT]) {
    struct dates d = {t, b, is_american(text_of_kept(t, t->field[FIELD_LOCALE].s)), false};
    struct page_date date;
    out[0] = 0;
    if (!any_date(&d, ld, heading, url, &date)) return;
    move_home(&d, heading, &date);
    page_date_print(&date, out);
}
