/* The contract of berita.h: reuse, threads, any bytes, limits, overlays. */
#include "unit.h"

#include "../invariant.h"

#include <pthread.h>

static const char article[] =
    "BALIKPAPAN, WARTA \xe2\x80\x94 Wali Kota Balikpapan Rudi Hartono meresmikan pasar itu, Kamis "
    "(17/7/2025).\n\n"
    "\"Pasar ini milik warga,\" kata Rudi. Ia menambahkan, sewa kios gratis selama dua bulan.\n";

static const char other[] = "\"Hujan turun sejak Senin,\" ujar Siti Aminah di Bogor.\n";

static int make_model(void **state) {
    struct berita_error err;
    berita_model *model = NULL;
    if (berita_model_open(&model, NULL, 0, &err) != BERITA_OK) return -1;
    *state = model;
    return 0;
}

static int close_model(void **state) {
    berita_model_close(*state);
    return 0;
}

static enum berita_status run(berita_doc *doc, const char *text, size_t len) {
    struct berita_input in = {.text = text, .len = len, .published = "2025-07-17"};
    struct berita_error err;
    return berita_run(doc, &in, &err);
}

/* What a run found, as text that can be compared. */
static void digest(const berita_doc *doc, char *out, size_t room) {
    uint32_t n, k;
    size_t at = 0;
#define PUT(...) (at += (size_t)snprintf(out + at, at < room ? room - at : 0, __VA_ARGS__))
    const struct berita_mention *m = berita_mentions(doc, &n);
    for (k = 0; k < n; k++) PUT("m%u-%u %u %u %u;", m[k].start, m[k].end, m[k].type, m[k].entity, m[k].rule);
    const struct berita_date *d = berita_dates(doc, &n);
    for (k = 0; k < n; k++) PUT("d%u-%u %s;", d[k].start, d[k].end, d[k].value);
    const struct berita_quotation *q = berita_quotations(doc, &n);
    for (k = 0; k < n; k++) PUT("q%u-%u %u %u;", q[k].start, q[k].end, q[k].type, q[k].speaker);
    const struct berita_entity *e = berita_entities(doc, &n);
    for (k = 0; k < n; k++) PUT("e%.*s %.*s;", (int)e[k].name.n, e[k].name.p, (int)e[k].code.n, e[k].code.p);
    berita_tokens(doc, &n);
    PUT("t%u", n);
#undef PUT
}

static void a_document_is_reused(void **state) {
    char before[8192], after[8192];
    berita_doc *doc = berita_doc_new(*state);
    assert_int_equal(run(doc, article, sizeof article - 1), BERITA_OK);
    digest(doc, before, sizeof before);
    assert_int_equal(run(doc, other, sizeof other - 1), BERITA_OK);
    assert_int_equal(run(doc, article, sizeof article - 1), BERITA_OK);
    digest(doc, after, sizeof after);
    assert_string_equal(before, after);
    berita_doc_free(doc);
}

static void nothing_is_left_of_the_last_run(void **state) {
    uint32_t n;
    berita_doc *doc = berita_doc_new(*state);
    assert_int_equal(run(doc, article, sizeof article - 1), BERITA_OK);
    assert_int_equal(run(doc, "", 0), BERITA_OK);
    berita_tokens(doc, &n), assert_int_equal(n, 0);
    berita_mentions(doc, &n), assert_int_equal(n, 0);
    berita_entities(doc, &n), assert_int_equal(n, 0);
    berita_roles(doc, &n), assert_int_equal(n, 0);
    berita_dates(doc, &n), assert_int_equal(n, 0);
    berita_quotations(doc, &n), assert_int_equal(n, 0);
    berita_warnings(doc, &n), assert_int_equal(n, 0);
    assert_false(berita_summary(doc)->has_dateline);
    berita_doc_free(doc);
}

static void a_new_document_is_empty(void **state) {
    uint32_t n;
    berita_doc *doc = berita_doc_new(*state);
    berita_mentions(doc, &n), assert_int_equal(n, 0);
    assert_int_equal(berita_summary(doc)->dateline_place, BERITA_NONE);
    assert_null(broken_rule_of(*state, doc, "", 0));
    berita_doc_free(doc);
}

static void no_text_is_a_text(void **state) {
    berita_doc *doc = berita_doc_new(*state);
    assert_int_equal(run(doc, NULL, 0), BERITA_OK);
    assert_null(broken_rule_of(*state, doc, "", 0));
    berita_doc_free(doc);
}

static void the_text_is_not_changed(void **state) {
    char copy[sizeof article];
    memcpy(copy, article, sizeof copy);
    berita_doc *doc = berita_doc_new(*state);
    assert_int_equal(run(doc, copy, sizeof copy - 1), BERITA_OK);
    assert_memory_equal(copy, article, sizeof copy);
    assert_null(broken_rule_of(*state, doc, copy, sizeof copy - 1));
    berita_doc_free(doc);
}

/* No byte past the text's length is read: it need not end in NUL. */
static void texts_need_no_end(void **state) {
    berita_doc *doc = berita_doc_new(*state);
    for (size_t n = 0; n < sizeof article; n++) {
        char *exact = malloc(n ? n : 1);
        assert_non_null(exact);
        memcpy(exact, article, n);
        assert_int_equal(run(doc, exact, n), BERITA_OK);
        const char *broken = broken_rule_of(*state, doc, exact, n);
        if (broken) fail_msg("%s after %zu bytes", broken, n);
        free(exact);
    }
    berita_doc_free(doc);
}

static void any_bytes_are_a_text(void **state) {
    char text[700];
    uint32_t x = 3;
    berita_doc *doc = berita_doc_new(*state);
    for (int round = 0; round < 200; round++) {
        for (size_t i = 0; i < sizeof text; i++) text[i] = (char)((x = x * 1664525 + 1013904223) >> 24);
        assert_int_equal(run(doc, text, sizeof text), BERITA_OK);
        const char *broken = broken_rule_of(*state, doc, text, sizeof text);
        if (broken) fail_msg("%s in round %d", broken, round);
    }
    berita_doc_free(doc);
}

static void bad_bytes_are_told(void **state) {
    uint32_t n;
    berita_doc *doc = berita_doc_new(*state);
    assert_int_equal(run(doc, "Pagi\xff\xfe di Bogor", 15), BERITA_OK);
    const struct berita_warning *w = berita_warnings(doc, &n);
    assert_int_equal(n, 1);
    assert_int_equal(w[0].kind, BERITA_WARN_UTF8);
    assert_int_equal(w[0].at, 4);
    assert_int_equal(w[0].count, 2);
    berita_doc_free(doc);
}

static void too_long_a_text_is_refused(void **state) {
    struct berita_input in = {.text = article, .len = (size_t)BERITA_TEXT_MAX + 1};
    struct berita_error err;
    berita_doc *doc = berita_doc_new(*state);
    assert_int_equal(berita_run(doc, &in, &err), BERITA_TOO_BIG);
    assert_int_equal(err.status, BERITA_TOO_BIG);
    assert_true(err.text[0] != 0);
    assert_int_equal(berita_run(doc, &in, NULL), BERITA_TOO_BIG); /* err may be NULL */
    berita_doc_free(doc);
}

static void the_day_of_publication(void **state) {
    struct berita_error err;
    berita_doc *doc = berita_doc_new(*state);
    struct berita_input in = {.text = other, .len = sizeof other - 1, .published = "2025-07-17T08:00:00Z"};
    assert_int_equal(berita_run(doc, &in, &err), BERITA_OK);
    struct berita_str s = berita_summary(doc)->published;
    assert_span(s.p, 0, (int)s.n, "2025-07-17");
    assert_string_equal(berita_summary(doc)->published_from, "record");
    in.published_from = BERITA_FROM_OPTION;
    assert_int_equal(berita_run(doc, &in, &err), BERITA_OK);
    assert_string_equal(berita_summary(doc)->published_from, "option");
    in.published = "2025-02-30";
    assert_int_equal(berita_run(doc, &in, &err), BERITA_BAD_DATA);
    in.published = "yesterday";
    assert_int_equal(berita_run(doc, &in, &err), BERITA_BAD_DATA);
    berita_doc_free(doc);
}

static void a_run_may_end_early(void **state) {
    uint32_t n;
    berita_doc *doc = berita_doc_new(*state);
    struct berita_input in = {
        .text = article, .len = sizeof article - 1, .until = BERITA_UNTIL_DATES};
    assert_int_equal(run(doc, article, sizeof article - 1), BERITA_OK);
    assert_int_equal(berita_run(doc, &in, NULL), BERITA_OK);
    berita_dates(doc, &n), assert_true(n > 0);
    berita_mentions(doc, &n), assert_int_equal(n, 0);
    berita_entities(doc, &n), assert_int_equal(n, 0);
    in.until = BERITA_UNTIL_SENTENCES;
    assert_int_equal(berita_run(doc, &in, NULL), BERITA_OK);
    berita_tokens(doc, &n), assert_true(n > 0);
    berita_dates(doc, &n), assert_int_equal(n, 0);
    berita_doc_free(doc);
}

static void freeing_nothing_is_fine(void **state) {
    (void)state;
    berita_model_close(NULL);
    berita_doc_free(NULL);
}

static void every_rule_has_a_name(void **state) {
    for (uint32_t rule = 0; rule < 5000; rule += 7) {
        struct berita_rule r = berita_rule(*state, rule);
        assert_true(r.name && *r.name && r.file && r.why && *r.why);
    }
    assert_non_null(berita_rule(*state, BERITA_NONE).name);
}

/* ---- threads --------------------------------------------------------------- */

struct worker {
    berita_model *model;
    char want[8192];
    int differences;
};

static void *work(void *arg) {
    struct worker *w = arg;
    char got[8192];
    berita_doc *doc = berita_doc_new(w->model);
    for (int i = 0; i < 100 && doc; i++) {
        if (run(doc, other, sizeof other - 1) != BERITA_OK) w->differences++;
        if (run(doc, article, sizeof article - 1) != BERITA_OK) w->differences++;
        digest(doc, got, sizeof got);
        w->differences += strcmp(got, w->want) != 0;
    }
    berita_doc_free(doc);
    return NULL;
}

static void threads_share_a_model(void **state) {
    struct worker w[2] = {{.model = *state}, {.model = *state}};
    pthread_t thread[2];
    berita_doc *doc = berita_doc_new(*state);
    assert_int_equal(run(doc, article, sizeof article - 1), BERITA_OK);
    digest(doc, w[0].want, sizeof w[0].want);
    memcpy(w[1].want, w[0].want, sizeof w[1].want);
    berita_doc_free(doc);
    for (int i = 0; i < 2; i++) assert_int_equal(pthread_create(&thread[i], NULL, work, &w[i]), 0);
    for (int i = 0; i < 2; i++) pthread_join(thread[i], NULL);
    assert_int_equal(w[0].differences + w[1].differences, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_document_is_reused),
        cmocka_unit_test(nothing_is_left_of_the_last_run),
        cmocka_unit_test(a_new_document_is_empty),
        cmocka_unit_test(no_text_is_a_text),
        cmocka_unit_test(the_text_is_not_changed),
        cmocka_unit_test(texts_need_no_end),
        cmocka_unit_test(any_bytes_are_a_text),
        cmocka_unit_test(bad_bytes_are_told),
        cmocka_unit_test(too_long_a_text_is_refused),
        cmocka_unit_test(the_day_of_publication),
        cmocka_unit_test(a_run_may_end_early),
        cmocka_unit_test(freeing_nothing_is_fine),
        cmocka_unit_test(every_rule_has_a_name),
        cmocka_unit_test(threads_share_a_model),
    };
    return cmocka_run_group_tests(tests, make_model, close_model);
}
