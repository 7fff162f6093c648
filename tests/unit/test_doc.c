#include "unit.h"

#include "core/doc.h"

static int make(void **state) {
    struct doc *d = calloc(1, sizeof *d);
    if (!d) return -1;
    doc_clear(d);
    *state = d;
    return doc_reserve(d, 1000) ? 0 : -1;
}

static int unmake(void **state) {
    doc_free_block(*state);
    free(*state);
    return 0;
}

static void arrays_do_not_overlap(void **state) {
    struct doc *d = *state;
    memset(d->token, 1, (d->capacity + 1) * sizeof *d->token);
    memset(d->sentence_of, 2, (d->capacity + 1) * sizeof *d->sentence_of);
    memset(d->mention, 3, d->max_mentions * sizeof *d->mention);
    memset(d->quotation, 4, d->max_quotations * sizeof *d->quotation);
    memset(d->scratch, 5, 4 * (size_t)d->capacity * sizeof *d->scratch);
    assert_int_equal(((u8 *)(d->token + d->capacity))[0], 1);
    assert_int_equal(((u8 *)d->sentence_of)[0], 2);
    assert_int_equal(((u8 *)d->mention)[0], 3);
    assert_int_equal(((u8 *)(d->mention + d->max_mentions))[-1], 3);
    assert_int_equal(((u8 *)d->quotation)[0], 4);
}

static void a_smaller_text_keeps_the_block(void **state) {
    struct doc *d = *state;
    void *block = d->block;
    size_t size = d->block_size;
    assert_true(doc_reserve(d, 500));
    assert_ptr_equal(d->block, block);
    assert_int_equal(d->block_size, size);
}

static void a_larger_text_gets_room(void **state) {
    struct doc *d = *state;
    assert_true(doc_reserve(d, 100000));
    assert_true(d->capacity >= 100000);
    assert_true(d->max_mentions >= 100000);
}

static void pushed_rows_start_out_empty(void **state) {
    struct doc *d = *state;
    struct berita_mention *m = doc_push_mention(d);
    assert_int_equal(m->entity, NONE);
    assert_int_equal(m->antecedent, NONE);
    assert_int_equal(m->place, NONE);
    struct berita_quotation *q = doc_push_quotation(d);
    assert_int_equal(q->speaker, NONE);
    assert_int_equal(q->continues, NONE);
    assert_int_equal(q->date, NONE);
    assert_int_equal(q->start, 0);
    struct berita_role *r = doc_push_role(d);
    assert_int_equal(r->person, NONE);
    struct berita_date *x = doc_push_date(d);
    assert_int_equal(x->anchor, NONE);
    assert_string_equal(x->value, "");
    assert_int_equal(d->n_mentions + d->n_quotations + d->n_roles + d->n_dates, 4);
}

static void a_full_array_warns_once(void **state) {
    struct doc *d = *state;
    for (u32 i = 0; i < d->max_entities; i++) assert_non_null(doc_push_entity(d));
    assert_null(doc_push_entity(d));
    assert_null(doc_push_entity(d));
    assert_int_equal(d->n_entities, d->max_entities);
    assert_int_equal(d->n_warnings, 1);
    assert_int_equal(d->warning[0].kind, BERITA_WARN_LIMIT);
}

static void the_last_warning_says_more(void **state) {
    struct doc *d = *state;
    for (u32 i = 0; i < 2 * MAX_WARNINGS; i++) doc_warn(d, BERITA_WARN_UNTERMINATED, i);
    assert_int_equal(d->n_warnings, MAX_WARNINGS);
    assert_int_equal(d->warning[0].at, 0);
    assert_int_equal(d->warning[MAX_WARNINGS - 1].kind, BERITA_WARN_LIMIT);
}

static void clearing_forgets_the_results(void **state) {
    struct doc *d = *state;
    doc_push_date(d);
    doc_warn(d, BERITA_WARN_DATE, 1);
    d->published = 5;
    doc_clear(d);
    assert_int_equal(d->n_dates, 0);
    assert_int_equal(d->n_warnings, 0);
    assert_int_equal(d->published, DAY_NONE);
    assert_int_equal(d->summary.dateline_place, NONE);
}

static void spans_cover_their_tokens(void **state) {
    struct doc *d = *state;
    d->token[0].start = 3, d->token[0].end = 5;
    d->token[1].start = 6, d->token[1].end = 9;
    struct berita_span s = doc_span(d, 0, 2);
    assert_int_equal(s.start, 3);
    assert_int_equal(s.end, 9);
    s = doc_span(d, 1, 1);
    assert_int_equal(s.end - s.start, 0);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, make, unmake)
    const struct CMUnitTest tests[] = {
        TEST(arrays_do_not_overlap),     TEST(a_smaller_text_keeps_the_block),
        TEST(a_larger_text_gets_room),   TEST(pushed_rows_start_out_empty),
        TEST(a_full_array_warns_once),   TEST(the_last_warning_says_more),
        TEST(clearing_forgets_the_results), TEST(spans_cover_their_tokens),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
