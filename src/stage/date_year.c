/* Which day words count from, and the year or weekday they leave out. */
#include "core/calendar.h"
#include "stage/date_ask.h"

#include <stdio.h>

bool is_ref(const struct parts *p, const char *name) { return p->ref && !strcmp(p->ref, name); }

i32 day_year(i32 day) { return calendar_date(day).year; }

/* The day relative dates are counted from: within a quotation the day of
 * speaking, else that of publication. */
i32 base_day(const struct ask *q) {
    const struct context *c = q->c;
    u32 t = q->p->match.first;
    if (c->spoken != DAY_NONE && c->doc->token[t].flags & TOKEN_QUOTED) return c->spoken;
    return c->published;
}

void set_anchor(const struct ask *q, u32 row) {
    if (q->o->anchor == NONE) q->o->anchor = row;
}

static bool same_sentence(const struct ask *q, u32 row) {
    const struct doc *d = q->c->doc;
    return d->sentence_of[d->date[row].first] == d->sentence_of[q->p->match.first];
}

/* A date after publication, announced in another sentence: not one that what
 * is told now counts from. */
bool lies_ahead(const struct ask *q, u32 row, const struct point *p) {
    i32 published = q->c->published;
    return published != DAY_NONE && point_first(p) > published && !same_sentence(q, row);
}

/* "akan digelar Sabtu": a word of the future before it in the same clause. */
static bool is_future(const struct ask *q) {
    const struct doc *d = q->c->doc;
    u32 t = q->p->match.whole;
    if (d->token[t].flags & TOKEN_QUOTED) return t > 0 && doc_is(d, t - 1, CLASS_TIME_UNTIL);
    for (u32 n = 0; n < 12 && t > 0 && !(d->token[t].flags & TOKEN_SENTENCE); n++) {
        t--;
        if (d->token[t].kind == TOKEN_QUOTE || doc_is(d, t, CLASS_SAY)) return false;
        if (doc_class_length(d, t, CLASS_TIME_FUTURE)) return true;
    }
    return false;
}

/* ---- years -------------------------------------------------------------- */

i32 full_year(const struct ask *q, i32 year, bool two_digits) {
    if (!two_digits) return year;
    i32 now = q->c->published == DAY_NONE ? 2025 : day_year(q->c->published);
    i32 full = now / 100 * 100 + year;
    return full > now + 20 ? full - 100 : full;
}

enum { NEAR_DAYS = 14 }; /* from publication: a wrong weekday is a misprint, not another year */

/* Days that a year other than ours counts for, and what has not begun behind
 * "sejak". */
enum { LAST_YEAR = 90, NEXT_YEAR = 180, NOT_YET = 350 };

/* What leaves its year out is mostly of the year of publication. */
i32 other_year(const struct ask *q, i32 year) {
    i32 now = day_year(q->c->published);
    return year < now ? LAST_YEAR : year > now ? NEXT_YEAR : 0;
}

/* "sejak Maret" has begun. */
static bool is_past(const struct ask *q) {
    u32 t = q->p->match.first;
    return t > 0 && doc_is(q->c->doc, t - 1, CLASS_TIME_SINCE);
}

/* Of the years around publication the one in which the day is nearest, as the
 * direction and the weekday allow.  News looks back more than ahead. */
static i32 nearest_year(const struct ask *q, i32 month, i32 day, i32 weekday) {
    i32 near = q->c->published, now = day_year(near), best = UNSAID, cost = INT32_MAX;
    bool future = is_future(q), past = is_past(q);
    for (i32 y = now - 4; y <= now + 4; y++) {
        if (!calendar_valid(y, month, day)) continue;
        i32 n = calendar_day(y, month, day), far = distance(n, near);
        if (n > near ? !future : future) far += far / 2;
        if (past && calendar_day(y, month, said(q->p->day) ? day : 1) > near) far += NOT_YET;
        if (!said(weekday)) far += other_year(q, y);
        if (said(weekday) && calendar_weekday(n) != weekday && far > NEAR_DAYS) far += 5000;
        if (said(weekday) ? distance(y, now) > 1 : false) far += 10000;
        if (q->p->direction == -1 && n > near) far += 20000;
        if (q->p->direction == 1 && n < near) far += 20000;
        if (q->p->direction == 0 && y != now) far += 20000;
        if (far < cost) cost = far, best = y;
    }
    return best;
}

/* The year said, counted ("tahun lalu"), given with the next date ("2 April
 * dan 18 Mei 2021"), or UNSAID. */
i32 year_said(const struct ask *q) {
    const struct parts *p = q->p;
    i32 base = base_day(q);
    if (said(p->year) && said(p->offset)) return p->year + p->offset; /* "HUT ke-80" */
    if (said(p->year)) return full_year(q, p->year, p->two_digits);
    if (p->length.unit == 'Y' && said(p->direction) && base != DAY_NONE) {
        set_anchor(q, BERITA_ANCHOR_PUBLISHED);
        return day_year(base) + p->direction * p->length.count;
    }
    if (said(p->year2)) {
        i32 year = full_year(q, p->year2, false);
        return said(p->month) && said(p->month2) && p->month > p->month2 ? year - 1 : year;
    }
    if (q->c->may_follow && said(q->c->next_year))
        return said(p->month) && p->month > q->c->next_month && said(q->c->next_month)
                   ? q->c->next_year - 1 : q->c->next_year;
    return UNSAID;
}

i32 month_year(const struct ask *q, i32 month, i32 day, i32 weekday) {
    i32 year = year_said(q);
    if (said(year)) return year;
    if (said(q->c->text_year) && !said(q->p->direction)) return q->c->text_year;
    if (q->c->published == DAY_NONE) return UNSAID;
    set_anchor(q, BERITA_ANCHOR_PUBLISHED);
    return nearest_year(q, month, day, weekday);
}

/* ---- weekdays ----------------------------------------------------------- */

i32 weekday_after(i32 day, i32 weekday) {
    return day + (weekday - calendar_weekday(day) + 7) % 7;
}

static i32 weekday_before(i32 day, i32 weekday) { /* on or before */
    return day - (calendar_weekday(day) - weekday + 7) % 7;
}

i32 weekday_near(i32 day, i32 weekday) { return weekday_before(day + 3, weekday); }

static i32 weekday_day(const struct ask *q, i32 weekday) {
    const struct parts *p = q->p;
    const struct context *c = q->c;
    i32 base = base_day(q), dated = c->weekday_day[weekday];
    if (base == DAY_NONE) return dated;
    if (p->length.unit == 'W' && said(p->direction)) {
        i32 monday = base - calendar_weekday(base) + 1;
        return monday + 7 * p->direction * p->length.count + weekday - 1;
    }
    if (said(p->offset)) {
        i32 day = base + p->offset;
        if (p->offset == 0) return weekday_near(base, weekday);
        return p->offset < 0 ? weekday_before(day, weekday) : weekday_after(day, weekday);
    }
    if (p->direction == -1) return weekday_before(base - 1, weekday);
    if (p->direction == 1) return weekday_after(base + 1, weekday);
    if (dated != DAY_NONE && (distance(dated, base) <= 7 || same_sentence(q, c->weekday_row[weekday])))
        return dated;
    if (p->direction == 0) return weekday_near(base, weekday);
    return is_future(q) ? weekday_after(base, weekday) : weekday_before(base, weekday);
}

void no_year_text(char *out, size_t room, i32 month, i32 day) {
    if (said(day)) snprintf(out, room, "XXXX-%02d-%02d", (int)month, (int)day);
    else snprintf(out, room, "XXXX-%02d", (int)month);
}

void feast_text(const struct entry *feast, char *out, size_t room) {
    no_year_text(out, room, feast->number / 100, feast->number % 100);
}

struct point weekday_point(const struct ask *q) {
    i32 day = weekday_day(q, q->p->weekday);
    if (day == DAY_NONE) snprintf(q->o->text, sizeof q->o->text, "XXXX-WXX-%d", (int)q->p->weekday);
    else if (day == q->c->weekday_day[q->p->weekday]) set_anchor(q, q->c->weekday_row[q->p->weekday]);
    else set_anchor(q, BERITA_ANCHOR_PUBLISHED);
    return day_point(day);
}
