/* Points of time as TIMEX3 values and as first and last days. */
#include "core/calendar.h"
#include "stage/date.h"

#include <stdio.h>

/* Written by hand here and below: every date has several texts, and printf
 * would take more time over them than finding the date did. */
char *put_text(char *out, const char *end, const char *text) {
    while (*text && out + 1 < end) *out++ = *text++;
    *out = 0;
    return out;
}

static char *two_digits(u32 n, char *out) {
    out[0] = (char)('0' + n / 10 % 10);
    out[1] = (char)('0' + n % 10);
    return out + 2;
}

static char *put_number(i32 n, char *out) {
    char digit[10];
    u32 left = (u32)n, k = 0;
    do digit[k++] = (char)('0' + left % 10); while (left /= 10);
    while (k > 0) *out++ = digit[--k];
    return out;
}

/* Years before 1 are written BC0044; year 0 is 1 BC. */
static char *year_text(i32 year, char *out, size_t room) {
    if (year < 1 || year > 9999)
        return out + snprintf(out, room, year < 1 ? "BC%04d" : "%04d", (int)(year < 1 ? 1 - year : year));
    out = two_digits((u32)year % 100, two_digits((u32)year / 100, out));
    *out = 0;
    return out;
}

void day_text(i32 day, char out[12]) {
    struct ymd d = calendar_date(day);
    out[0] = 0;
    if (d.year < 1 || d.year > 9999) return;
    calendar_write(d, out);
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
    const char *end = out + room;
    char *at = out;
    if (p->day == DAY_NONE) put_text(out, end, "XXXX-XX-XX");
    else day_text(p->day, out);
    if (p->grain == GRAIN_DAY) return;
    at = put_text(out + strlen(out), end, "T");
    if (p->grain == GRAIN_PART) {
        put_text(at, end, p->part);
        return;
    }
    at = two_digits((u32)p->minutes / 60, at);
    *at++ = ':';
    at = two_digits((u32)p->minutes % 60, at);
    put_text(at, end, p->zone ? p->zone : "");
}

/* The number behind the year: how it is marked, in how many digits, what
 * follows it. */
static const struct { char mark[3]; bool wide; char after[4]; } part[GRAIN_DAY] = {
    [GRAIN_HALF] = {"-H", false, ""}, [GRAIN_QUARTER] = {"-Q", false, ""},
    [GRAIN_MONTH] = {"-", true, ""},  [GRAIN_WEEK] = {"-W", true, ""},
    [GRAIN_WEEKEND] = {"-W", true, "-WE"},
};

void point_value(const struct point *p, char *out, size_t room) {
    const char *end = out + room;
    out[0] = 0;
    if (p->grain >= GRAIN_DAY) { fine_value(p, out, room); return; }
    if (p->grain <= GRAIN_DECADE) {
        if (p->grain != GRAIN_NONE) coarse_value(p, out, room);
        return;
    }
    char *at = p->year == UNSAID ? put_text(out, end, "XXXX") : year_text(p->year, out, room);
    if (p->grain == GRAIN_YEAR) return;
    at = put_text(at, end, part[p->grain].mark);
    at = part[p->grain].wide ? two_digits((u32)p->n, at) : put_number(p->n, at);
    put_text(at, end, part[p->grain].after);
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

/* Room for 16 bytes is enough. */
static char *write_length(i32 n, char unit, bool half, char *out) {
    *out++ = 'P';
    if (unit == 'H' || unit == 'm' || unit == 'S') *out++ = 'T';
    if (n == UNSAID) *out++ = 'X';
    else out = put_number(n, out);
    if (n != UNSAID && half) *out++ = '.', *out++ = '5';
    *out++ = unit == 'm' ? 'M' : unit;
    *out = 0;
    return out;
}

/* The second part of "P2Y6M", "PT1H30M". */
static void add_length(const struct parts *p, char *out, size_t room) {
    char second[16];
    bool clock = strchr("HmS", p->length.unit) != NULL;
    write_length(p->count2, p->unit2, false, second);
    put_text(out, out + room, second + 1 + (clock && second[1] == 'T'));
}

/* room: at least 40 bytes. */
void length_value(const struct parts *p, char *out, size_t room) {
    char unit;
    i32 n = amount(&p->length, &unit);
    char *at = write_length(n, unit, p->length.half && unit == p->length.unit, out);
    if (p->unit2) {
        add_length(p, at, room - (size_t)(at - out));
        return;
    }
    if (p->count2 == UNSAID) return;
    *at++ = '/';
    write_length(p->count2, unit, p->half2, at);
}
