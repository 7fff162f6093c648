/* Moments of feeds and pages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "formats/when.h"

static struct words words;

struct example {
    const char *written, *read; /* NULL: none */
};

static void check_all(const struct example *e) {
    char out[WHEN_ROOM];
    for (; e->written; e++) {
        bool good = when_read(&words, e->written, strlen(e->written), out);
        if (good != (e->read != NULL) || (good && strcmp(out, e->read) != 0))
            print_error("%s: %s\n", e->written, good ? out : "none");
        assert_int_equal(good, e->read != NULL);
        if (good) assert_string_equal(out, e->read);
    }
}

static void of_rfc_822(void **state) {
    static const struct example examples[] = {
        {"Tue, 24 Nov 2026 07:30:00 +0700", "2026-11-24T07:30:00+07:00"},
        {"24 Nov 2026 07:30 GMT", "2026-11-24T07:30:00+00:00"},
        {"Tue, 24 Nov 26 07:30:00 EST", "2026-11-24T07:30:00-05:00"},
        {"Mon, 24 Nov 97 07:30:00 -0330", "1997-11-24T07:30:00-03:30"},
        {"Tue,24 Nov 2026 07:30:00 GMT+0700", "2026-11-24T07:30:00+07:00"},
        {"Tuesday, 24-Nov-26 07:30:00 UTC", "2026-11-24T07:30:00+00:00"},
        {"Tue Nov 24 07:30:00 2026", "2026-11-24T07:30:00"},
        {"Tue, 24 Nov 2026", "2026-11-24"},
        {NULL, NULL},
    };
    (void)state;
    check_all(examples);
}

static void of_indonesian_outlets(void **state) {
    static const struct example examples[] = {
        {"Selasa, 24 Nopember 2026 07:30 WIB", "2026-11-24T07:30:00+07:00"},
        {"Selasa, 24 Nov 2026 | 07.30 WITA", "2026-11-24T07:30:00+08:00"},
        {"Jumat, 14 Agu 2026, 19:05 WIT", "2026-08-14T19:05:00+09:00"},
        {"Sabtu, 5 Des 2026 00:00:00 +0700", "2026-12-05T00:00:00+07:00"},
        {"1 Oktober 2026 pukul 9:05", "2026-10-01T09:05:00"},
        {"24/11/2026 07:30", "2026-11-24T07:30:00"},
        {"24.11.2026 07.30", "2026-11-24T07:30:00"},
        {"Nov 24, 2026 7:30 PM", "2026-11-24T19:30:00"},
        {"Nov 24, 2026 12:10 am", "2026-11-24T00:10:00"},
        {NULL, NULL},
    };
    (void)state;
    check_all(examples);
}

static void of_iso_8601(void **state) {
    static const struct example examples[] = {
        {"2026-11-24", "2026-11-24"},
        {"2026/11/24 07:30", "2026-11-24T07:30:00"},
        {"2026-11-24T23:30:00Z", "2026-11-24T23:30:00+00:00"},
        {"2026-11-24T07:30:00.123+07:00", "2026-11-24T07:30:00+07:00"},
        {"2026-11-24T07:30+07", "2026-11-24T07:30:00+07:00"},
        {"2026-11-24 07:30:00", "2026-11-24T07:30:00"},
        {"20261124", "2026-11-24"},
        {"20261124T073000+0700", "2026-11-24T07:30:00+07:00"},
        {"20261124T0730Z", "2026-11-24T07:30:00+00:00"},
        {NULL, NULL},
    };
    (void)state;
    check_all(examples);
}

static void of_none(void **state) {
    static const struct example examples[] = {
        {"", NULL},
        {"kemarin sore", NULL},
        {"2026-11", NULL},
        {"31 Feb 2026", NULL},
        {"0000-00-00 00:00:00", NULL},
        {"1764000000", NULL},
        {"99999999T99999999", NULL},
        {"24 Nov 2026 27:61:00", "2026-11-24"},
        {"24 Nov 2026 07:30 +9999", "2026-11-24T07:30:00"},
        {NULL, NULL},
    };
    (void)state;
    check_all(examples);
}

static void universal_time_becomes_local(void **state) {
    static const struct example examples[] = {
        {"2026-12-31T23:30:15+00:00", "2027-01-01T06:30:15+07:00"},
        {"2026-11-24T07:30:00+00:00", "2026-11-24T14:30:00+07:00"},
        {"2026-11-24T23:30:00+08:00", "2026-11-24T23:30:00+08:00"},
        {"2026-11-24T23:30:00", "2026-11-24T23:30:00"},
        {"2026-11-24", "2026-11-24"},
        {"9999-12-31T23:00:00+00:00", "9999-12-31T23:00:00+00:00"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(examples); i++) {
        char moment[WHEN_ROOM];
        snprintf(moment, sizeof moment, "%s", examples[i].written);
        when_in_indonesia(moment);
        assert_string_equal(moment, examples[i].read);
    }
}

static int open_words(void **state) {
    (void)state;
    return words_open(&words) ? 0 : -1;
}

static int free_words(void **state) {
    (void)state;
    words_free(&words);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(of_rfc_822),
        cmocka_unit_test(of_indonesian_outlets),
        cmocka_unit_test(of_iso_8601),
        cmocka_unit_test(of_none),
        cmocka_unit_test(universal_time_becomes_local),
    };
    return cmocka_run_group_tests(tests, open_words, free_words);
}
