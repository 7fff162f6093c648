/* The calendar, over every day of 1600 to 2400. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/calendar.h"

static void next_day(struct ymd *d) {
    if (++d->day <= calendar_month_days(d->year, d->month)) return;
    d->day = 1;
    if (++d->month <= 12) return;
    d->month = 1;
    d->year++;
}

static void check_day(i32 n, const struct ymd *d, int weekday) {
    struct ymd back = calendar_date(n);
    assert_int_equal(calendar_day(d->year, d->month, d->day), n);
    assert_int_equal(back.year, d->year);
    assert_int_equal(back.month, d->month);
    assert_int_equal(back.day, d->day);
    assert_true(calendar_valid(d->year, d->month, d->day));
    assert_int_equal(calendar_weekday(n), weekday);
    char text[11];
    calendar_write(*d, text);
    assert_true(calendar_read(text, &back));
    assert_memory_equal(&back, d, sizeof back);
}

static void texts_of_dates(void **state) {
    (void)state;
    struct ymd d;
    assert_true(calendar_read("2025-07-17T08:00:00Z", &d) && d.year == 2025 && d.month == 7 && d.day == 17);
    assert_true(calendar_read("2025-7-1", &d) && d.month == 7 && d.day == 1);
    assert_false(calendar_read("2025-02-30", &d));
    assert_false(calendar_read("2025-07", &d));
    assert_false(calendar_read("kemarin", &d));
    assert_false(calendar_read("", &d));
}

static void check_week(i32 n, int weekday) {
    int year, week;
    calendar_week(n, &year, &week);
    assert_in_range(week, 1, 53);
    assert_int_equal(calendar_week_start(year, week), n - weekday + 1);
}

static void check_hijri(i32 n) {
    struct ymd h = hijri_date(n);
    assert_in_range(h.month, 1, 12);
    assert_in_range(h.day, 1, 30);
    assert_int_equal(hijri_day(h.year, h.month, h.day), n);
}

static void every_day(void **state) {
    (void)state;
    struct ymd d = {1600, 1, 1};
    int weekday = 6; /* 1600-01-01 was a Saturday */
    i32 n = calendar_day(1600, 1, 1), last = calendar_day(2400, 12, 31);
    for (; n <= last; n++, next_day(&d), weekday = weekday % 7 + 1) {
        check_day(n, &d, weekday);
        check_week(n, weekday);
        check_hijri(n);
    }
    assert_int_equal(d.year, 2401);
}

static void hijri_runs_on(void **state) {
    (void)state;
    struct ymd before = hijri_date(calendar_day(1600, 1, 1) - 1);
    for (i32 n = calendar_day(1600, 1, 1); n < calendar_day(2400, 1, 1); n++) {
        struct ymd h = hijri_date(n);
        if (h.day == 1) assert_in_range(before.day, 29, 30);
        else assert_int_equal(h.day, before.day + 1);
        before = h;
    }
}

static void known_days(void **state) {
    (void)state;
    assert_int_equal(calendar_day(1970, 1, 1), 0);
    assert_int_equal(calendar_day(2000, 3, 1), 11017);
    assert_int_equal(calendar_day(0, 3, 1), -719468);
    assert_int_equal(calendar_weekday(calendar_day(1945, 8, 17)), 5);
    assert_int_equal(calendar_easter(2024), calendar_day(2024, 3, 31));
    assert_int_equal(calendar_easter(2019), calendar_day(2019, 4, 21));
    assert_int_equal(calendar_easter(1818), calendar_day(1818, 3, 22));
    assert_int_equal(hijri_day(1446, 1, 1), calendar_day(2024, 7, 8));
    assert_int_equal(hijri_day(1445, 10, 1), calendar_day(2024, 4, 10));
}

static void months_added(void **state) {
    (void)state;
    struct ymd d = calendar_add_months((struct ymd){2024, 1, 31}, 1);
    assert_int_equal(calendar_day(d.year, d.month, d.day), calendar_day(2024, 2, 29));
    d = calendar_add_months((struct ymd){2024, 1, 31}, -2);
    assert_int_equal(calendar_day(d.year, d.month, d.day), calendar_day(2023, 11, 30));
    d = calendar_add_months((struct ymd){2024, 12, 5}, 25);
    assert_int_equal(calendar_day(d.year, d.month, d.day), calendar_day(2027, 1, 5));
}

/* Weeks run from 1 to 52 or 53 and on to the next year's first. */
static void weeks_run_on(void **state) {
    (void)state;
    int year = 1600, week = 1, before_year, before_week;
    for (i32 monday = calendar_week_start(1600, 1); year <= 2400; monday += 7) {
        before_year = year;
        before_week = week;
        calendar_week(monday, &year, &week);
        assert_int_equal(calendar_week_start(year, week), monday);
        if (monday == calendar_week_start(1600, 1)) continue;
        if (week == 1)
            assert_true(year == before_year + 1 && before_week >= 52 && before_week <= 53);
        else assert_true(year == before_year && week == before_week + 1);
    }
}

static void easter_is_a_sunday(void **state) {
    (void)state;
    for (int year = 1600; year <= 2400; year++) {
        i32 day = calendar_easter(year);
        assert_int_equal(calendar_weekday(day), 7);
        assert_in_range(day - calendar_day(year, 3, 22), 0, 34); /* to 25 April */
    }
}

/* Months there and back: the same month, and the day unless a shorter month cut
 * it. */
static void months_there_and_back(void **state) {
    (void)state;
    for (i32 n = calendar_day(1600, 1, 1); n < calendar_day(2400, 1, 1); n += 13)
        for (int months = -25; months <= 25; months += 5) {
            struct ymd d = calendar_date(n), there = calendar_add_months(d, months);
            struct ymd back = calendar_add_months(there, -months);
            assert_true(calendar_valid(there.year, there.month, there.day));
            assert_int_equal(there.year * 12 + there.month, d.year * 12 + d.month + months);
            assert_true(back.year == d.year && back.month == d.month && back.day == there.day);
            assert_true(there.day == d.day ||
                        there.day == calendar_month_days(there.year, there.month));
        }
}

static void impossible_days(void **state) {
    (void)state;
    assert_false(calendar_valid(2023, 2, 29));
    assert_false(calendar_valid(1900, 2, 29));
    assert_true(calendar_valid(2000, 2, 29));
    assert_false(calendar_valid(2023, 13, 1));
    assert_false(calendar_valid(2023, 4, 31));
    assert_false(calendar_valid(0, 1, 1));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_day),          cmocka_unit_test(hijri_runs_on),
        cmocka_unit_test(texts_of_dates),
        cmocka_unit_test(known_days),         cmocka_unit_test(months_added),
        cmocka_unit_test(impossible_days),    cmocka_unit_test(weeks_run_on),
        cmocka_unit_test(easter_is_a_sunday), cmocka_unit_test(months_there_and_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
