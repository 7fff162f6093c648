#include "core/calendar.h"

enum {
    ERA_DAYS = 146097,     /* 400 years */
    EPOCH = 719468,        /* 0000-03-01 to 1970-01-01 */
    HIJRI_EPOCH = -492148, /* 1 Muharam 1: 622-07-19, 16 July in the Julian calendar */
    HIJRI_CYCLE = 10631,   /* days of 30 Islamic years */
};

static bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

static i32 floor_div(i32 a, i32 b) { return a / b - (a % b < 0); }

int calendar_month_days(int year, int month) {
    static const u8 days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month - 1] + (month == 2 && is_leap(year));
}

bool calendar_valid(int year, int month, int day) {
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1) return false;
    return day <= calendar_month_days(year, month);
}

/* Years begin in March, so that the leap day comes last: months then have a
 * fixed pattern of 153 days in five. */
i32 calendar_day(int year, int month, int day) {
    i32 y = month > 2 ? year : year - 1;
    i32 era = floor_div(y, 400), of_era = y - era * 400;
    i32 of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    return era * ERA_DAYS + of_era * 365 + of_era / 4 - of_era / 100 + of_year - EPOCH;
}

struct ymd calendar_date(i32 day) {
    i32 z = day + EPOCH, era = floor_div(z, ERA_DAYS), of_era = z - era * ERA_DAYS;
    i32 year = (of_era - of_era / 1460 + of_era / 36524 - of_era / (ERA_DAYS - 1)) / 365;
    i32 of_year = of_era - (365 * year + year / 4 - year / 100);
    i32 month = (5 * of_year + 2) / 153;
    struct ymd d;
    d.day = of_year - (153 * month + 2) / 5 + 1;
    d.month = month < 10 ? month + 3 : month - 9;
    d.year = year + era * 400 + (d.month <= 2);
    return d;
}

int calendar_weekday(i32 day) {
    i32 from_monday = (day + 3) % 7; /* 1970-01-01 was a Thursday */
    return from_monday < 0 ? from_monday + 8 : from_monday + 1;
}

/* A week belongs to the year that has its Thursday. */
void calendar_week(i32 day, int *year, int *week) {
    i32 thursday = day - calendar_weekday(day) + 4;
    *year = calendar_date(thursday).year;
    *week = (thursday - calendar_day(*year, 1, 1)) / 7 + 1;
}

i32 calendar_week_start(int year, int week) {
    i32 fourth = calendar_day(year, 1, 4); /* always in the first week */
    return fourth - calendar_weekday(fourth) + 1 + 7 * (week - 1);
}

struct ymd calendar_add_months(struct ymd d, int months) {
    i32 n = d.year * 12 + d.month - 1 + months;
    d.year = floor_div(n, 12);
    d.month = n - d.year * 12 + 1;
    int last = calendar_month_days(d.year, d.month);
    if (d.day > last) d.day = last;
    return d;
}

/* The anonymous Gregorian computus. */
i32 calendar_easter(int year) {
    int a = year % 19, b = year / 100, c = year % 100;
    int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    int n = h + l - 7 * ((a + 11 * h + 22 * l) / 451) + 114;
    return calendar_day(year, n / 31, n % 31 + 1);
}

/* Up to n digits; the text behind them, NULL when there are none. */
static const char *read_digits(const char *p, u32 n, int *value) {
    const char *start = p;
    for (*value = 0; n-- > 0 && *p >= '0' && *p <= '9'; p++) *value = *value * 10 + (*p - '0');
    return p > start ? p : NULL;
}

bool calendar_read(const char *text, struct ymd *date) {
    while (*text == ' ') text++;
    const char *p = read_digits(text, 4, &date->year);
    if (!p || *p++ != '-' || !(p = read_digits(p, 2, &date->month)) || *p++ != '-') return false;
    return read_digits(p, 2, &date->day) && calendar_valid(date->year, date->month, date->day);
}

static char *write_two(char *out, int value) {
    out[0] = (char)('0' + value / 10 % 10);
    out[1] = (char)('0' + value % 10);
    return out + 2;
}

void calendar_write(struct ymd date, char out[11]) {
    out = write_two(write_two(out, date.year / 100), date.year % 100);
    *out++ = '-';
    out = write_two(out, date.month);
    *out++ = '-';
    *write_two(out, date.day) = 0;
}

static i32 hijri_year_days(int year) { return 354 * (year - 1) + (11 * year + 3) / 30; }

i32 hijri_day(int year, int month, int day) {
    return HIJRI_EPOCH + hijri_year_days(year) + (59 * (month - 1) + 1) / 2 + day - 1;
}

struct ymd hijri_date(i32 day) {
    i32 n = day - HIJRI_EPOCH;
    struct ymd d;
    d.year = (30 * n + HIJRI_CYCLE + 15) / HIJRI_CYCLE;
    while (hijri_day(d.year, 1, 1) > day) d.year--;
    while (hijri_day(d.year + 1, 1, 1) <= day) d.year++;
    i32 of_year = day - hijri_day(d.year, 1, 1);
    d.month = (2 * of_year + 1) / 59 + 1;
    if (d.month > 12) d.month = 12;
    while (d.month > 1 && hijri_day(d.year, d.month, 1) > day) d.month--;
    d.day = day - hijri_day(d.year, d.month, 1) + 1;
    return d;
}
