/* From what the words say to the time they mean: the missing year or month,
 * the day a weekday or "kemarin" stands for, checked against the calendar. */
#include "core/calendar.h"
#include "stage/date.h"

#include <stdio.h>
#include <stdlib.h>

struct outcome {
    struct point a, b;   /* b.grain GRAIN_NONE: no interval */
    u32 anchor;
    char text[48];       /* a value that is no point; wins over a and b */
    bool impossible, mismatch;
};

struct ask { /* what is resolved, in one place */
    struct context *c;
    const struct parts *p;
    struct outcome *o;
};

static bool said(i32 v) { return v != UNSAID; }

static struct point day_point(i32 day) {
    return (struct point){.grain = GRAIN_DAY, .day = day, .year = UNSAID};
}

static i32 year_of(i32 day) { return calendar_date(day).year; }

static i32 distance(i32 a, i32 b) { return a > b ? a - b : b - a; }

/* The day relative dates are counted from: within a quotation the day of
 * speaking, else that of publication. */
static i32 base_day(const struct ask *q) {
    const struct context *c = q->c;
    u32 t = q->p->match.first;
    if (c->spoken != DAY_NONE && c->doc->token[t].flags & TOKEN_QUOTED) return c->spoken;
    return c->published;
}

static void set_anchor(const struct ask *q, u32 row) {
    if (q->o->anchor == NONE) q->o->anchor = row;
}

static bool same_sentence(const struct ask *q, u32 row) {
    const struct doc *d = q->c->doc;
    return d->sentence_of[d->date[row].first] == d->sentence_of[q->p->match.first];
}

/* A date after publication, announced in another sentence: not one that what
 * is told now counts from. */
static bool lies_ahead(const struct ask *q, u32 row, const struct point *p) {
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
        if (doc_is(d, t, CLASS_TIME_FUTURE)) return true;
    }
    return false;
}

/* ---- years -------------------------------------------------------------- */

static i32 full_year(const struct ask *q, i32 year, bool two_digits) {
    if (!two_digits) return year;
    i32 now = q->c->published == DAY_NONE ? 2025 : year_of(q->c->published);
    i32 full = now / 100 * 100 + year;
    return full > now + 20 ? full - 100 : full;
}

enum { NEAR_DAYS = 14 }; /* from publication: a wrong weekday is a misprint, not another year */

/* Of the years around publication the one in which the day is nearest, as the
 * direction and the weekday allow.  News looks back more than ahead. */
static i32 nearest_year(const struct ask *q, i32 month, i32 day, i32 weekday) {
    i32 near = q->c->published, now = year_of(near), best = UNSAID, cost = INT32_MAX;
    bool future = is_future(q);
    for (i32 y = now - 4; y <= now + 4; y++) {
        if (!calendar_valid(y, month, day)) continue;
        i32 n = calendar_day(y, month, day), far = distance(n, near);
        if (n > near) far += future ? 0 : far / 2;
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
static i32 year_said(const struct ask *q) {
    const struct parts *p = q->p;
    i32 base = base_day(q);
    if (said(p->year) && said(p->offset)) return p->year + p->offset; /* "HUT ke-80" */
    if (said(p->year)) return full_year(q, p->year, p->two_digits);
    if (p->length.unit == 'Y' && said(p->direction) && base != DAY_NONE) {
        set_anchor(q, BERITA_ANCHOR_PUBLISHED);
        return year_of(base) + p->direction * p->length.count;
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

static i32 month_year(const struct ask *q, i32 month, i32 day, i32 weekday) {
    i32 year = year_said(q);
    if (said(year)) return year;
    if (said(q->c->text_year) && !said(q->p->direction)) return q->c->text_year;
    if (q->c->published == DAY_NONE) return UNSAID;
    set_anchor(q, BERITA_ANCHOR_PUBLISHED);
    return nearest_year(q, month, day, weekday);
}

/* ---- weekdays ----------------------------------------------------------- */

static i32 weekday_after(i32 day, i32 weekday) { /* on or after */
    return day + (weekday - calendar_weekday(day) + 7) % 7;
}

static i32 weekday_before(i32 day, i32 weekday) { /* on or before */
    return day - (calendar_weekday(day) - weekday + 7) % 7;
}

static i32 weekday_near(i32 day, i32 weekday) { return weekday_before(day + 3, weekday); }

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

static void no_year_text(char *out, size_t room, i32 month, i32 day) {
    if (said(day)) snprintf(out, room, "XXXX-%02d-%02d", (int)month, (int)day);
    else snprintf(out, room, "XXXX-%02d", (int)month);
}

static struct point weekday_point(const struct ask *q) {
    i32 day = weekday_day(q, q->p->weekday);
    if (day == DAY_NONE) snprintf(q->o->text, sizeof q->o->text, "XXXX-WXX-%d", (int)q->p->weekday);
    else if (day == q->c->weekday_day[q->p->weekday]) set_anchor(q, q->c->weekday_row[q->p->weekday]);
    else set_anchor(q, BERITA_ANCHOR_PUBLISHED);
    return day_point(day);
}

/* ---- days of a month ---------------------------------------------------- */

/* "Senin (9/8/14)" may be written month first; the weekday tells, if the day
 * then also lies nearer to publication. */
static bool swapped(const struct ask *q, i32 year, i32 month, i32 day) {
    const struct parts *p = q->p;
    if (!p->month_digits || !calendar_valid(year, day, month)) return false;
    if (!calendar_valid(year, month, day)) return true;
    if (!said(p->weekday)) return false;
    i32 as_is = calendar_day(year, month, day), other = calendar_day(year, day, month);
    i32 near = q->c->published;
    return calendar_weekday(as_is) != p->weekday && calendar_weekday(other) == p->weekday &&
           near != DAY_NONE && distance(other, near) < distance(as_is, near);
}

static struct point date_point(const struct ask *q, i32 year, i32 month, i32 day) {
    if (!said(year)) {
        if (calendar_valid(2000, month, day)) no_year_text(q->o->text, sizeof q->o->text, month, day);
        else q->o->impossible = true;
        return (struct point){.grain = GRAIN_NONE};
    }
    if (swapped(q, year, month, day)) {
        i32 other = month;
        month = day;
        day = other;
    }
    if (!calendar_valid(year, month, day)) {
        q->o->impossible = true;
        return (struct point){.grain = GRAIN_NONE};
    }
    return day_point(calendar_day(year, month, day));
}

/* "tanggal 17": the month is that of the next date, of "bulan ini", of the date
 * before, or the nearest. */
static struct point day_alone(const struct ask *q) {
    const struct parts *p = q->p;
    i32 base = base_day(q), best = DAY_NONE;
    if (q->c->may_follow && said(q->c->next_month) && said(q->c->next_year))
        return date_point(q, q->c->next_year, q->c->next_month, p->day);
    if (base == DAY_NONE) {
        snprintf(q->o->text, sizeof q->o->text, "XXXX-XX-%02d", (int)p->day);
        return (struct point){.grain = GRAIN_NONE};
    }
    set_anchor(q, BERITA_ANCHOR_PUBLISHED);
    bool counted = p->length.unit == 'M' && said(p->direction);
    struct ymd d = calendar_date(base);
    d.day = 1;
    for (int i = counted ? p->direction : -1; i <= (counted ? p->direction : 1); i++) {
        struct ymd m = calendar_add_months(d, i);
        if (!calendar_valid(m.year, m.month, p->day)) continue;
        i32 n = calendar_day(m.year, m.month, p->day);
        if (best == DAY_NONE || distance(n, base) < distance(best, base)) best = n;
    }
    if (best == DAY_NONE) q->o->impossible = true;
    return best == DAY_NONE ? (struct point){.grain = GRAIN_NONE} : day_point(best);
}

/* "tanggal 24 sampai 3 Oktober" begins in September. */
static i32 first_month(const struct parts *p) {
    if (said(p->month) || !said(p->month2)) return p->month;
    if (said(p->day2) && p->day > p->day2) return p->month2 == 1 ? 12 : p->month2 - 1;
    return p->month2;
}

static struct point day_of_month(const struct ask *q) {
    const struct parts *p = q->p;
    i32 month = first_month(p);
    if (!said(month)) return day_alone(q);
    if (month < 1 || month > 12 || p->day < 1) {
        if (said(p->year) && p->month_digits) return date_point(q, year_said(q), month, p->day);
        return q->o->impossible = true, (struct point){.grain = GRAIN_NONE};
    }
    bool wraps = !said(p->month) && said(p->month2) && month > p->month2 && said(p->year2);
    i32 year = wraps ? p->year2 - 1 : month_year(q, month, p->day, p->weekday);
    return date_point(q, year, month, p->day);
}

static struct point month_point(const struct ask *q) {
    i32 month = q->p->month, year = month_year(q, month, 15, UNSAID);
    if (month < 1 || month > 12) return q->o->impossible = true, (struct point){.grain = GRAIN_NONE};
    if (!said(year)) no_year_text(q->o->text, sizeof q->o->text, month, UNSAID);
    return (struct point){.grain = said(year) ? GRAIN_MONTH : GRAIN_NONE, .year = year, .n = month};
}

/* ---- counted from a day: weeks, months, years ---------------------------- */

static struct point week_point(i32 day, u8 grain) {
    struct point p = {.grain = grain};
    int year, week;
    calendar_week(day, &year, &week);
    p.year = year;
    p.n = week;
    return p;
}

static struct point month_of(i32 day) {
    struct ymd d = calendar_date(day);
    return (struct point){.grain = GRAIN_MONTH, .year = d.year, .n = d.month};
}

/* The point of the unit's own grain that holds the day. */
static struct point around(i32 day, const struct length *l) {
    struct ymd d = calendar_date(day);
    struct point p = {.grain = GRAIN_YEAR, .year = d.year};
    switch (l->unit) {
    case 'D': case 'H': case 'm': case 'S': return day_point(day);
    case 'W': return week_point(day, GRAIN_WEEK);
    case 'M':
        p = month_of(day);
        if (l->times == 3) p.grain = GRAIN_QUARTER, p.n = (p.n + 2) / 3;
        if (l->times == 6) p.grain = GRAIN_HALF, p.n = (p.n + 5) / 6;
        return p;
    default:
        if (l->times == 10 && l->count == 10) p.grain = GRAIN_DECADE, p.year = d.year / 10;
        if (l->times == 100 && l->count == 100) p.grain = GRAIN_CENTURY, p.year = (d.year - 1) / 100;
        return p;
    }
}

/* The day n units after `day` (before it when n is negative). */
static i32 shifted(i32 day, const struct length *l, i32 n) {
    struct ymd d;
    switch (l->unit) {
    case 'D': return day + n;
    case 'W': return day + 7 * n;
    case 'H': return day + n / 24;
    case 'M': case 'Y':
        d = calendar_add_months(calendar_date(day), l->unit == 'M' ? n : 12 * n);
        return calendar_day(d.year, d.month, d.day);
    default: return day;
    }
}

/* "dua pekan lalu", "tahun depan", "sehari kemudian" from the day given: the
 * week, month or year that lies so many back or ahead. */
static struct point counted(const struct ask *q, i32 from) {
    const struct length *l = &q->p->length;
    return around(shifted(from, l, q->p->direction * l->count), l);
}

static const char *vague_ref(i32 direction) {
    return direction < 0 ? "PAST_REF" : direction > 0 ? "FUTURE_REF" : "PRESENT_REF";
}

/* The last date of the text when the words count from it, or publication. */
static i32 counting_base(const struct ask *q) {
    const struct context *c = q->c;
    if (q->p->of_text && c->last != NONE && !lies_ahead(q, c->last, &c->last_point)) {
        i32 day = q->p->direction > 0 ? point_last(&c->last_point) : point_first(&c->last_point);
        if (day != DAY_NONE) return set_anchor(q, c->last), day;
    }
    set_anchor(q, BERITA_ANCHOR_PUBLISHED);
    return base_day(q);
}

/* Counted from a day that is not known. */
static const char *unknown(char unit) {
    return unit == 'Y' ? "XXXX" : unit == 'M' ? "XXXX-XX" : unit == 'W' ? "XXXX-WXX" : "XXXX-XX-XX";
}

static struct point relative_point(const struct ask *q) {
    const struct parts *p = q->p;
    i32 from = counting_base(q);
    if (!said(p->length.count)) {
        snprintf(q->o->text, sizeof q->o->text, "%s", vague_ref(p->direction));
        return (struct point){.grain = GRAIN_NONE};
    }
    if (strchr("HmS", p->length.unit) && p->length.count < 24) {
        length_value(p, q->o->text, sizeof q->o->text); /* the hour of writing is not known */
        return (struct point){.grain = GRAIN_NONE};
    }
    if (from == DAY_NONE) snprintf(q->o->text, sizeof q->o->text, "%s", unknown(p->length.unit));
    if (from == DAY_NONE || p->length.count > 100000) return (struct point){.grain = GRAIN_NONE};
    struct point a = counted(q, from);
    if (p->ref && !strcmp(p->ref, "weekend") && a.grain == GRAIN_WEEK) a.grain = GRAIN_WEEKEND;
    return a;
}

static struct point weekend_point(const struct ask *q) {
    i32 base = base_day(q);
    if (base == DAY_NONE) {
        snprintf(q->o->text, sizeof q->o->text, "XXXX-WXX-WE");
        return (struct point){.grain = GRAIN_NONE};
    }
    set_anchor(q, BERITA_ANCHOR_PUBLISHED);
    return week_point(weekday_near(base, 7), GRAIN_WEEKEND);
}

/* "minggu ketiga bulan ini": the week that holds the n-th stretch of seven
 * days of the month. */
static struct point week_of_month(const struct ask *q) {
    const struct parts *p = q->p;
    i32 base = base_day(q);
    struct point m = {.grain = GRAIN_NONE};
    if (said(p->month)) m = month_point(q);
    else if (base != DAY_NONE && said(p->direction)) m = counted(q, base);
    if (m.grain != GRAIN_MONTH || p->week < 1 || p->week > 5) return m;
    set_anchor(q, BERITA_ANCHOR_PUBLISHED);
    return week_point(calendar_day(m.year, m.n, 1) + 7 * (p->week - 1), GRAIN_WEEK);
}

/* ---- parts of a year ---------------------------------------------------- */

/* A quarter or half year without its year: the one nearest to publication. */
static i32 part_year(const struct ask *q, i32 n, i32 months) {
    i32 year = year_said(q), best = UNSAID, cost = INT32_MAX;
    if (said(year) || q->c->published == DAY_NONE) return year;
    set_anchor(q, BERITA_ANCHOR_PUBLISHED);
    for (i32 y = year_of(q->c->published) - 1, i = 0; i < 3; i++, y++) {
        i32 middle = calendar_day(y, (n - 1) * months + months / 2 + 1, 1);
        i32 far = distance(middle, q->c->published);
        if (far < cost) cost = far, best = y;
    }
    return best;
}

static struct point part_of_year(const struct ask *q, u8 grain, i32 n) {
    i32 most = grain == GRAIN_HALF ? 2 : 4;
    if (n < 1 || n > most) return (struct point){.grain = GRAIN_NONE};
    return (struct point){.grain = grain, .n = n, .year = part_year(q, n, 12 / most)};
}

static struct point century_point(const struct parts *p) {
    bool before = p->ref && !strcmp(p->ref, "bc");
    return (struct point){.grain = GRAIN_CENTURY, .year = before ? -p->century : p->century - 1};
}

static struct point decade_point(const struct parts *p) {
    i32 year = p->decade < 100 ? 1900 + p->decade : p->decade;
    return (struct point){.grain = GRAIN_DECADE, .year = year / 10};
}

static struct point year_point(const struct ask *q, i32 year) {
    bool before = q->p->ref && !strcmp(q->p->ref, "bc");
    return (struct point){.grain = GRAIN_YEAR, .year = before ? 1 - year : year};
}

/* "periode yang sama 2006": the span of the date before, of another year. */
static struct point same_point(const struct ask *q) {
    struct point a = q->c->last_point;
    i32 year = year_said(q);
    if (!said(year)) return (struct point){.grain = GRAIN_NONE};
    if (q->c->last == NONE || a.grain < GRAIN_YEAR || a.grain > GRAIN_MONTH)
        return year_point(q, year);
    set_anchor(q, q->c->last);
    q->o->b = q->c->last_end;
    if (q->o->b.grain && q->o->b.grain < GRAIN_DAY) q->o->b.year += year - a.year;
    else q->o->b.grain = GRAIN_NONE;
    a.year = year;
    return a;
}

/* ---- feasts and the Islamic calendar ------------------------------------ */

static i32 nearest_feast(const struct ask *q) {
    i32 near = q->c->published, best;
    if (near == DAY_NONE) return DAY_NONE;
    set_anchor(q, BERITA_ANCHOR_PUBLISHED);
    best = feast_nearest(q->c->doc, q->p->feast, near);
    if (best != DAY_NONE) return best;
    for (i32 y = year_of(near) - 1, i = 0; i < 3; i++, y++) {
        i32 day = feast_day(q->c->doc, q->p->feast, y);
        if (day == DAY_NONE) continue;
        if (q->p->direction == -1 && day > near) continue;
        if (q->p->direction == 1 && day < near) continue;
        if (best == DAY_NONE || distance(day, near) < distance(best, near)) best = day;
    }
    return best;
}

static struct point feast_point(const struct ask *q) {
    const struct parts *p = q->p;
    bool hijri = p->ref && !strcmp(p->ref, "hijri");
    i32 year = year_said(q);
    i32 day = !said(year) ? nearest_feast(q)
              : hijri     ? feast_day_hijri(q->c->doc, p->feast, year)
                          : feast_day(q->c->doc, p->feast, year);
    if (day != DAY_NONE) return day_point(day);
    if (said(year) && !hijri) return year_point(q, year);
    if (p->feast->number)
        no_year_text(q->o->text, sizeof q->o->text, p->feast->number / 100, p->feast->number % 100);
    return (struct point){.grain = GRAIN_NONE};
}

/* The Islamic year meant: as said, in the year of ours said, or nearest. */
static i32 hijri_year(const struct ask *q) {
    const struct parts *p = q->p;
    i32 month = p->feast ? p->feast->number : 1, day = said(p->day) ? p->day : 15;
    i32 near = q->c->published, best = UNSAID;
    if (said(p->year) && p->year < 1600) return p->year;
    if (said(p->year) && p->year < 9000) near = calendar_day(p->year, 7, 1);
    if (near == DAY_NONE) return UNSAID;
    set_anchor(q, BERITA_ANCHOR_PUBLISHED);
    for (i32 y = hijri_date(near).year - 1, i = 0; i < 3; i++, y++)
        if (!said(best) || distance(hijri_day(y, month, day), near) <
                               distance(hijri_day(best, month, day), near))
            best = y;
    return best;
}

static struct point hijri_point(const struct ask *q) {
    const struct parts *p = q->p;
    i32 year = hijri_year(q);
    if (!said(year) || year < 1) return (struct point){.grain = GRAIN_NONE};
    if (p->feast && said(p->day)) return day_point(hijri_month_day(q->c->doc, p->feast, year, p->day));
    i32 first = p->feast ? hijri_month_day(q->c->doc, p->feast, year, 1) : hijri_day(year, 1, 1);
    i32 next = !p->feast ? hijri_day(year + 1, 1, 1)
                         : hijri_day(year + p->feast->number / 12, p->feast->number % 12 + 1, 1);
    q->o->b = day_point(next - 1);
    return day_point(first);
}

/* ---- clocks and parts of the day ---------------------------------------- */

/* The day of a time that names none: that of the date before. */
static i32 day_before(const struct ask *q) {
    const struct context *c = q->c;
    if (c->daily) return DAY_NONE;
    if (c->last_day != NONE && !lies_ahead(q, c->last_day, &c->last_day_point))
        return set_anchor(q, c->last_day), c->last_day_point.day;
    if (c->published != DAY_NONE) set_anchor(q, BERITA_ANCHOR_PUBLISHED);
    return c->published;
}

static void clock_text(i32 minutes, const char *zone, char *out, size_t room) {
    snprintf(out, room, "T%02d:%02d%s", (int)(minutes / 60), (int)(minutes % 60), zone ? zone : "");
}

/* Hours without a day, "pukul 08.00-16.00": hours of any day. */
static void hours_text(const struct ask *q, const char *zone) {
    char from[24], to[24];
    clock_text(q->p->minutes, zone, from, sizeof from);
    clock_text(q->p->minutes2, zone, to, sizeof to);
    snprintf(q->o->text, sizeof q->o->text, "%s/%s", from, to);
}

static void add_time(const struct ask *q, bool has_day) {
    const struct parts *p = q->p;
    struct point *a = &q->o->a;
    const char *zone = p->zone ? model_str(q->c->doc->model, p->zone->canonical) : NULL;
    if (zone && !*zone) zone = NULL;
    if (said(p->minutes2) && !has_day) { hours_text(q, zone); return; }
    if (!has_day) *a = day_point(day_before(q));
    if (a->grain != GRAIN_DAY) return;
    a->zone = zone;
    if (said(p->minutes)) a->grain = GRAIN_MINUTE, a->minutes = p->minutes;
    else a->grain = GRAIN_PART, a->part = p->part;
    if (!said(p->minutes2)) return;
    q->o->b = *a;
    q->o->b.minutes = p->minutes2;
}

/* ---- intervals ---------------------------------------------------------- */

static void add_end(const struct ask *q) {
    const struct parts *p = q->p;
    struct outcome *o = q->o;
    i32 year = said(p->year2) ? p->year2 : said(p->year) ? full_year(q, p->year, p->two_digits) : UNSAID;
    i32 month = said(p->month2) ? p->month2 : p->month;
    if (said(p->quarter2)) {
        o->b = part_of_year(q, GRAIN_QUARTER, p->quarter2);
        o->b.year = said(year) ? year : o->b.year;
    } else if (said(p->day2) || said(p->month2)) {
        if (o->a.grain == GRAIN_NONE || (o->a.grain >= GRAIN_DAY && o->a.day == DAY_NONE)) return;
        i32 begin = o->a.grain >= GRAIN_DAY ? calendar_date(o->a.day).year : o->a.year;
        i32 begun = o->a.grain >= GRAIN_DAY ? calendar_date(o->a.day).month : o->a.n;
        if (!said(year)) year = begin + (said(p->month2) && month < begun);
        if (!said(month)) month = begun;
        if (said(p->day2)) o->b = date_point(q, year, month, p->day2);
        else o->b = (struct point){.grain = GRAIN_MONTH, .year = year, .n = month};
    } else if (said(p->year2)) {
        o->b = year_point(q, p->year2);
    } else if (said(p->weekday2) && o->a.grain == GRAIN_DAY && o->a.day != DAY_NONE) {
        o->b = day_point(weekday_after(o->a.day, p->weekday2));
    }
}

static bool has_end(const struct parts *p) {
    return said(p->day2) || said(p->month2) || said(p->year2) || said(p->weekday2) ||
           said(p->quarter2);
}

/* ---- all kinds ---------------------------------------------------------- */

static struct point deictic_point(const struct ask *q) {
    i32 base = counting_base(q);
    if (said(q->p->weekday)) return weekday_point(q);
    return day_point(base != DAY_NONE ? base + q->p->offset : DAY_NONE);
}

static bool is_ref(const struct parts *p, const char *name) { return p->ref && !strcmp(p->ref, name); }

/* The finest thing said decides. */
static bool find_point(const struct ask *q) {
    const struct parts *p = q->p;
    struct point *a = &q->o->a;
    if (is_ref(p, "same")) *a = same_point(q);
    else if (p->hijri) *a = hijri_point(q);
    else if (p->feast) *a = feast_point(q);
    else if (said(p->day)) *a = day_of_month(q);
    else if (said(p->offset)) *a = deictic_point(q);
    else if (said(p->weekday)) *a = weekday_point(q);
    else if (said(p->week)) *a = week_of_month(q);
    else if (said(p->month)) *a = month_point(q);
    else if (said(p->quarter)) *a = part_of_year(q, GRAIN_QUARTER, p->quarter);
    else if (said(p->half)) *a = part_of_year(q, GRAIN_HALF, p->half);
    else if (said(p->decade)) *a = decade_point(p);
    else if (said(p->century)) *a = century_point(p);
    else if (said(p->year)) *a = year_point(q, full_year(q, p->year, p->two_digits));
    else if (p->length.unit && said(p->direction)) *a = relative_point(q);
    else if (is_ref(p, "weekend")) *a = weekend_point(q);
    else return false;
    if (is_ref(p, "eve") && a->grain == GRAIN_DAY && a->day != DAY_NONE) a->day--;
    return true;
}

static void check_weekday(const struct ask *q) {
    const struct parts *p = q->p;
    const struct point *a = &q->o->a;
    if (!said(p->weekday) || a->grain != GRAIN_DAY || a->day == DAY_NONE || is_ref(p, "eve")) return;
    q->o->mismatch = calendar_weekday(a->day) != p->weekday;
}

static void find_time(const struct ask *q) {
    bool found = find_point(q);
    check_weekday(q);
    if (found && has_end(q->p)) add_end(q);
    if (q->p->part || said(q->p->minutes)) add_time(q, found);
}

/* ---- sets --------------------------------------------------------------- */

static void set_text(const struct ask *q) {
    const struct parts *p = q->p;
    char *out = q->o->text;
    size_t room = sizeof q->o->text;
    if (p->length.unit) length_value(p, out, room);
    else if (said(p->weekday))
        snprintf(out, room, "XXXX-WXX-%d%s%s", (int)p->weekday, p->part ? "T" : "", p->part ? p->part : "");
    else if (said(p->month)) no_year_text(out, room, p->month, p->day);
    else if (said(p->day)) snprintf(out, room, "XXXX-XX-%02d", (int)p->day);
    else if (is_ref(p, "weekend")) snprintf(out, room, "XXXX-WXX-WE");
    else if (said(p->minutes))
        snprintf(out, room, "XXXX-XX-XXT%02d:%02d", (int)(p->minutes / 60), (int)(p->minutes % 60));
    else if (p->part)
        snprintf(out, room, "XXXX-XX-XXT%s", p->part);
}

/* ---- the row ------------------------------------------------------------ */

static void write_value(const struct outcome *o, struct berita_date *row) {
    char a[24], b[24];
    if (*o->text) { memcpy(row->value, o->text, sizeof row->value); return; }
    if (o->impossible) return;
    point_value(&o->a, a, sizeof a);
    point_value(&o->b, b, sizeof b);
    snprintf(row->value, sizeof row->value, "%s%s%s", a, *a && *b ? "/" : "", *a ? b : "");
}

static void write_span(const struct outcome *o, struct berita_date *row) {
    i32 first = point_first(&o->a), last = point_last(o->b.grain ? &o->b : &o->a);
    if (*o->text || o->impossible) return;
    if (first != DAY_NONE) day_text(first, row->from);
    if (last != DAY_NONE) day_text(last, row->to);
}

/* "enam bulan terakhir" ends, "lima hari ke depan" begins on the day. */
static void duration_span(const struct ask *q, struct berita_date *row) {
    const struct parts *p = q->p;
    i32 base = base_day(q);
    if (!said(p->direction) || !p->direction || base == DAY_NONE || !said(p->length.count) ||
        p->length.count > 100000)
        return;
    i32 day = shifted(base, &p->length, p->direction * p->length.count);
    set_anchor(q, BERITA_ANCHOR_PUBLISHED);
    day_text(p->direction < 0 ? day : base, row->from);
    day_text(p->direction < 0 ? base : day, row->to);
}

static u8 type_of(const struct parts *p, const struct outcome *o) {
    if (p->type && !strcmp(p->type, "duration")) return BERITA_DURATION;
    if (p->type && !strcmp(p->type, "set")) return BERITA_SET;
    if (said(p->minutes) || o->a.grain >= GRAIN_PART) return BERITA_TIME;
    return BERITA_DATE;
}

static void remember(struct context *c, const struct ask *q, const struct outcome *o, u32 row) {
    c->daily = c->daily && o->a.grain == GRAIN_MINUTE && o->a.day == DAY_NONE;
    if (is_ref(q->p, "aside") || *o->text || o->a.grain == GRAIN_NONE) return;
    c->last = row;
    c->last_point = o->a;
    c->last_end = o->b;
    if (o->a.grain < GRAIN_DAY || o->a.day == DAY_NONE) return;
    c->last_day = row;
    c->last_day_point = o->a;
    if (!said(q->p->day)) return;
    i32 weekday = calendar_weekday(o->a.day);
    c->weekday_day[weekday] = o->a.day;
    c->weekday_row[weekday] = row;
}

static void warn(struct context *c, const struct outcome *o, struct berita_date *row) {
    row->weekday_mismatch = o->mismatch;
    if (o->mismatch) doc_warn(c->doc, BERITA_WARN_WEEKDAY, row->start);
    if (o->impossible) doc_warn(c->doc, BERITA_WARN_DATE, row->start);
}

void date_resolve(struct context *c, const struct parts *p, struct berita_date *row) {
    struct outcome o = {.anchor = NONE};
    struct ask q = {c, p, &o};
    u8 type = type_of(p, &o);
    if (p->value) snprintf(o.text, sizeof o.text, "%s", p->value);
    else if (type == BERITA_DURATION) length_value(p, o.text, sizeof o.text), duration_span(&q, row);
    else if (type == BERITA_SET) set_text(&q);
    else find_time(&q);
    row->type = type_of(p, &o);
    row->anchor = o.anchor;
    if (p->mod) snprintf(row->mod, sizeof row->mod, "%s", p->mod);
    write_value(&o, row);
    write_span(&o, row);
    warn(c, &o, row);
    if (type == BERITA_DURATION || p->value) return;
    remember(c, &q, &o, (u32)(row - c->doc->date));
    if (type == BERITA_SET) c->daily = p->length.unit == 'D';
}
