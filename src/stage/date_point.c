/* The point of time a date names: of all that its words say, the finest
 * decides. */
#include "core/calendar.h"
#include "stage/date_ask.h"

#include <stdio.h>

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
i32 day_shifted(i32 day, const struct length *l, i32 n) {
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
    return around(day_shifted(from, l, q->p->direction * l->count), l);
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

/* The year in which that day comes nearest to another. */
static i32 year_near(i32 day, i32 month, i32 of_month) {
    i32 best = UNSAID, middle = day_year(day);
    for (i32 y = middle - 1; y <= middle + 1; y++) {
        if (!calendar_valid(y, month, of_month)) continue;
        if (!said(best) || distance(calendar_day(y, month, of_month), day) <
                               distance(calendar_day(best, month, of_month), day))
            best = y;
    }
    return best;
}

/* "Tiga hari kemudian, 26 April,": the date behind the comma says which day,
 * the count which year. */
static struct point apposed_point(const struct ask *q, i32 from) {
    struct context *c = q->c;
    i32 year = c->next_year;
    if (!said(year) && from != DAY_NONE) year = year_near(from, c->next_month, c->next_day);
    if (said(year)) {
        c->text_year = year;
        c->year_sentence = c->doc->sentence_of[q->p->match.first];
    }
    return date_point(q, year, c->next_month, c->next_day);
}

/* News tells what has been: "lima bulan kemudian" from a date of the text is
 * not counted beyond the day of publication. */
static bool too_late(const struct ask *q, const struct point *p) {
    return q->p->of_text && q->p->direction > 0 && q->c->published != DAY_NONE &&
           point_first(p) > q->c->published && point_last(&q->c->last_point) <= q->c->published;
}

static struct point length_alone(const struct ask *q) {
    length_value(q->p, q->o->text, sizeof q->o->text);
    q->o->anchor = NONE;
    return (struct point){.grain = GRAIN_NONE};
}

/* Counted from a day that is not known. */
static const char *unknown(char unit) {
    return unit == 'Y' ? "XXXX" : unit == 'M' ? "XXXX-XX" : unit == 'W' ? "XXXX-WXX" : "XXXX-XX-XX";
}

static struct point relative_point(const struct ask *q) {
    const struct parts *p = q->p;
    i32 from = counting_base(q);
    if (q->c->apposed && p->of_text && p->length.unit == 'D') return apposed_point(q, from);
    if (!said(p->length.count)) {
        snprintf(q->o->text, sizeof q->o->text, "%s", vague_ref(p->direction));
        return (struct point){.grain = GRAIN_NONE};
    }
    if (strchr("mS", p->length.unit) || (p->length.unit == 'H' && p->length.count < 24)) {
        return length_alone(q); /* the hour of writing is not known */
    }
    if (from == DAY_NONE)
        snprintf(q->o->text, sizeof q->o->text, "%s%s%s", unknown(p->length.unit),
                 p->part ? "T" : "", p->part ? p->part : "");
    if (from == DAY_NONE || p->length.count > 100000) return (struct point){.grain = GRAIN_NONE};
    struct point a = counted(q, from);
    if (too_late(q, &a)) return length_alone(q);
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

enum { NEAR_SENTENCES = 4 };

/* Is the date before one of the same grain, and near?  "Pada triwulan I 2020
 * turun. Pada triwulan III ..." */
static bool follows_grain(const struct ask *q, u8 grain) {
    const struct context *c = q->c;
    const struct doc *d = c->doc;
    if (c->last == NONE || c->last_point.grain != grain || point_first(&c->last_point) == DAY_NONE)
        return false;
    return d->sentence_of[q->p->match.first] - d->sentence_of[d->date[c->last].first] <
           NEAR_SENTENCES;
}

/* Days that another year than the last date's counts for: a text goes on
 * rather than back. */
static i32 year_after(const struct ask *q, i32 year) {
    i32 last = q->c->last_point.year;
    return year < last ? 200 : year > last ? 100 : 0;
}

/* A quarter or half year without its year: the nearest to one just named, or to
 * publication. */
static i32 part_year(const struct ask *q, u8 grain, i32 n, i32 months) {
    bool follows = follows_grain(q, grain);
    i32 year = year_said(q), best = UNSAID, cost = INT32_MAX;
    i32 near = follows ? point_first(&q->c->last_point) + months * 15 : q->c->published;
    if (said(year) || near == DAY_NONE) return year;
    set_anchor(q, follows ? q->c->last : BERITA_ANCHOR_PUBLISHED);
    for (i32 y = day_year(near) - 1, i = 0; i < 3; i++, y++) {
        i32 middle = calendar_day(y, (n - 1) * months + months / 2 + 1, 1);
        i32 far = distance(middle, near) + (follows ? year_after(q, y) : other_year(q, y));
        if (far < cost) cost = far, best = y;
    }
    return best;
}

static struct point part_of_year(const struct ask *q, u8 grain, i32 n) {
    i32 most = grain == GRAIN_HALF ? 2 : 4;
    if (n < 1 || n > most) return (struct point){.grain = GRAIN_NONE};
    return (struct point){.grain = grain, .n = n, .year = part_year(q, grain, n, 12 / most)};
}

static struct point century_point(const struct parts *p) {
    bool before = p->ref && !strcmp(p->ref, "bc");
    return (struct point){.grain = GRAIN_CENTURY, .year = before ? -p->century : p->century - 1};
}

static struct point decade_point(const struct parts *p) {
    i32 year = p->decade < 10    ? 1900 + p->decade * 10
               : p->decade < 100 ? 1900 + p->decade
                                 : p->decade;
    return (struct point){.grain = GRAIN_DECADE, .year = year / 10};
}

static struct point year_point(const struct ask *q, i32 year) {
    bool before = q->p->ref && !strcmp(q->p->ref, "bc");
    return (struct point){.grain = GRAIN_YEAR, .year = before ? 1 - year : year};
}

static i32 in_year(i32 day, i32 year) {
    struct ymd d = calendar_date(day);
    d = calendar_add_months(d, 12 * (year - d.year));
    return calendar_day(d.year, d.month, d.day);
}

/* The days of the date before, in another year. */
static struct point same_days(const struct ask *q, i32 year) {
    const struct point *a = &q->c->last_point, *b = &q->c->last_end;
    if (a->day == DAY_NONE) return year_point(q, year);
    set_anchor(q, q->c->last);
    if (b->grain == GRAIN_DAY) q->o->b = day_point(in_year(b->day, year + day_year(b->day) - day_year(a->day)));
    return day_point(in_year(a->day, year));
}

/* "periode yang sama 2006": the span of the date before, of another year. */
static struct point same_point(const struct ask *q) {
    struct point a = q->c->last_point;
    i32 year = year_said(q);
    if (!said(year)) return (struct point){.grain = GRAIN_NONE};
    if (q->c->last == NONE || a.grain < GRAIN_YEAR || a.grain > GRAIN_DAY) return year_point(q, year);
    if (a.grain == GRAIN_DAY) return same_days(q, year);
    if (a.grain > GRAIN_MONTH) return year_point(q, year);
    set_anchor(q, q->c->last);
    q->o->b = q->c->last_end;
    if (q->o->b.grain && q->o->b.grain < GRAIN_DAY) q->o->b.year += year - a.year;
    else q->o->b.grain = GRAIN_NONE;
    a.year = year;
    return a;
}

/* ---- feasts and the Islamic calendar ------------------------------------ */

/* "libur Tahun Baru, Kamis (17/12/2020)" is near that day. */
static i32 feast_base(const struct ask *q) {
    const struct context *c = q->c;
    if (c->may_follow && said(c->next_year) && c->next_year < 9000 && c->next_month >= 1 &&
        c->next_month <= 12)
        return calendar_day(c->next_year, c->next_month, 15);
    if (c->published != DAY_NONE) set_anchor(q, BERITA_ANCHOR_PUBLISHED);
    return c->published;
}

static i32 nearest_feast(const struct ask *q) {
    i32 near = feast_base(q), best;
    if (near == DAY_NONE) return DAY_NONE;
    best = feast_nearest(q->c->doc, q->p->feast, near);
    if (best != DAY_NONE) return best;
    for (i32 y = day_year(near) - 1, i = 0; i < 3; i++, y++) {
        i32 day = feast_day(q->c->doc, q->p->feast, y);
        if (day == DAY_NONE) continue;
        if (q->p->direction == -1 && day > near) continue;
        if (q->p->direction == 1 && day < near) continue;
        if (best == DAY_NONE || distance(day, near) < distance(best, near)) best = day;
    }
    return best;
}

enum { NEW_YEAR = 101 }; /* "Tahun Baru 2024/2025" is of the second */

/* Its year, said or counted: not that of a date nearby. */
static i32 feast_year(const struct ask *q) {
    const struct parts *p = q->p;
    if (said(p->year2) && p->feast->number == NEW_YEAR) return p->year2;
    return said(p->year) || (p->length.unit == 'Y' && said(p->direction)) ? year_said(q) : UNSAID;
}

/* "H-7 Lebaran": so many days before it. */
static i32 feast_offset(const struct parts *p) {
    return !said(p->day) ? 0 : is_ref(p, "before") ? -p->day : p->day;
}

static struct point feast_point(const struct ask *q) {
    const struct parts *p = q->p;
    bool hijri = p->ref && !strcmp(p->ref, "hijri");
    i32 year = feast_year(q);
    i32 day = !said(year) ? nearest_feast(q)
              : hijri     ? feast_day_hijri(q->c->doc, p->feast, year)
                          : feast_day(q->c->doc, p->feast, year);
    if (day != DAY_NONE) return day_point(day + feast_offset(p));
    if (said(year) && !hijri) return year_point(q, year);
    if (p->feast->number && !said(p->day))
        feast_text(p->feast, q->o->text, sizeof q->o->text);
    else put_text(q->o->text, q->o->text + sizeof q->o->text, "XXXX-XX-XX");
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
    if (!said(year) || year < 1) {
        put_text(q->o->text, q->o->text + sizeof q->o->text,
                 said(p->day) ? "XXXX-XX-XX" : "XXXX-XX");
        return (struct point){.grain = GRAIN_NONE};
    }
    if (p->feast && said(p->day)) return day_point(hijri_month_day(q->c->doc, p->feast, year, p->day));
    i32 first = p->feast ? hijri_month_day(q->c->doc, p->feast, year, 1) : hijri_day(year, 1, 1);
    i32 next = !p->feast ? hijri_day(year + 1, 1, 1)
                         : hijri_day(year + p->feast->number / 12, p->feast->number % 12 + 1, 1);
    q->o->b = day_point(next - 1);
    return day_point(first);
}

/* ---- clocks and parts of the day ---------------------------------------- */

/* "pukul 22.00 hingga pukul 02.00": the second is of the next day. */
static bool past_midnight(const struct ask *q) {
    const struct context *c = q->c;
    u32 t = q->p->match.first;
    return said(q->p->minutes) && c->last_day_point.grain == GRAIN_MINUTE && t > 0 &&
           q->p->minutes < c->last_day_point.minutes && c->doc->date[c->last_day].limit == t - 1 &&
           (doc_is(c->doc, t - 1, CLASS_TIME_TO) || doc_is(c->doc, t - 1, CLASS_LIST_JOINT));
}

/* The day of a time that names none: that of the date before. */
static i32 day_before(const struct ask *q) {
    const struct context *c = q->c;
    if (*c->every || is_ref(q->p, "any")) return DAY_NONE;
    if (c->last_day != NONE && !lies_ahead(q, c->last_day, &c->last_day_point))
        return set_anchor(q, c->last_day), c->last_day_point.day + past_midnight(q);
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

/* "setiap Senin pukul 07.00": the hour of each such day. */
static void every_clock(const struct ask *q, const char *zone) {
    char *out = put_text(q->o->text, q->o->text + sizeof q->o->text, q->c->every);
    clock_text(q->p->minutes, zone, out, sizeof q->o->text - (size_t)(out - q->o->text));
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
    if (!has_day && *q->c->every && said(p->minutes)) every_clock(q, zone);
    if (!said(p->minutes2)) return;
    q->o->b = *a;
    q->o->b.minutes = p->minutes2;
    if (p->minutes2 < p->minutes && a->day != DAY_NONE) q->o->b.day++;
}

/* ---- intervals ---------------------------------------------------------- */

static void add_end(const struct ask *q) {
    const struct parts *p = q->p;
    struct outcome *o = q->o;
    i32 year = said(p->year2) ? p->year2 : said(p->year) ? full_year(q, p->year, p->two_digits) : UNSAID;
    i32 month = said(p->month2) ? p->month2 : p->month;
    if (said(p->quarter2)) {
        i32 same = o->a.year == UNSAID ? UNSAID : o->a.year + (p->quarter2 < p->quarter);
        o->b = part_of_year(q, GRAIN_QUARTER, p->quarter2);
        o->b.year = said(year) ? year : same;
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

void find_time(const struct ask *q) {
    bool found = find_point(q);
    check_weekday(q);
    if (found && !q->p->feast && has_end(q->p)) add_end(q);
    if (q->p->part || said(q->p->minutes)) add_time(q, found);
}
