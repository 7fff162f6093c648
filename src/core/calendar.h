/* Calendar arithmetic.  A day is a number counted from 1970-01-01 in the
 * proleptic Gregorian calendar, negative before it; years are astronomical
 * (0 is 1 BC). */
#ifndef CORE_CALENDAR_H
#define CORE_CALENDAR_H

#include "core/base.h"

struct ymd { int year, month, day; };

/* Years 1 to 9999, months and days that exist. */
bool calendar_valid(int year, int month, int day);
int calendar_month_days(int year, int month);

i32 calendar_day(int year, int month, int day);
struct ymd calendar_date(i32 day);

/* The date that a text begins with, "2025-07-17"; false when it has none that
 * exists.  Written by hand like the next: every document has one. */
bool calendar_read(const char *text, struct ymd *date);

/* The same as text with its NUL; the year is one of four digits. */
void calendar_write(struct ymd date, char out[11]);

/* 1 Monday to 7 Sunday. */
int calendar_weekday(i32 day);

/* ISO 8601 week; the year it belongs to may differ from the day's at both
 * ends of a year. */
void calendar_week(i32 day, int *year, int *week);

/* Monday of an ISO week. */
i32 calendar_week_start(int year, int week);

/* The month `months` later (or earlier); the day is kept, or the month's last
 * where that month is shorter. */
struct ymd calendar_add_months(struct ymd date, int months);

/* Easter Sunday of the western churches. */
i32 calendar_easter(int year);

/* The tabular Islamic calendar (thirty-year cycle, leap years 2, 5, 7, 10, 13,
 * 16, 18, 21, 24, 26, 29): within a day or two of what is announced. */
i32 hijri_day(int year, int month, int day);
struct ymd hijri_date(i32 day);

#endif
