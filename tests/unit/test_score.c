/* What berita-score counts: pairs of spans, names, and how far chance goes. */
#include "unit.h"

#include "score/bootstrap.h"
#include "score/name.h"
#include "score/read.h"

/* ---- spans ------------------------------------------------------------ */

static void trims_to(const char *letters, u32 start, u32 end) {
    u32 from = 0, to = 0;
    for (const char *p = letters; *p; p++) to += ((u8)*p & 0xc0) != 0x80;
    span_trim((struct berita_str){letters, (u32)strlen(letters)}, &from, &to);
    assert_int_equal(from, start);
    assert_int_equal(to, end);
}

static void edges_are_trimmed(void **state) {
    (void)state;
    trims_to("Ya", 0, 2);
    trims_to("“Ya, ya”. ", 1, 7);
    trims_to("(«é – è»)", 2, 7);
    trims_to("\u00a0\tYa\n", 2, 4);
    trims_to("Ya…", 0, 3);
    trims_to("-–—", 3, 3);
    trims_to("", 0, 0);
}

static struct span spans[8], others[8];

/* Spans from pairs of numbers that end with a 0, 0; their marks count on. */
static u32 fill(struct span *to, const u32 (*from)[2]) {
    u32 n = 0;
    for (; from[n][1]; n++) to[n] = (struct span){from[n][0], from[n][1], n, NONE};
    spans_sort(to, n);
    return n;
}

static void halves_agree(void **state) {
    (void)state;
    struct span whole = {0, 10, 0, NONE}, half = {0, 5, 0, NONE}, less = {0, 4, 0, NONE};
    struct span moved = {3, 13, 0, NONE}, further = {4, 14, 0, NONE}, beside = {10, 20, 0, NONE};
    struct span nothing = {5, 5, 0, NONE};
    assert_true(span_agrees(&whole, &whole));
    assert_true(span_agrees(&whole, &half));
    assert_false(span_agrees(&whole, &less));
    assert_true(span_agrees(&whole, &moved));    /* 7 of 13 */
    assert_false(span_agrees(&whole, &further)); /* 6 of 14 */
    assert_false(span_agrees(&whole, &beside));
    assert_false(span_agrees(&nothing, &nothing));
}

static void spans_are_once(void **state) {
    (void)state;
    u32 n = fill(spans, (const u32[][2]){{4, 9}, {0, 3}, {4, 9}, {4, 6}, {0, 3}, {0, 0}});
    n = spans_unique(spans, n);
    assert_int_equal(n, 3);
    assert_int_equal(spans[0].mark, 1); /* the first of the two */
    assert_int_equal(spans[1].end, 6);
    assert_int_equal(spans[2].mark, 0);
}

static void same_spans_count(void **state) {
    (void)state;
    u32 n = fill(spans, (const u32[][2]){{0, 3}, {4, 9}, {12, 12}, {20, 25}, {0, 0}});
    u32 m = fill(others, (const u32[][2]){{0, 4}, {4, 9}, {12, 12}, {20, 25}, {30, 31}, {0, 0}});
    assert_int_equal(spans_same(spans, n, others, m), 2);
    assert_int_equal(spans_same(spans, n, others, 0), 0);
}

/* The second gold span would agree with what the first one takes. */
static void pairs_are_taken_in_order(void **state) {
    (void)state;
    u32 n = fill(spans, (const u32[][2]){{0, 5}, {5, 10}, {0, 0}});
    u32 m = fill(others, (const u32[][2]){{0, 10}, {0, 0}});
    assert_int_equal(spans_pair(spans, n, others, m), 1);
    assert_int_equal(spans[0].match, 0);
    assert_int_equal(spans[1].match, NONE);
    assert_int_equal(others[0].match, 0);
}

static void pairs_are_the_best(void **state) {
    (void)state;
    u32 n = fill(spans, (const u32[][2]){{0, 10}, {0, 0}});
    u32 m = fill(others, (const u32[][2]){{0, 6}, {0, 8}, {1, 9}, {2, 9}, {0, 0}});
    assert_int_equal(spans_pair(spans, n, others, m), 1);
    assert_int_equal(others[spans[0].match].end, 8); /* the earlier of two that share 8 */
}

static void nearest_may_be_shared(void **state) {
    (void)state;
    u32 n = fill(spans, (const u32[][2]){{0, 5}, {5, 10}, {40, 50}, {0, 0}});
    u32 m = fill(others, (const u32[][2]){{0, 10}, {0, 0}});
    spans_nearest(spans, n, others, m);
    assert_int_equal(spans[0].match, 0);
    assert_int_equal(spans[1].match, 0);
    assert_int_equal(spans[2].match, NONE);
}

/* Of spans that share as much the lower mark counts, not the earlier place. */
static void nearest_goes_by_mark(void **state) {
    (void)state;
    u32 n = fill(spans, (const u32[][2]){{10, 20}, {0, 0}});
    u32 m = fill(others, (const u32[][2]){{12, 20}, {10, 18}, {0, 0}});
    spans_nearest(spans, n, others, m);
    assert_int_equal(others[spans[0].match].mark, 0);
    assert_int_equal(others[spans[0].match].start, 12);
}

/* A long span that begins early stays in reach of those that come late. */
static void long_spans_are_reached(void **state) {
    (void)state;
    u32 n = fill(spans, (const u32[][2]){{5, 8}, {50, 100}, {0, 0}});
    u32 m = fill(others, (const u32[][2]){{0, 100}, {5, 8}, {60, 61}, {0, 0}});
    assert_int_equal(spans_pair(spans, n, others, m), 2);
    assert_int_equal(others[spans[1].match].start, 0);
}

/* ---- names ------------------------------------------------------------ */

/* Words point into their name, which must not be copied. */
static struct name a, b;

static struct name *named(struct name *n, const char *s) {
    name_words(n, (struct berita_str){s, (u32)strlen(s)});
    return n;
}

static bool all_of(const char *have, const char *want) {
    name_without_titles(named(&b, want));
    return name_has_all(named(&a, have), &b);
}

static bool any_of(const char *have, const char *want) {
    return name_has_any(named(&a, have), named(&b, want));
}

static void words_are_cut(void **state) {
    (void)state;
    static const char *const words[] = {"h", "ma'ruf", "al-amin", "é2_b", "eko"};
    named(&a, "H. Ma’ruf  Al-Amin, É2_b (“Eko”)");
    assert_int_equal(a.n, 5);
    for (u32 i = 0; i < a.n; i++) assert_span(a.word[i].p, 0, (int)a.word[i].n, words[i]);
    assert_int_equal(named(&a, " ...“” ")->n, 0);
}

static void long_names_are_bounded(void **state) {
    (void)state;
    static char many[4001], one[4001];
    for (int i = 0; i < 4000; i++) {
        many[i] = i % 2 ? ' ' : 'a';
        one[i] = 'a';
    }
    assert_int_equal(named(&a, many)->n, NAME_WORDS);
    assert_in_range(named(&a, one)->word[0].n, NAME_BYTES - 4, NAME_BYTES);
}

static void titles_are_left_out(void **state) {
    (void)state;
    assert_true(all_of("Dewi Cahyani", "Prof. Dr. Dewi CAHYANI"));
    assert_true(all_of("Cahyani, Dewi, S.H.", "Dewi Cahyani"));
    assert_false(all_of("Dewi", "Dewi Cahyani"));
    assert_true(all_of("Bupati Tegal", "Bupati"));
    assert_false(all_of("Tegal", "Bupati")); /* nothing else would be left */
    assert_true(all_of("Ma'ruf", "Ma’ruf"));
    assert_true(any_of("Dewi", "Dewi Cahyani"));
    assert_false(any_of("Abu", "Dewi Cahyani"));
}

static void a_name_of_titles_stays(void **state) {
    (void)state;
    name_without_titles(named(&a, "wali kota irjen raden"));
    assert_int_equal(a.n, 4);
    name_without_titles(named(&a, "wali kota Tegal"));
    assert_int_equal(a.n, 1);
}

/* ---- documents -------------------------------------------------------- */

/* Figures of one document, gold and record as lines. */
static struct tallies scored(const char *gold, const char *made) {
    struct reader r = {.name = "lines", .line = 1};
    struct set g = {0}, m = {0};
    struct tallies t;
    assert_int_equal(reader_take(&r, &g, gold, strlen(gold)), READ_DOC);
    assert_int_equal(reader_take(&r, &m, made, strlen(made)), READ_DOC);
    assert_true(set_index(&g) && set_index(&m));
    struct scorer s = {.gold = &g, .made = &m};
    assert_int_equal(score_pair(&s, &g.doc[0], set_find(&m, g.doc[0].id)), PAIR_GOOD);
    assert_true(score_doc(&s, &t));
    score_free(&s);
    set_free(&g);
    set_free(&m);
    letters_free(&r.letters);
    return t;
}

static bool value_is_right(const char *gold, const char *made) {
    char g[400], m[400];
    snprintf(g, sizeof g,
             "{\"id\":1,\"text\":\"besok\",\"complete\":[\"date\"],\"gold\":[{\"label\":\"date\","
             "\"start\":0,\"end\":5,%s}]}",
             gold);
    snprintf(m, sizeof m, "{\"id\":1,\"dates\":[{\"start\":0,\"end\":5,\"value\":%s}]}", made);
    struct tallies t = scored(g, m);
    assert_int_equal(t.slot[SLOT_DATE_VALUE].wanted, 1);
    return t.slot[SLOT_DATE_VALUE].right;
}

static void values_are_compared(void **state) {
    (void)state;
    assert_true(value_is_right("\"value\":\"2025-07-17\"", "\"2025-07-17\""));
    assert_false(value_is_right("\"value\":\"2025-07-17\"", "\"2025-07-1\""));
    assert_false(value_is_right("\"value\":\"2025-07-17\"", "null"));
    assert_true(value_is_right("\"value\":\"2025-07-17T10:00+07:00\"", "\"2025-07-17T10:00\""));
    assert_true(value_is_right("\"value\":\"2025-07-17T10:00\"", "\"2025-07-17T10:00Z\""));
    assert_false(value_is_right("\"value\":\"2025-07-17T10:00\"", "\"2025-07-17T10:00+7:00\""));
    assert_true(value_is_right("\"value\":\"P1D\",\"alt\":[\"P2D\",\"P3D\"]", "\"P3D\""));
    assert_false(value_is_right("\"value\":\"P1D\",\"alt\":[]", "\"P3D\""));
}

/* A post ends before what it belongs to only if it closes with that. */
static void posts_end_before_their_bodies(void **state) {
    (void)state;
    static const char gold[] =
        "{\"id\":1,\"text\":\"Kepala Kas Abu\",\"complete\":[\"role\",\"affiliation\"],\"gold\":["
        "{\"label\":\"role\",\"start\":0,\"end\":6,\"person\":\"Abu\"},"
        "{\"label\":\"affiliation\",\"start\":7,\"end\":10,\"person\":\"Abu\"}]}";
    struct tallies t = scored(
        gold,
        "{\"id\":1,\"entities\":[{\"id\":\"e\",\"type\":\"person\",\"name\":\"Abu\",\"roles\":"
        "[{\"start\":0,\"end\":10,\"organization\":null,\"place\":{\"start\":7,\"end\":10}}]}]}");
    assert_int_equal(t.slot[SLOT_ROLE].right, 1);
    assert_int_equal(t.slot[SLOT_AFFILIATION].right, 1);
    assert_int_equal(t.slot[SLOT_ROLE_PERSON].right, 1);
    t = scored(
        gold,
        "{\"id\":1,\"entities\":[{\"id\":\"e\",\"type\":\"person\",\"name\":\"Ina\",\"roles\":"
        "[{\"start\":0,\"end\":14,\"organization\":{\"start\":7,\"end\":10}}]}]}");
    assert_int_equal(t.slot[SLOT_ROLE].right, 0);
    assert_int_equal(t.slot[SLOT_AFFILIATION_PERSON].right, 0);
    assert_int_equal(t.slot[SLOT_AFFILIATION_PERSON].wanted, 1);
}

static void documents_are_found_by_id(void **state) {
    (void)state;
    struct reader r = {.name = "lines"};
    struct set s = {0};
    char line[64];
    for (r.line = 1; r.line <= 40; r.line++) {
        snprintf(line, sizeof line, "{\"id\":%zu,\"dates\":[]}", r.line * 7 % 31);
        assert_int_equal(reader_take(&r, &s, line, strlen(line)), READ_DOC);
    }
    assert_true(set_index(&s));
    assert_null(set_find(&s, (struct berita_str){"31", 2}));
    assert_null(set_find(&s, (struct berita_str){"", 0}));
    assert_int_equal(set_find(&s, (struct berita_str){"7", 1})->line, 1);
    for (u32 i = 0; i < s.n_docs; i++) assert_int_equal(s.doc[i].twin, i >= 31 ? i - 30 : 0);
    set_free(&s);
    letters_free(&r.letters);
}

/* ---- chance ----------------------------------------------------------- */

enum { DOCS = 40 };

static struct comparison chance(u32 better, u32 n, u64 seed) {
    static struct tallies run[DOCS], other[DOCS];
    struct comparison c[SLOTS];
    memset(run, 0, sizeof run);
    memset(other, 0, sizeof other);
    for (u32 i = 0; i < n; i++) {
        run[i].slot[SLOT_SPEAKER] = (struct tally){i < better ? 2 : 1, 0, 2};
        other[i].slot[SLOT_SPEAKER] = (struct tally){1, 0, 2};
    }
    assert_true(bootstrap(run, other, DOCS, 2000, seed, c));
    assert_false(c[SLOT_PERSON].judged);
    return c[SLOT_SPEAKER];
}

static void chance_is_told_from_change(void **state) {
    (void)state;
    struct comparison none = chance(0, DOCS, 1), some = chance(1, DOCS, 1);
    struct comparison many = chance(20, DOCS, 1), few = chance(4, 4, 1);
    assert_true(none.judged && none.p == 1 && none.low == 0 && none.high == 0);
    assert_true(some.p > 0.2 && some.low == 0);
    assert_true(many.p < 0.001 && many.low > 0.1 && many.high < 0.4);
    assert_true(many.low < many.difference && many.difference < many.high);
    assert_true(many.difference > 0.2499 && many.difference < 0.2501 && many.other == 0.5);
    assert_int_equal(many.docs, DOCS);
    assert_false(few.judged);
    assert_int_equal(few.docs, 4);
}

static void draws_repeat(void **state) {
    (void)state;
    struct comparison x = chance(9, DOCS, 5), y = chance(9, DOCS, 5), z = chance(9, DOCS, 6);
    assert_true(x.p == y.p && x.low == y.low && x.high == y.high);
    assert_true(x.p != z.p || x.low != z.low || x.high != z.high);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(edges_are_trimmed),
        cmocka_unit_test(halves_agree),
        cmocka_unit_test(spans_are_once),
        cmocka_unit_test(same_spans_count),
        cmocka_unit_test(pairs_are_taken_in_order),
        cmocka_unit_test(pairs_are_the_best),
        cmocka_unit_test(nearest_may_be_shared),
        cmocka_unit_test(nearest_goes_by_mark),
        cmocka_unit_test(long_spans_are_reached),
        cmocka_unit_test(words_are_cut),
        cmocka_unit_test(long_names_are_bounded),
        cmocka_unit_test(titles_are_left_out),
        cmocka_unit_test(a_name_of_titles_stays),
        cmocka_unit_test(values_are_compared),
        cmocka_unit_test(posts_end_before_their_bodies),
        cmocka_unit_test(documents_are_found_by_id),
        cmocka_unit_test(chance_is_told_from_change),
        cmocka_unit_test(draws_repeat),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
