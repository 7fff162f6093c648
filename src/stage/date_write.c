/* Points of time as TIMEX3 values and as first and last days. */
#include "core/calendar.h"
#include "stage/date.h"

#include <stdio.h>

/* Years before 1 are written BC0044; year 0 is 1 BC. */
static int year_text(i32 year, char *out, size_t room) {
    if (year < 1) return snprintf(out, room, "BC%04d", (int)(1 - year));
    return snprintf(out, room, "%04d", (int)year);
}

static char *two_digits(u32 n, char *out) {
    out[0] = (char)('0' + n / 10 % 10);
    out[1] = (char)('0' + n % 10);
    return out + 2;
}

/* Written by hand: every date has several, and printf would take more time
 * over them than finding the date did. */
void day_text(i32 day, char out[12]) {
    struct ymd d = calendar_date(day);
    out[0] = 0;
    if (d.year < 1 || d.year > 9999) return;
    char *at = two_digits((u32)d.year % 100, two_digits((u32)d.year / 100, out));
    *at++ = '-';
    at = two_digits((u32)d.month, at);
    *at++ = '-';
    at = two_digits((u32)d.day, at);
    *at = 0;
}

static void before_christ(const struct point *p, char *out, size_t room) {
    if (p->grain == GRAIN_CENTURY) snprintf(out, room, "BC%02d", (int)(-p->year - 1));
    else snprintf(out, room, "BC%03d", (int)(-p->year - 1));
}

static void coarse_value(const struct point *p, char *out, size_t room) {
    if (p->year < 0) before_christ(p, out, room);
    else if (p->grain == GRAIN_CENTURY) snprintf(out, room, "%02d", (int)p->year);
    else snprintf(out, room, "%03d", (int)p->year);
}

static void fine_value(const struct point *p, char *out, size_t room) {
    char day[12];
    day_text(p->day, day);
    if (p->day == DAY_NONE) snprintf(day, sizeof day, "XXXX-XX-XX");
    if (p->grain == GRAIN_DAY) snprintf(out, room, "%s", day);
    else if (p->grain == GRAIN_PART) snprintf(out, room, "%sT%s", day, p->part);
    else snprintf(out, room, "%sT%02d:%02d%s", day, (int)(p->minutes / 60), (int)(p->minutes % 60),
                  p->zone ? p->zone : "");
}

void point_value(const struct point *p, char *out, size_t room) {
    static const char *const format[GRAIN_DAY] = {
        [GRAIN_YEAR] = "%s",          [GRAIN_HALF] = "%s-H%d",  [GRAIN_QUARTER] = "%s-Q%d",
        [GRAIN_MONTH] = "%s-%02d",    [GRAIN_WEEK] = "%s-W%02d", [GRAIN_WEEKEND] = "%s-W%02d-WE",
    };
    char year[16];
    out[0] = 0;
    if (p->grain >= GRAIN_DAY) { fine_value(p, out, room); return; }
    if (p->grain <= GRAIN_DECADE) {
        if (p->grain != GRAIN_NONE) coarse_value(p, out, room);
        return;
    }
    if (p->year == UNSAID) snprintf(year, sizeof year, "XXXX");
    else year_text(p->year, year, sizeof year);
    snprintf(out, room, format[p->grain], year, (int)p->n);
}

/* First day of the month, quarter or half year that is `n` units of `months`
 * after the year's begin. */
static i32 months_from(i32 year, i32 months) {
    return calendar_day(year + months / 12, months % 12 + 1, 1);
}

i32 point_first(const struct point *p) {
    if (p->grain >= GRAIN_DAY) return p->day;
    if (p->grain == GRAIN_NONE || p->year == UNSAID || p->year < 0) return DAY_NONE;
    switch (p->grain) {
    case GRAIN_CENTURY: return calendar_day(p->year * 100 + 1, 1, 1);
    case GRAIN_DECADE: return calendar_day(p->year * 10, 1, 1);
    case GRAIN_YEAR: return calendar_day(p->year, 1, 1);
    case GRAIN_HALF: return months_from(p->year, (p->n - 1) * 6);
    case GRAIN_QUARTER: return months_from(p->year, (p->n - 1) * 3);
    case GRAIN_MONTH: return months_from(p->year, p->n - 1);
    case GRAIN_WEEK: return calendar_week_start(p->year, p->n);
    default: return calendar_week_start(p->year, p->n) + 5;
    }
}

i32 point_last(const struct point *p) {
    if (p->grain >= GRAIN_DAY) return p->day;
    if (point_first(p) == DAY_NONE) return DAY_NONE;
    switch (p->grain) {
    case GRAIN_CENTURY: return calendar_day(p->year * 100 + 100, 12, 31);
    case GRAIN_DECADE: return calendar_day(p->year * 10 + 9, 12, 31);
    case GRAIN_YEAR: return calendar_day(p->year, 12, 31);
    case GRAIN_HALF: return months_from(p->year, p->n * 6) - 1;
    case GRAIN_QUARTER: return months_from(p->year, p->n * 3) - 1;
    case GRAIN_MONTH: return months_from(p->year, p->n) - 1;
    default: return calendar_week_start(p->year, p->n) + 6;
    }
}

static i32 amount(const struct length *l, char *unit) {
    i32 n = l->count;
    *unit = l->unit;
    if (!l->half) return n;
    switch (l->unit) { /* half a unit is written in the next smaller one */
    case 'Y': *unit = 'M'; return n * 12 + 6;
    case 'D': *unit = 'H'; return n * 24 + 12;
    case 'H': *unit = 'm'; return n * 60 + 30;
    case 'm': *unit = 'S'; return n * 60 + 30;
    default: return n;
    }
}

static int write_length(i32 n, char unit, bool half, char *out, size_t room) {
    bool clock = unit == 'H' || unit == 'm' || unit == 'S';
    char letter = unit == 'm' ? 'M' : unit;
    if (n == UNSAID) return snprintf(out, room, "P%sX%c", clock ? "T" : "", letter);
    return snprintf(out, room, "P%s%d%s%c", clock ? "T" : "", (int)n, half ? ".5" : "", letter);
}

/* The second part of "P2Y6M", "PT1H30M". */
static void add_length(const struct parts *p, char *out, size_t room) {
    char second[16];
    bool clock = strchr("HmS", p->length.unit) != NULL;
    write_length(p->count2, p->unit2, false, second, sizeof second);
    snprintf(out, room, "%s", second + 1 + (clock && second[1] == 'T'));
}

void length_value(const struct parts *p, char *out, size_t room) {
    char unit;
    i32 n = amount(&p->length, &unit);
    int used = write_length(n, unit, p->length.half && unit == p->length.unit, out, room);
    if (p->unit2 && used > 0) {
        add_length(p, out + used, room - (size_t)used);
        return;
    }
    if (p->count2 == UNSAID || used < 0 || (size_t)used + 2 >= room) return;
    out[used] = '/';
    write_length(p->count2, unit, p->half2, out + used + 1, room - (size_t)used - 1);
}
