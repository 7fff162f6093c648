/* Dates: the rules of the group `date` are matched leftmost-longest, what
 * they block (`not-date`) passed over; then every match gets its value, in the
 * order of the text, since a date may count from one before it. */
#include "core/calendar.h"
#include "stage/date_ask.h"
#include "stage/stage.h"

/* A row's match as it is kept in the scratch until the row gets its value,
 * since matching it again costs more: tokens counted from the first. */
struct kept {
    u32 begin;      /* its first token, context included */
    u8 length, taken; /* tokens; bits of the captures that took any */
    u8 from[MAX_CAPTURES], to[MAX_CAPTURES];
};

/* Rows are at most half the tokens, but for the shortest texts. */
_Static_assert(sizeof(struct kept) <= 8 * sizeof(u32), "a row has the scratch of two tokens");

static struct kept *kept_of(struct doc *d, u32 row) { return (struct kept *)d->scratch + row; }

static void keep(struct kept *k, const struct match *m) {
    k->begin = m->whole;
    k->length = (u8)(m->whole_limit - m->whole);
    k->taken = 0;
    for (u32 i = 0; i < MAX_CAPTURES; i++) {
        struct capture c = m->capture[i];
        if (c.first == NONE || c.limit == NONE || c.limit <= c.first) continue;
        k->taken |= (u8)(1u << i);
        k->from[i] = (u8)(c.first - m->whole);
        k->to[i] = (u8)(c.limit - m->whole);
    }
}

static bool note_match(struct doc *d, const struct match *m) {
    if ((d->n_dates + 1) * sizeof(struct kept) > d->capacity * 4 * sizeof(u32)) return false;
    struct berita_date *row = doc_push_date(d);
    if (!row) return false;
    row->first = m->first;
    row->limit = m->limit;
    row->rule = rule_of(m->rule);
    keep(kept_of(d, d->n_dates - 1), m);
    return true;
}

/* ---- what stands before a match ------------------------------------------ */

/* A capital before it in the sentence, an honorific, a word of saying, a
 * stroke or an abbreviation in brackets: part of a name or number. */
static bool stands_alone(const struct doc *d, u32 t) {
    if (t == 0 || d->token[t].flags & TOKEN_SENTENCE) return true;
    const struct berita_token *before = &d->token[t - 1];
    if (token_is_capital(before) && !(before->flags & TOKEN_SENTENCE)) return false;
    if (before->kind == TOKEN_NUMBER) return false;
    if (before->kind == TOKEN_WORD)
        return !doc_is(d, t - 1, CLASS_TITLE_HONORIFIC) && !doc_is(d, t - 1, CLASS_CUE_BARE) &&
               !doc_is(d, t - 1, CLASS_NUMBER_BEFORE);
    if (doc_spells(d, t - 1, "/")) return !(d->token[t].flags & TOKEN_GLUED);
    return !(t > 1 && doc_spells(d, t - 1, ")") && d->token[t - 2].shape == SHAPE_UPPER);
}

/* "Pak Minggu", "Yohanes Minggu": the last word of a person's name. */
static bool ends_name(const struct doc *d, const struct match *m) {
    u32 t = m->first - 1;
    if (doc_is(d, t, CLASS_TITLE_HONORIFIC)) return true;
    if (m->limit > m->first + 1 || !token_is_capital(&d->token[t])) return false;
    return doc_is(d, t, CLASS_NAME_GIVEN) && !doc_is(d, t, CLASS_PLACE_CITY) &&
           !doc_is(d, t, CLASS_PLACE_REGENCY) && !doc_is(d, t, CLASS_PLACE_WORLD_CITY);
}

/* "(Harian Kita, 9/7)": behind a comma and up to three words in brackets, which
 * are no day. */
static bool stands_aside(const struct doc *d, u32 t) {
    u32 words = 0;
    if (t < 3 || !doc_spells(d, t - 1, ",")) return false;
    for (t -= 2; t > 0 && words < 3 && d->token[t].kind == TOKEN_WORD; t--) words++;
    return words > 0 && doc_spells(d, t, "(") && !doc_class_length(d, t + 1, CLASS_DAY);
}

/* "Malam itu", "..., malam itu", "pada malam itu": no noun before it. */
static bool stands_open(const struct doc *d, u32 t) {
    if (t == 0 || d->token[t].flags & TOKEN_SENTENCE) return true;
    return d->token[t - 1].kind != TOKEN_WORD || doc_is(d, t - 1, CLASS_TIME_PREP);
}

/* "Rina Dewi, 44 tahun." */
static bool follows_name(const struct doc *d, u32 t) {
    return t > 1 && doc_spells(d, t - 1, ",") && token_is_capital(&d->token[t - 2]);
}

/* A rule's `how` asks for what stands before; rules cannot look back, and one
 * that begins there would be tried at every preposition, capital or comma. */
static bool allowed(const struct doc *d, const struct match *m) {
    const char *how = match_str(d, m, KEY_HOW);
    u32 t = m->first;
    if (!how) return true;
    if (!strcmp(how, "comma")) return t > 0 && doc_spells(d, t - 1, ",");
    if (!strcmp(how, "bracket")) return t > 0 && doc_spells(d, t - 1, "(");
    if (!strcmp(how, "aside")) return stands_aside(d, t);
    if (!strcmp(how, "lone"))
        return m->whole == 0 || !doc_class_length(d, m->whole - 1, CLASS_TIME_PART);
    if (!strcmp(how, "apposed")) return follows_name(d, t);
    if (!strcmp(how, "open")) return stands_open(d, t);
    if (!strcmp(how, "prep")) return t > 0 && doc_is(d, t - 1, CLASS_TIME_PREP);
    if (!strcmp(how, "hyphened")) return hyphened_month(d, m->first + 1) != NULL;
    if (!strcmp(how, "untitled")) return t == 0 || !ends_name(d, m);
    return stands_alone(d, t);
}

/* ---- matches --------------------------------------------------------------- */

struct best {
    const struct doc *d;
    struct match *m;
    u32 length; /* 0: none yet */
};

static bool keep_longest(void *user, const struct match *m) {
    struct best *b = user;
    u32 length = m->whole_limit - m->whole;
    if (length < b->length || (length == b->length && m->rule > b->m->rule)) return true;
    if (!allowed(b->d, m)) return true;
    *b->m = *m;
    b->length = length;
    return true;
}

/* The longest allowed match at t, the earlier rule of two. */
static bool best_at(const struct doc *d, u32 t, struct match *m) {
    struct best b = {d, m, 0};
    match_all_at(d, t, GROUP_DATE, keep_longest, &b);
    return b.length > 0;
}

/* A rule that begins with context ("sekitar") gives way to a match that begins
 * behind the context and reaches further. */
static bool match_from(const struct doc *d, u32 *t, struct match *m) {
    struct match inner;
    if (!best_at(d, *t, m)) return false;
    if (m->first == *t || !best_at(d, m->first, &inner)) return true;
    if (inner.limit <= m->limit) return true;
    *t = m->first;
    *m = inner;
    return true;
}

static void find_matches(struct doc *d) {
    struct match m;
    u32 kinds = d->model->group[GROUP_DATE].kinds;
    /* As match_may() says, where nothing has been annotated yet. */
    for (u32 t = 0; (t = match_next(d, t, d->n_tokens, 1u << GROUP_DATE, kinds)) < d->n_tokens;) {
        if (!match_from(d, &t, &m)) { t++; continue; }
        if (d->model->rule[m.rule].emit == EMIT_DATE && !note_match(d, &m)) return;
        t = m.limit;
    }
}

static bool read_row(struct doc *d, u32 row, struct parts *p) {
    if (row >= d->n_dates) return false;
    const struct kept *k = kept_of(d, row);
    struct match m = {d->date[row].rule - REASONS, d->date[row].first, d->date[row].limit,
                      k->begin, k->begin + k->length, {{0, 0}}};
    for (u32 i = 0; i < MAX_CAPTURES; i++)
        m.capture[i] = k->taken >> i & 1
                           ? (struct capture){k->begin + k->from[i], k->begin + k->to[i]}
                           : (struct capture){NONE, NONE};
    date_read(d, &m, p);
    return true;
}

/* Does the rule of a row tell weekday, day and year?  Others need not be read
 * to find the days the text was written and told. */
static bool may_tell(const struct doc *d, u32 row) {
    struct match m = {.rule = d->date[row].rule - REASONS};
    return match_arg(d, &m, KEY_WEEKDAY) && match_arg(d, &m, KEY_DAY) && match_arg(d, &m, KEY_YEAR);
}

/* ---- the day of publication --------------------------------------------- */

/* "Kamis (17/7/2025)": the kind of date by which news says when it was
 * written or told. */
static i32 told_day(const struct parts *p) {
    if (!said(p->weekday) || !said(p->day) || !said(p->month) || !said(p->year)) return DAY_NONE;
    if (p->two_digits || said(p->day2) || p->direction == 1) return DAY_NONE;
    if (!calendar_valid(p->year, p->month, p->day)) return DAY_NONE;
    return calendar_day(p->year, p->month, p->day);
}

static void publish(struct doc *d, i32 day) {
    d->published = day;
    day_text(day, d->published_text);
    d->summary.published = (struct berita_str){d->published_text, 10};
    d->summary.published_from = "text";
}

/* Without a day of publication the latest such date is taken for it. */
static void infer_publication(struct doc *d) {
    i32 latest = DAY_NONE;
    struct parts p;
    for (u32 i = 0; i < d->n_dates; i++) {
        if (!may_tell(d, i) || !read_row(d, i, &p)) continue;
        i32 day = told_day(&p);
        if (day > latest && calendar_weekday(day) == p.weekday) latest = day;
    }
    if (latest != DAY_NONE) publish(d, latest);
}

/* The day on which people in the text spoke, when the text names one such day
 * only, shortly before publication. */
static i32 spoken_day(struct doc *d) {
    i32 spoken = DAY_NONE;
    struct parts p;
    for (u32 i = 0; i < d->n_dates && d->published != DAY_NONE; i++) {
        if (!may_tell(d, i) || !read_row(d, i, &p)) continue;
        i32 day = told_day(&p);
        if (day == DAY_NONE || day > d->published || day < d->published - 3) continue;
        if (spoken != DAY_NONE && spoken != day) return DAY_NONE;
        spoken = day;
    }
    return spoken;
}

/* ---- day and clock ------------------------------------------------------ */

static bool is_day(const struct parts *p) {
    return !p->type && !said(p->minutes) && !said(p->day2) && !said(p->weekday2) &&
           (said(p->day) || said(p->weekday) || said(p->offset) || p->feast);
}

static bool is_clock(const struct parts *p) {
    return !p->type && said(p->minutes) && !said(p->day) && !said(p->weekday) && !said(p->offset);
}

/* "Rabu (2/3/2022) sekitar pukul 03.00": one date when nothing stands between,
 * or a comma alone; over the clock's context ("sekitar") only from a full date. */
static bool joins(const struct doc *d, const struct parts *day, const struct parts *clock) {
    u32 limit = day->match.limit;
    if (!is_day(day) || !is_clock(clock)) return false;
    bool context = clock->match.whole < clock->match.first;
    if (context) return limit == clock->match.whole && said(day->day) && said(day->month);
    return limit == clock->match.first || (limit + 1 == clock->match.first && doc_spells(d, limit, ","));
}

/* ---- values ------------------------------------------------------------- */

enum { NEAR_TOKENS = 4 }; /* between dates that share a year: "2 April dan 18 Mei 2021" */

/* "Tiga hari kemudian, 26 April," */
static bool is_apposed(const struct doc *d, const struct parts *p, const struct parts *next) {
    u32 t = p->match.limit;
    return said(next->day) && said(next->month) && doc_spells(d, t, ",") &&
           next->match.first == t + 1;
}

static void look_ahead(struct context *c, const struct parts *p, const struct parts *next) {
    const struct doc *d = c->doc;
    c->may_follow = c->apposed = false;
    if (!next || said(p->year) || next->match.first - p->match.limit > NEAR_TOKENS) return;
    if (d->sentence_of[next->match.first] != d->sentence_of[p->match.first]) return;
    if (!said(next->month) || next->hijri) return;
    c->may_follow = true;
    c->apposed = is_apposed(d, p, next);
    c->next_year = said(next->year2) ? next->year2 : next->year;
    c->next_month = next->month;
    c->next_day = next->day;
}

/* A year far from publication holds for what follows it in its sentence. */
static void keep_year(struct context *c, const struct parts *p) {
    if (!said(p->year) || said(p->year2) || p->two_digits || p->hijri || p->ref) return;
    i32 now = c->published == DAY_NONE ? UNSAID : calendar_date(c->published).year;
    c->year_sentence = c->doc->sentence_of[p->match.first];
    c->text_year = now == UNSAID || p->year < now - 1 || p->year > now + 1 ? p->year : UNSAID;
}

static void finish_row(struct context *c, const struct parts *p, u32 row) {
    struct doc *d = c->doc;
    struct berita_date *r = &d->date[row];
    struct berita_span span = doc_span(d, r->first, r->limit);
    if (c->published != DAY_NONE && c->year_sentence != d->sentence_of[r->first]) c->text_year = UNSAID;
    if (c->every_sentence != d->sentence_of[r->first]) *c->every = 0;
    r->start = span.start;
    r->end = span.end;
    date_resolve(c, p, r);
    keep_year(c, p);
}

/* "pukul 18.20 Wita, Senin (1/3/2021)": the other way round; over a comma only
 * to a full date. */
static bool joins_back(const struct doc *d, const struct parts *clock, const struct parts *day) {
    u32 limit = clock->match.limit;
    if (!is_day(day) || !is_clock(clock) || day->match.whole < day->match.first) return false;
    if (limit == day->match.first) return true;
    return said(day->day) && said(day->month) && limit + 1 == day->match.first && doc_spells(d, limit, ",");
}

/* Both as one, the day's words behind the clock's. */
static void join_back(struct parts *clock, const struct parts *day) {
    struct parts both = *day;
    date_join(&both, clock);
    both.match.first = clock->match.first;
    both.match.whole = clock->match.whole;
    *clock = both;
}

static bool is_weekday_alone(const struct parts *p) {
    return said(p->weekday) && !p->type && !said(p->weekday2) && !said(p->day) && !said(p->direction) &&
           !said(p->offset) && !said(p->minutes) && !p->ref;
}

/* "setiap Senin, Rabu, dan Jumat": the days listed return, too. */
static bool is_listed(const struct context *c, const struct parts *p) {
    const struct doc *d = c->doc;
    u32 t = c->listed;
    if (t == NONE || !is_weekday_alone(p)) return false;
    if (doc_spells(d, t, ",")) t++;
    if (doc_is(d, t, CLASS_LIST_JOINT)) t++;
    return t > c->listed && t == p->match.first;
}

static void resolve_all(struct context *c) {
    struct doc *d = c->doc;
    struct parts p, next;
    u32 rows = 0;
    bool more = read_row(d, 0, &p);
    for (u32 i = 0; more; p = next) {
        struct berita_date row = d->date[i++];
        more = read_row(d, i, &next);
        if (is_listed(c, &p)) p.type = "set";
        if (more && joins(d, &p, &next)) {
            date_join(&p, &next);
            row.limit = next.match.limit;
            more = read_row(d, ++i, &next);
        } else if (more && joins_back(d, &p, &next)) {
            join_back(&p, &next);
            row.limit = next.match.limit;
            more = read_row(d, ++i, &next);
        }
        look_ahead(c, &p, more ? &next : NULL);
        d->date[rows] = row;
        finish_row(c, &p, rows++);
    }
    d->n_dates = rows;
}

static void mark_tokens(struct doc *d) {
    for (u32 i = 0; i < d->n_dates; i++)
        for (u32 t = d->date[i].first; t < d->date[i].limit; t++) d->date_at[t] = i + 1;
}

bool stage_date(struct doc *d) {
    struct context c = {.doc = d, .last = NONE, .last_day = NONE, .listed = NONE, .text_year = UNSAID,
                        .year_sentence = NONE};
    for (u32 i = 0; i < COUNT(c.weekday_day); i++) c.weekday_day[i] = DAY_NONE;
    find_matches(d);
    if (d->published == DAY_NONE) infer_publication(d);
    c.published = d->published;
    c.spoken = spoken_day(d);
    resolve_all(&c);
    mark_tokens(d);
    return true;
}
