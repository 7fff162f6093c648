/* Every kind of step of the rule language, one rule and one text at a time. */
#include "fixture.h"

static const char words[] = "%words\n"
    "januari\tmonth\t-\t1\n"
    "mei\tmonth\t-\t5\n"
    "Senin\tday\t-\t1\n"
    "satu\tnumeral\t-\t1\n"
    "tiga\tnumeral\t-\t3\n"
    "puluh\tnumeral\tx\t10\n"
    "belas\tnumeral\t+\t10\n"
    "jeruk\tfruit\n"
    "jeruk bali\tfruit\n"
    "jeruk bali merah\tfruit\n";

/* The first thing the pattern emits in the text, or "-". */
static const char *first_match(const char *pattern, const char *text, const char *last) {
    static char got[256];
    static char rule[1024];
    snprintf(rule, sizeof rule,
             "%%rules\nrule date.x\n match %s\n emit date\n why w\n yes \"a\"\n no \"b\"\n", pattern);
    const char *const file[] = {"words", words, "x.rules", rule};
    struct fixture f;
    struct match m;
    fixture_open(&f, file, 2);
    struct doc *d = fixture_read(&f, text, last);
    strcpy(got, "-");
    for (u32 t = 0; t < d->n_tokens; t++) {
        if (!match_at(d, t, GROUP_DATE, &m)) continue;
        struct berita_span s = doc_span(d, m.first, m.limit);
        snprintf(got, sizeof got, "%.*s", (int)(s.end - s.start), text + s.start);
        break;
    }
    fixture_close(&f);
    return got;
}

#define CHECK(pattern, text, want) \
    assert_string_equal(first_match(pattern, text, "sentence"), want)

static void literals(void **state) {
    (void)state;
    CHECK("pada", "Ia datang pada pagi", "pada");
    CHECK("pada", "PADA pagi", "PADA");
    CHECK("pada", "kepada", "-");
    CHECK("\"(\" x \")\"", "a (x) b", "(x)");
    CHECK("\"pada pagi\"", "pada pagi", "pada pagi");
    CHECK("teman-teman", "dua teman-teman", "teman-teman");
}

static void classes(void **state) {
    (void)state;
    CHECK("<month>", "bulan Januari ini", "Januari");
    CHECK("<month|day>", "Senin", "Senin");
    CHECK("<day>", "senin", "-"); /* the entry asks for a capital */
    CHECK("<fruit>", "makan jeruk bali merah", "jeruk bali merah");
    CHECK("<fruit>", "makan jeruk bali putih", "jeruk bali");
    CHECK("<fruit> putih", "makan jeruk bali putih", "jeruk bali putih");
}

static void numbers(void **state) {
    (void)state;
    CHECK("[num 1..31]", "ada 17", "17");
    CHECK("[num 1..31]", "ada 32", "-");
    CHECK("[num 1..31]", "ada tiga belas", "tiga belas");
    CHECK("[num]", "ada tiga puluh satu buah", "tiga puluh satu");
    CHECK("[num]", "1.250.000 orang", "1.250.000");
    CHECK("[num]", "3,5 kilo", "-");
    CHECK("[digits 1..12]", "tiga 12", "12");
    CHECK("[digits 1..12]", "13", "-");
    CHECK("[digits4 1000..2200]", "02025 2025", "2025");
    CHECK("[clock]", "pukul 19.30 WIB", "19.30");
    CHECK("[clock]", "pukul 07:05", "07:05");
    CHECK("[clock]", "skor 25.30", "-");
    CHECK("[roman 1..12]", "abad XIV triwulan III", "III");
    CHECK("[roman]", "xiv", "-");
    CHECK("[ordinal 1..90]", "HUT ke-80", "ke-80");
    CHECK("[ordinal 1..40]", "HUT ke-80", "-");
    CHECK("[decade]", "era 90-an", "90-an");
}

static void shapes_and_kinds(void **state) {
    (void)state;
    CHECK("[cap]", "di Kota", "Kota");
    CHECK("[upper]", "Kota KPK", "KPK");
    CHECK("[camel]", "Kota KataKata", "KataKata");
    CHECK("[capital]+", "di KPK Kota KataKata itu", "KPK Kota KataKata");
    CHECK("[lower]", "KPK kota", "kota");
    CHECK("[word]", "19 kata", "kata");
    CHECK("[number]", "kata 19", "19");
    CHECK("[mixed]", "kata Covid-19", "Covid-19");
    CHECK("[punct]", "kata, ya", ",");
    CHECK("[quote]", "kata \"ya\"", "\"");
    CHECK("[url]", "di https://a.id saja", "https://a.id");
    CHECK("[any] [any]", "kata , ya", "kata ,");
}

static void marks_of_pairs(void **state) {
    (void)state;
    CHECK("[open] [any]", "kata \"ya\" dia", "\"ya");
    CHECK("[close] [any]", "kata \"ya\" dia", "\" dia");
    CHECK("[open]", "kata ya\" dia", "-");
}

static void zero_width(void **state) {
    (void)state;
    CHECK("[start] pada", "Pagi pada. Pada hari itu", "Pada");
    CHECK("itu [end]", "hari itu. Itu pun", "-");
    CHECK("itu \".\" [end]", "hari itu. Itu pun", "itu.");
    CHECK("[line] pada", "pada a\npada b", "pada");
    CHECK("a [line] pada", "pada a\npada b", "a\npada");
    CHECK("a [line] pada", "pada a pada b", "-");
}

static void patterns_of_one_token(void **state) {
    (void)state;
    CHECK("[text /[0-9]{2}[a-z]+/]", "a 5g 25an", "25an");
    CHECK("[text /kat/]", "kata", "-"); /* the whole token */
    CHECK("[text /[a-z]]/] x", "a] x", "-");
}

static void structure(void **state) {
    (void)state;
    CHECK("a (b | c d) e", "a c d e", "a c d e");
    CHECK("a b? c", "a c", "a c");
    CHECK("a b* c", "a b b b c", "a b b b c");
    CHECK("a b+ c", "a c", "-");
    CHECK("a b{2,3} c", "a b c a b b c", "a b b c");
    CHECK("a b{2} c", "a b b b c", "-");
    CHECK("a [any]*", "a b c", "a b c");
    CHECK("a [any]*? c", "a b c d c", "a b c");
    CHECK("(a | a b)", "a b", "a"); /* the first alternative wins in one rule */
    CHECK("a (b c)+", "a b c b c d", "a b c b c");
}

static void negation(void **state) {
    (void)state;
    CHECK("a !b [any]", "a b a c", "a c");
    CHECK("!a [word]", "a b", "b");
    CHECK("a !(b c) [any]", "a b c a b d", "a b");
}

static void gluing(void **state) {
    (void)state;
    CHECK("[digits] ~\"/\" ~[digits]", "1/ 2 3/4", "3/4");
    CHECK("a ~(\",\" | \".\")", "a , a,", "a,");
}

static void context(void **state) {
    (void)state;
    CHECK("a >> b << c", "x a b c", "b");
    CHECK("a >> b", "a b", "b");
    CHECK("a << b", "a b", "a");
}

static void annotations(void **state) {
    (void)state;
    /* Mentions and dates are laid by hand: other stages make them. */
    static const char rules[] =
        "%rules\nrule date.x\n match @person dan @date\n emit date\n why w\n yes \"a\"\n no \"b\"\n";
    const char *const file[] = {"x.rules", rules};
    struct fixture f;
    struct match m;
    fixture_open(&f, file, 1);
    struct doc *d = fixture_read(&f, "Budi Raya dan 17 Mei itu", "sentence");
    struct berita_mention *mention = doc_push_mention(d);
    mention->first = 0, mention->limit = 2, mention->type = BERITA_PERSON;
    d->mention_at[0] = d->mention_at[1] = 1;
    struct berita_date *date = doc_push_date(d);
    date->first = 3, date->limit = 5;
    d->date_at[3] = d->date_at[4] = 1;
    assert_true(match_at(d, 0, GROUP_DATE, &m));
    assert_int_equal(m.limit, 5);
    assert_false(match_at(d, 1, GROUP_DATE, &m)); /* not from the middle of one */
    mention->type = BERITA_PLACE;
    assert_false(match_at(d, 0, GROUP_DATE, &m));
    fixture_close(&f);
}

static const char two_rules[] =
    "%rules\n"
    "rule date.short\n match a b\n emit date mod=short\n why w\n yes \"a\"\n no \"b\"\n"
    "rule date.long\n match a b c\n emit date mod=long\n why w\n yes \"a\"\n no \"b\"\n"
    "rule date.late\n match a b [any]\n emit date mod=late\n why w\n yes \"a\"\n no \"b\"\n"
    "rule quote.other\n match a b c d\n emit cue\n why w\n yes \"a\"\n no \"b\"\n";

static bool count_them(void *user, const struct match *m) {
    u32 *seen = user;
    seen[0]++;
    seen[1] = seen[1] * 10 + m->rule;
    return true;
}

static void the_longest_then_the_earliest_wins(void **state) {
    (void)state;
    const char *const file[] = {"x.rules", two_rules};
    struct fixture f;
    struct match m;
    u32 seen[2] = {0, 0};
    fixture_open(&f, file, 1);
    struct doc *d = fixture_read(&f, "a b c d", "sentence");
    assert_true(match_at(d, 0, GROUP_DATE, &m));
    assert_string_equal(match_str(d, &m, KEY_MOD), "long");
    match_all_at(d, 0, GROUP_DATE, count_them, seen);
    assert_int_equal(seen[0], 3);
    assert_int_equal(seen[1], 12); /* rules 0, 1, 2 in their order */
    assert_true(match_at(d, 0, GROUP_QUOTE, &m));
    assert_int_equal(m.limit, 4);
    assert_false(match_at(d, 1, GROUP_DATE, &m));
    fixture_close(&f);
}

static void arguments(void **state) {
    (void)state;
    static const char rules[] = "%rules\nrule date.x\n match [num]:d (<month>:m)? ~\",\"?:c\n"
                                " emit date day=d month=m offset=-3 mod=START unit=c\n why w\n"
                                " yes \"a\"\n no \"b\"\n";
    const char *const file[] = {"words", words, "x.rules", rules};
    struct fixture f;
    struct match m;
    struct capture c;
    fixture_open(&f, file, 2);
    struct doc *d = fixture_read(&f, "tiga puluh Mei itu", "sentence");
    assert_true(match_at(d, 0, GROUP_DATE, &m));
    assert_true(match_capture(d, &m, KEY_DAY, &c));
    assert_int_equal(c.first, 0);
    assert_int_equal(c.limit, 2);
    assert_true(match_capture(d, &m, KEY_MONTH, &c));
    assert_int_equal(c.first, 2);
    assert_false(match_capture(d, &m, KEY_UNIT, &c)); /* took nothing */
    assert_false(match_capture(d, &m, KEY_YEAR, &c)); /* no such argument */
    assert_int_equal(match_int(d, &m, KEY_OFFSET, 0), -3);
    assert_int_equal(match_int(d, &m, KEY_YEAR, 7), 7);
    assert_string_equal(match_str(d, &m, KEY_MOD), "START");
    assert_null(match_str(d, &m, KEY_DAY));
    fixture_close(&f);
}

static void a_match_has_an_end(void **state) {
    (void)state;
    char text[1024] = "a";
    for (int i = 0; i < 200; i++) strcat(text, " b");
    strcat(text, " c");
    CHECK("a b* c", text, "-"); /* longer than a match may be */
    CHECK("(b* b*)* c", text, "b b b b b b b b b b b b b b b b b b b b b b b b b b b b b b b b b b b b b"
                              " b b b b b b b b b b b b b b b b b b b b b b b b b b c");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(literals),       cmocka_unit_test(classes),
        cmocka_unit_test(numbers),        cmocka_unit_test(shapes_and_kinds),
        cmocka_unit_test(marks_of_pairs), cmocka_unit_test(zero_width),
        cmocka_unit_test(patterns_of_one_token), cmocka_unit_test(structure),
        cmocka_unit_test(negation),       cmocka_unit_test(gluing),
        cmocka_unit_test(context),        cmocka_unit_test(annotations),
        cmocka_unit_test(the_longest_then_the_earliest_wins),
        cmocka_unit_test(arguments),      cmocka_unit_test(a_match_has_an_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
