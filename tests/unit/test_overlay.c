/* A user's own words and rules, laid over the built-in lexicons at run time. */
#include "fixture.h"

static berita_model *open_over(const char *name, const char *text, const char *more_name,
                               const char *more) {
    struct berita_overlay over[2] = {{name, text, strlen(text)}, {more_name, more, more ? strlen(more) : 0}};
    struct berita_error err = {0};
    berita_model *m = NULL;
    if (berita_model_open(&m, over, more ? 2 : 1, &err) != BERITA_OK) fail_msg("%s", err.text);
    return m;
}

static struct doc *read(berita_doc *doc, const char *text) {
    struct berita_input in = {.text = text, .len = strlen(text), .published = "2025-07-17"};
    assert_int_equal(berita_run(doc, &in, NULL), BERITA_OK);
    return (struct doc *)doc;
}

static const char rules[] =
    "%rules\nrule date.test-zork\n match zork [num 1..31]:d zork\n emit date type=DATE value=1999-09-09\n"
    " why A word that no language has.\n yes \"zork 1 zork\"\n no \"zork\"\n";

static void words_are_added(void **state) {
    (void)state;
    berita_model *m = open_over("mine.tsv", "%words\nzorkmid\tunit\t-\t9\nzork mid dua\tunit\n", NULL, NULL);
    berita_doc *doc = berita_doc_new(m);
    struct doc *d = read(doc, "tiga zorkmid dan Zork mid dua");
    u32 n;
    assert_true(doc_is(d, 1, CLASS_UNIT));
    assert_int_equal(doc_entry(d, 1, CLASS_UNIT)->number, 9);
    assert_non_null(doc_longest(d, 3, CLASS_UNIT, &n));
    assert_int_equal(n, 3);
    berita_doc_free(doc);
    berita_model_close(m);
}

static void the_built_in_model_stays_as_it_is(void **state) {
    (void)state;
    berita_model *over = open_over("mine.tsv", "%words\nzorkmid\tunit\n", NULL, NULL), *plain;
    assert_int_equal(berita_model_open(&plain, NULL, 0, NULL), BERITA_OK);
    berita_doc *doc = berita_doc_new(plain);
    assert_false(doc_is(read(doc, "zorkmid"), 0, CLASS_UNIT));
    berita_doc_free(doc);
    berita_model_close(plain);
    berita_model_close(over);
}

static void an_entry_replaces_a_built_in_one(void **state) {
    (void)state;
    berita_model *m = open_over("a.tsv", "%words\ndua\tnumeral\t-\t77\n", NULL, NULL);
    berita_doc *doc = berita_doc_new(m);
    i64 value;
    u32 n;
    assert_true(doc_number(read(doc, "dua orang"), 0, &value, &n));
    assert_int_equal(value, 77);
    berita_doc_free(doc);
    berita_model_close(m);
}

static void a_weight_replaces_a_built_in_one(void **state) {
    (void)state;
    berita_model *plain;
    assert_int_equal(berita_model_open(&plain, NULL, 0, NULL), BERITA_OK);
    const struct model *a = (const struct model *)plain;
    assert_true(a->n_weights > 0);
    const char *name = model_str(a, a->weight[0].name);
    char text[256];
    snprintf(text, sizeof text, "%%weights\n%s\t0.125\n", name);
    berita_model *over = open_over("w.tsv", text, NULL, NULL);
    const struct model *b = (const struct model *)over;
    assert_int_equal(a->n_weights, b->n_weights);
    assert_true(model_weight(b, name, 9) == 0.125);
    berita_model_close(over);
    berita_model_close(plain);
}

static void a_rule_replaces_the_one_of_its_name(void **state) {
    (void)state;
    static const char rule[] = "%rules\nrule date.numeric\n match zork\n emit date value=1999\n why w\n"
                               " yes \"a\"\n no \"b\"\n";
    berita_model *plain, *over = open_over("mine.rules", rule, NULL, NULL);
    assert_int_equal(berita_model_open(&plain, NULL, 0, NULL), BERITA_OK);
    berita_doc *before = berita_doc_new(plain), *after = berita_doc_new(over);
    static const char text[] = "pada 17/7/2025 itu";
    struct berita_rule r = berita_rule(plain, read(before, text)->date[0].rule);
    assert_string_equal(r.name, "date.numeric");
    struct doc *d = read(after, text);
    for (u32 i = 0; i < d->n_dates; i++)
        assert_string_not_equal(berita_rule(over, d->date[i].rule).name, "date.numeric");
    berita_doc_free(before);
    berita_doc_free(after);
    berita_model_close(plain);
    berita_model_close(over);
}

static void the_words_of_the_language_are_still_there(void **state) {
    (void)state;
    struct berita_error err;
    berita_model *plain, *over = open_over("mine.tsv", "%words\nzorkmid\tunit\n", NULL, NULL);
    assert_int_equal(berita_model_open(&plain, NULL, 0, &err), BERITA_OK);
    const struct model *a = (const struct model *)plain, *b = (const struct model *)over;
    assert_true(b->n_words > a->n_words);
    assert_int_equal(a->n_rules, b->n_rules);
    assert_int_equal(a->n_places, b->n_places);
    for (u32 w = 0; w < a->n_words; w++)
        assert_string_equal(model_str(a, a->word[w].str), model_str(b, b->word[w].str));
    berita_model_close(plain);
    berita_model_close(over);
}

static void rules_are_added(void **state) {
    (void)state;
    berita_model *m = open_over("mine.rules", rules, NULL, NULL);
    berita_doc *doc = berita_doc_new(m);
    struct doc *d = read(doc, "pada zork 17 zork itu");
    struct match found;
    assert_true(match_at(d, 1, GROUP_DATE, &found));
    struct berita_rule r = berita_rule(m, found.rule + REASONS);
    assert_string_equal(r.name, "date.test-zork");
    assert_string_equal(r.file, "mine.rules");
    assert_int_equal(r.line, 2);
    assert_string_equal(r.why, "A word that no language has.");
    berita_doc_free(doc);
    berita_model_close(m);
}

static void classes_may_be_declared(void **state) {
    (void)state;
    berita_model *m = open_over("c.tsv", "%classes\nzork\twords of a game\n", "w.tsv", "%words\nzorkmid\tzork\n");
    const struct model *model = (const struct model *)m;
    assert_string_equal(model_str(model, model->class_name[model->n_classes - 1]), "zork");
    berita_model_close(m);
}

static void mistakes_are_told(void **state) {
    (void)state;
    static const struct { const char *text, *place; unsigned line, column; } cases[] = {
        {"%words\nzorkmid\tno-such-class\n", "mine:2:9: ", 2, 9},
        {"%words\nzorkmid\n", "mine:2:8: ", 2, 8},
        {"%rules\nrule date.x\n match a\n emit date\n why w\n yes \"a\"\n", "mine:2:", 2, 0},
        {"", "mine:1:1: ", 1, 1},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct berita_overlay over = {"mine", cases[i].text, strlen(cases[i].text)};
        struct berita_error err = {0};
        berita_model *m = NULL;
        assert_int_equal(berita_model_open(&m, &over, 1, &err), BERITA_BAD_DATA);
        assert_int_equal(err.status, BERITA_BAD_DATA);
        assert_int_equal(err.line, cases[i].line);
        if (cases[i].column) assert_int_equal(err.column, cases[i].column);
        assert_memory_equal(err.text, cases[i].place, strlen(cases[i].place));
        assert_int_equal(berita_model_open(&m, &over, 1, NULL), BERITA_BAD_DATA);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_added),
        cmocka_unit_test(the_built_in_model_stays_as_it_is),
        cmocka_unit_test(an_entry_replaces_a_built_in_one),
        cmocka_unit_test(a_weight_replaces_a_built_in_one),
        cmocka_unit_test(a_rule_replaces_the_one_of_its_name),
        cmocka_unit_test(the_words_of_the_language_are_still_there),
        cmocka_unit_test(rules_are_added),
        cmocka_unit_test(classes_may_be_declared),
        cmocka_unit_test(mistakes_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
