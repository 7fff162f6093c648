/* What the date stage makes of dates together: the day of publication, joined
 * clocks, weekdays as a check, dates that count from others.  Single
 * expressions are tested by the examples of lexicons/rules/date.rules. */
#include "builtin.h"

static const struct berita_date *read(const char *text, const char *published, uint32_t wanted) {
    struct berita_input in = {.text = text, .len = strlen(text), .published = published};
    uint32_t n;
    assert_int_equal(berita_run(doc, &in, NULL), BERITA_OK);
    const struct berita_date *d = berita_dates(doc, &n);
    assert_int_equal(n, wanted);
    return d;
}

static void assert_value(const struct berita_date *d, const char *value) {
    assert_string_equal(d->value, value);
}

static void assert_published(const char *wanted) {
    const struct berita_summary *s = berita_summary(doc);
    assert_int_equal(s->published.n, 10);
    assert_memory_equal(s->published.p, wanted, 10);
    assert_string_equal(s->published_from, "text");
}

static void publication_from_text(void **state) {
    (void)state;
    const struct berita_date *d =
        read("Hujan turun Senin (3/3/2025). Kemarin reda, kata Rina, Rabu (5/3/2025).", NULL, 3);
    assert_published("2025-03-05");
    assert_value(&d[1], "2025-03-04");
    assert_int_equal(d[1].anchor, BERITA_ANCHOR_PUBLISHED);
}

static void unknown_publication(void **state) {
    (void)state;
    const struct berita_date *d = read("Kemarin dan pada 17 Agustus serta pekan lalu.", NULL, 3);
    assert_value(&d[0], "XXXX-XX-XX");
    assert_value(&d[1], "XXXX-08-17");
    assert_value(&d[2], "XXXX-WXX");
    assert_string_equal(d[1].from, "");
}

static void clock_joined_to_its_day(void **state) {
    (void)state;
    const char *text = "Gempa terasa Rabu (5/3/2025) sekitar pukul 03.10 WIT, lalu pukul 04.00 WIT.";
    const struct berita_date *d = read(text, "2025-03-06", 2);
    assert_value(&d[0], "2025-03-05T03:10+09:00");
    assert_string_equal(d[0].mod, "APPROX");
    assert_int_equal(d[0].end - d[0].start, strlen("Rabu (5/3/2025) sekitar pukul 03.10 WIT"));
    assert_value(&d[1], "2025-03-05T04:00+09:00");
    assert_int_equal(d[1].anchor, 0);
}

static void clock_before_its_day(void **state) {
    (void)state;
    const struct berita_date *d =
        read("Banjir datang pukul 18.20 Wita, Senin (3/3/2025). Hingga pukul 12.00 WIB hari ini surut.", "2025-03-05", 2);
    assert_value(&d[0], "2025-03-03T18:20+08:00");
    assert_int_equal(d[0].end - d[0].start, strlen("pukul 18.20 Wita, Senin (3/3/2025)"));
    assert_value(&d[1], "2025-03-05T12:00+07:00");
}

static void clock_of_every_day(void **state) {
    (void)state;
    const struct berita_date *d = read("Loket buka setiap hari mulai pukul 08.00 WIB.", "2025-03-06", 2);
    assert_value(&d[0], "P1D");
    assert_value(&d[1], "XXXX-XX-XXT08:00+07:00");
}

static void clock_of_every_week(void **state) {
    (void)state;
    const char *text = "Loket buka setiap Senin mulai pukul 08.00 WIB. Pukul 10.00 antrean panjang.";
    const struct berita_date *d = read(text, "2025-03-06", 3);
    assert_value(&d[0], "XXXX-WXX-1");
    assert_value(&d[1], "XXXX-WXX-1T08:00+07:00");
    assert_value(&d[2], "2025-03-06T10:00");
}

static void weekdays_listed(void **state) {
    (void)state;
    const char *text = "Latihan setiap Senin, Rabu, dan Jumat pukul 16.00, tetapi Sabtu libur.";
    const struct berita_date *d = read(text, "2025-03-06", 5);
    assert_value(&d[0], "XXXX-WXX-1");
    assert_value(&d[1], "XXXX-WXX-3");
    assert_value(&d[2], "XXXX-WXX-5");
    assert_int_equal(d[2].type, BERITA_SET);
    assert_value(&d[3], "XXXX-XX-XXT16:00");
    assert_int_equal(d[4].type, BERITA_DATE);
}

static void hours_past_midnight(void **state) {
    (void)state;
    const struct berita_date *d = read("Konser Sabtu (1/3/2025) pukul 22.00-01.00 WIB.", "2025-03-06", 1);
    assert_value(d, "2025-03-01T22:00+07:00/2025-03-02T01:00+07:00");
    assert_string_equal(d->from, "2025-03-01");
    assert_string_equal(d->to, "2025-03-02");
    d = read("Konser dari pukul 22.00 hingga pukul 01.00.", "2025-03-06", 2);
    assert_value(&d[0], "2025-03-06T22:00");
    assert_value(&d[1], "2025-03-07T01:00");
}

static void hours_of_no_day(void **state) {
    (void)state;
    const struct berita_date *d = read("Museum buka Selasa-Minggu, pukul 09.00-17.00 WITA.", "2025-03-06", 2);
    assert_value(&d[0], "XXXX-WXX-2/XXXX-WXX-7");
    assert_int_equal(d[0].type, BERITA_SET);
    assert_value(&d[1], "T09:00+08:00/T17:00+08:00");
    assert_string_equal(d[1].from, "");
}

static void words_that_soften(void **state) {
    (void)state;
    const struct berita_date *d = read(
        "Lebih dari 10 tahun ia menunggu, paling lama dua jam, sekitar 17 Maret, paling lambat 20 Maret.",
        "2025-03-06", 4);
    assert_string_equal(d[0].mod, "MORE_THAN");
    assert_string_equal(d[1].mod, "EQUAL_OR_LESS");
    assert_string_equal(d[2].mod, "APPROX");
    assert_string_equal(d[3].mod, "ON_OR_BEFORE");
}

static void year_left_out(void **state) {
    (void)state;
    const struct berita_date *d = read("Pada Februari harga naik. Sejak Desember stok turun.", "2025-10-20", 2);
    assert_value(&d[0], "2025-02");
    assert_value(&d[1], "2024-12");
    d = read("Pada Desember harga naik. Pada triwulan IV laba turun.", "2025-01-10", 2);
    assert_value(&d[0], "2024-12");
    assert_value(&d[1], "2024-Q4");
    d = read("Triwulan I 2020 lesu. Triwulan III pulih.", "2025-01-10", 2);
    assert_value(&d[1], "2020-Q3");
    assert_int_equal(d[1].anchor, 0);
}

static void feast_beside_a_date(void **state) {
    (void)state;
    const struct berita_date *d =
        read("Rapat persiapan Tahun Baru, Kamis (17/12/2020).", "2020-12-18", 2);
    assert_value(&d[0], "2021-01-01");
}

static void day_behind_a_comma(void **state) {
    (void)state;
    const struct berita_date *d =
        read("Gudang terbakar 3 Juni 2021. Tiga hari kemudian, 6 Juni, api padam.", "2025-01-02", 3);
    assert_value(&d[1], "2021-06-06");
    assert_value(&d[2], "2021-06-06");
}

static void not_after_publication(void **state) {
    (void)state;
    const struct berita_date *d =
        read("Ia ditahan 10 Mei 2025. Lima bulan kemudian ia bebas.", "2025-06-02", 2);
    assert_value(&d[1], "P5M");
    assert_int_equal(d[1].type, BERITA_DURATION);
    assert_int_equal(d[1].anchor, BERITA_NONE);
}

static void part_of_the_day_spoken_of(void **state) {
    (void)state;
    const struct berita_date *d =
        read("Ia tiba Senin (3/3/2025). Malam itu hujan. Hiburan malam itu ramai.", "2025-03-06", 2);
    assert_value(&d[1], "2025-03-03TNI");
    assert_int_equal(d[1].anchor, 0);
}

static void weekday_settles_order(void **state) {
    (void)state;
    const struct berita_date *d = read("Rapat digelar Senin (9/8/14).", "2014-09-08", 1);
    assert_value(d, "2014-09-08");
    assert_false(d->weekday_mismatch);
}

static void weekday_misprinted(void **state) {
    (void)state;
    uint32_t n;
    const struct berita_date *d = read("Rapat digelar Selasa (8/4/2020).", "2020-04-08", 1);
    assert_value(d, "2020-04-08");
    assert_true(d->weekday_mismatch);
    const struct berita_warning *w = berita_warnings(doc, &n);
    assert_int_equal(n, 1);
    assert_int_equal(w->kind, BERITA_WARN_WEEKDAY);
}

/* Every way of writing a weekday with its date: checked, told, kept as printed. */
static void misprints(void **state) {
    (void)state;
    static const struct {
        const char *text, *value;
        bool mismatch;
    } cases[] = {
        {"Rapat Selasa (15/7/2025).", "2025-07-15", false},
        {"Rapat Senin (15/7/2025).", "2025-07-15", true},
        {"Rapat Senin (15/7).", "2025-07-15", true},
        {"Rapat Senin, 15 Juli 2025.", "2025-07-15", true},
        {"Rapat Senin (15 Juli 2025).", "2025-07-15", true},
        {"Rapat Senin 15/7/2025.", "2025-07-15", true},
        {"Rapat Senin (15/7/25) malam.", "2025-07-15TNI", true},
        {"Rapat Senin, 15 Juli 2025, pukul 10.00 WIB.", "2025-07-15T10:00+07:00", true},
        {"Rapat Senin (7/14/2025).", "2025-07-14", false}, /* no month 14: the other order */
        {"Rapat Senin (7/7/2025).", "2025-07-07", false},
        {"Rapat Rabu (8/6/2025).", "2025-08-06", false}, /* 6 August is a Wednesday, and nearer */
        {"Rapat Kamis (8/6/2025).", "2025-06-08", true}, /* neither order has a Thursday */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint32_t n;
        const struct berita_date *d = read(cases[i].text, "2025-07-17", 1);
        if (strcmp(d->value, cases[i].value) != 0) print_message("%s\n", cases[i].text);
        assert_value(d, cases[i].value);
        assert_int_equal(d->weekday_mismatch, cases[i].mismatch);
        berita_warnings(doc, &n);
        assert_int_equal(n, cases[i].mismatch);
    }
}

/* Every way of writing a day that does not exist: kept, without a value, and
 * told. */
static void impossible_days(void **state) {
    (void)state;
    static const char *const texts[] = {
        "Tenggat 31 Februari lewat.", "Tenggat 29 Februari 2023 lewat.", "Tenggat 31 April 2025 lewat.",
        "Tenggat Senin (31/4/2025) lewat.", "Tenggat Senin (31/9) lewat.", "Tenggat 31/6/2025 lewat.",
        "Tenggat 2025-02-30 lewat.", "Tenggat 28-31 Februari 2025 lewat.", "Tenggat (32/1/2025) lewat.",
        "Tenggat Kamis, 31 September 2025, lewat.",
        "Tenggat Kamis (31 November 2025) lewat.", "Tenggat 2019-1998 lewat.",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        uint32_t n, warnings;
        struct berita_input in = {.text = texts[i], .len = strlen(texts[i]), .published = "2025-07-17"};
        assert_int_equal(berita_run(doc, &in, NULL), BERITA_OK);
        const struct berita_date *d = berita_dates(doc, &n);
        const struct berita_warning *w = berita_warnings(doc, &warnings);
        if (n == 0) continue; /* not taken for a date at all */
        if (*d->value) print_message("%s: %s\n", texts[i], d->value);
        assert_string_equal(d->value, "");
        assert_string_equal(d->from, "");
        assert_string_equal(d->to, "");
        assert_true(warnings >= 1 && w[0].kind == BERITA_WARN_DATE && w[0].at == d->start);
    }
}

static void impossible_date(void **state) {
    (void)state;
    uint32_t n;
    const struct berita_date *d = read("Tenggatnya 31 Februari 2025.", "2025-01-02", 1);
    assert_value(d, "");
    assert_string_equal(d->from, "");
    const struct berita_warning *w = berita_warnings(doc, &n);
    assert_int_equal(n, 1);
    assert_int_equal(w->kind, BERITA_WARN_DATE);
}

static void year_of_the_next_date(void **state) {
    (void)state;
    const struct berita_date *d = read("Ia lulus pada 2 April dan 18 Mei 2021.", "2025-01-02", 2);
    assert_value(&d[0], "2021-04-02");
    assert_value(&d[1], "2021-05-18");
}

static void counted_from_the_text(void **state) {
    (void)state;
    const struct berita_date *d =
        read("Gudang itu terbakar 3 Juni 2021. Sehari kemudian api padam.", "2025-01-02", 2);
    assert_value(&d[1], "2021-06-04");
    assert_int_equal(d[1].anchor, 0);
}

static void spoken_the_day_before(void **state) {
    (void)state;
    const struct berita_date *d =
        read("\"Kemarin saya ke sana,\" kata Rina, Rabu (5/3/2025).", "2025-03-06", 2);
    assert_value(&d[0], "2025-03-04");
}

static void span_of_days(void **state) {
    (void)state;
    const struct berita_date *d = read("Selama enam bulan terakhir, sejak triwulan I-2025.", "2025-07-17", 2);
    assert_string_equal(d[0].from, "2025-01-17");
    assert_string_equal(d[0].to, "2025-07-17");
    assert_string_equal(d[1].from, "2025-01-01");
    assert_string_equal(d[1].to, "2025-03-31");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(publication_from_text),
        cmocka_unit_test(unknown_publication),
        cmocka_unit_test(clock_joined_to_its_day),
        cmocka_unit_test(clock_of_every_day),
        cmocka_unit_test(weekdays_listed), cmocka_unit_test(clock_of_every_week),
        cmocka_unit_test(clock_before_its_day),

        cmocka_unit_test(hours_past_midnight),
        cmocka_unit_test(hours_of_no_day),
        cmocka_unit_test(words_that_soften),
        cmocka_unit_test(year_left_out),
        cmocka_unit_test(feast_beside_a_date),
        cmocka_unit_test(day_behind_a_comma),
        cmocka_unit_test(not_after_publication),
        cmocka_unit_test(part_of_the_day_spoken_of),
        cmocka_unit_test(weekday_settles_order),
        cmocka_unit_test(weekday_misprinted),
        cmocka_unit_test(impossible_date),
        cmocka_unit_test(impossible_days),
        cmocka_unit_test(misprints),
        cmocka_unit_test(year_of_the_next_date),
        cmocka_unit_test(counted_from_the_text),
        cmocka_unit_test(spoken_the_day_before),
        cmocka_unit_test(span_of_days),
    };
    return cmocka_run_group_tests(tests, open_model, close_model);
}
