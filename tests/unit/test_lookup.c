/* Words, classes, phrases and numbers: what the lexicon says of a token. */
#include "fixture.h"

static const char words[] = "%words\n"
    "jeruk\tfruit\tcitrus\t7\n"
    "jeruk bali\tfruit\tpomelo\t8\n"
    "jeruk bali merah\tfruit\n"
    "jeruk bali\tunit\n"
    "Mangga Dua\tplace.alias\n"
    "Medan\tplace.alias\n"
    "dr.\ttitle.academic abbreviation\n"
    "rumah\tfunction\n" "nya\tclitic.nya\n" "lah\tclitic\n"
    "kata\tcue.bare\n"
    "satu\tnumeral\t-\t1\n" "dua\tnumeral\t-\t2\n" "tiga\tnumeral\t-\t3\n" "lima\tnumeral\t-\t5\n"
    "sepuluh\tnumeral\t-\t10\n" "seratus\tnumeral\t-\t100\n" "sebelas\tnumeral\t-\t11\n"
    "belas\tnumeral\t+\t10\n" "puluh\tnumeral\tx\t10\n" "ratus\tnumeral\tx\t100\n"
    "ribu\tnumeral\tx\t1000\n" "juta\tnumeral\tx\t1000000\n";

static const char places[] = "%places\nID\tIndonesia\tcountry\n64\tKalimantan Timur\tprovince\t0.5\t116.4\n"
                             "64.71\tBalikpapan\tcity\t-1.24\t116.86\t700000\tKota Minyak\n"
                             "64.02\tBalikpapan\tregency\n";

static const char forms[] = "%forms\ncity\tKota\nregency\tKabupaten\n";
static const char names[] = "%names\nbudi\t900\t12\n";
static const char cases[] = "%case\nrumah\t500\t20\n";
static const char weights[] = "%weights\nb.second\t0.25\na.first\t-1.5\n";

static const char *const files[] = {"words", words,  "forms", forms, "places",  places,
                                    "given", names, "case",  cases, "weights", weights};

static int make(void **state) {
    struct fixture *f = malloc(sizeof *f);
    if (!f) return -1;
    fixture_open(f, files, sizeof files / sizeof *files / 2);
    *state = f;
    return 0;
}

static int unmake(void **state) {
    fixture_close(*state);
    free(*state);
    return 0;
}

static unsigned class_named(const struct model *m, const char *name) {
    for (unsigned c = 0; c < m->n_classes; c++)
        if (strcmp(model_str(m, m->class_name[c]), name) == 0) return c;
    fail_msg("no class %s", name);
    return 0;
}

static void words_have_classes(void **state) {
    struct fixture *f = *state;
    unsigned fruit = class_named(&f->model, "fruit");
    struct doc *d = fixture_read(f, "Jeruk dan medan di Medan", "lookup");
    assert_true(doc_is(d, 0, fruit));
    assert_false(doc_is(d, 1, fruit));
    assert_false(doc_is(d, 2, CLASS_PLACE_ALIAS)); /* a small letter */
    assert_true(doc_is(d, 4, CLASS_PLACE_ALIAS));
    const struct entry *e = doc_entry(d, 0, fruit);
    assert_non_null(e);
    assert_string_equal(model_str(d->model, e->canonical), "citrus");
    assert_int_equal(e->number, 7);
    assert_null(doc_entry(d, 1, fruit));
}

static void phrases_are_longest_first(void **state) {
    struct fixture *f = *state;
    u32 n, row;
    unsigned fruit = class_named(&f->model, "fruit");
    struct doc *d = fixture_read(f, "jeruk bali merah, jeruk bali, jeruk", "lookup");
    assert_non_null(doc_longest(d, 0, fruit, &n));
    assert_int_equal(n, 3);
    assert_int_equal(doc_phrases(d, 0, &row), 3); /* fruit of 3; fruit and unit of 2 */
    assert_int_equal(d->phrase[row].tokens, 3);
    assert_non_null(doc_longest(d, 0, CLASS_UNIT, &n));
    assert_int_equal(n, 2);
    const struct entry *e = doc_longest(d, 4, fruit, &n);
    assert_int_equal(n, 2);
    assert_string_equal(model_str(d->model, e->canonical), "pomelo");
    assert_non_null(doc_longest(d, 7, fruit, &n));
    assert_int_equal(n, 1);
    assert_int_equal(doc_phrases(d, 7, &row), 0);
}

static void phrases_stay_on_their_line(void **state) {
    struct fixture *f = *state;
    u32 n;
    struct doc *d = fixture_read(f, "jeruk\nbali", "lookup");
    assert_non_null(doc_longest(d, 0, class_named(&f->model, "fruit"), &n));
    assert_int_equal(n, 1);
}

static void capitals_of_a_phrase(void **state) {
    struct fixture *f = *state;
    u32 n;
    struct doc *d = fixture_read(f, "mangga dua Mangga Dua MANGGA DUA Mangga dua", "lookup");
    assert_null(doc_longest(d, 0, CLASS_PLACE_ALIAS, &n));
    assert_non_null(doc_longest(d, 2, CLASS_PLACE_ALIAS, &n));
    assert_non_null(doc_longest(d, 4, CLASS_PLACE_ALIAS, &n));
    assert_null(doc_longest(d, 6, CLASS_PLACE_ALIAS, &n));
}

static void places_have_forms_and_rows(void **state) {
    struct fixture *f = *state;
    u32 n;
    struct doc *d = fixture_read(f, "Balikpapan Kota Balikpapan Kota Minyak Kabupaten Balikpapan", "lookup");
    const struct entry *e = doc_longest(d, 0, CLASS_PLACE_CITY, &n);
    assert_non_null(e);
    assert_string_equal(model_str(d->model, d->model->place[e->row].code), "64.71");
    assert_non_null(doc_longest(d, 0, CLASS_PLACE_REGENCY, &n));
    assert_non_null(doc_longest(d, 1, CLASS_PLACE_CITY, &n));
    assert_int_equal(n, 2);
    assert_non_null(doc_longest(d, 3, CLASS_PLACE_CITY, &n)); /* the alias */
    assert_null(doc_longest(d, 5, CLASS_PLACE_CITY, &n));
    e = doc_longest(d, 5, CLASS_PLACE_REGENCY, &n);
    const struct place *p = &d->model->place[e->row];
    assert_string_equal(model_str(d->model, d->model->place[p->parent].name), "Kalimantan Timur");
    assert_string_equal(p->country, "ID");
}

static void counts_of_words(void **state) {
    struct fixture *f = *state;
    struct doc *d = fixture_read(f, "Budi di rumah", "lookup");
    assert_int_equal(doc_word(d, 0)->male, 900);
    assert_int_equal(doc_word(d, 0)->female, 12);
    assert_int_equal(doc_word(d, 2)->lower, 500);
    assert_int_equal(doc_word(d, 2)->upper, 20);
    assert_true(doc_is(d, 0, CLASS_NAME_GIVEN));
}

static void weights_by_name(void **state) {
    struct fixture *f = *state;
    assert_true(model_weight(&f->model, "a.first", 9) == -1.5);
    assert_true(model_weight(&f->model, "b.second", 9) == 0.25);
    assert_true(model_weight(&f->model, "c.third", 9) == 9);
}

static void unknown_words_share_ids(void **state) {
    struct fixture *f = *state;
    struct doc *d = fixture_read(f, "Zebra kuda zebra ZEBRA Kuda", "lookup");
    assert_true(d->token[0].word >= f->model.n_words);
    assert_int_equal(d->token[0].word, d->token[2].word);
    assert_int_equal(d->token[0].word, d->token[3].word);
    assert_int_equal(d->token[1].word, d->token[4].word);
    assert_int_not_equal(d->token[0].word, d->token[1].word);
}

static void clitics_are_cut(void **state) {
    struct fixture *f = *state;
    struct doc *d = fixture_read(f, "rumahnya rumahlah zebranya rumah", "lookup");
    assert_true(d->token[0].flags & TOKEN_NYA);
    assert_true(d->token[1].flags & TOKEN_CLITIC);
    assert_ptr_equal(doc_base(d, 0), doc_word(d, 3));
    assert_ptr_equal(doc_base(d, 1), doc_word(d, 3));
    assert_ptr_equal(doc_base(d, 2), &word_unknown);
    assert_ptr_equal(doc_base(d, 3), doc_word(d, 3));
}

static void check_number(struct fixture *f, const char *text, i64 want, u32 tokens) {
    i64 v = 0;
    u32 n = 0;
    struct doc *d = fixture_read(f, text, "lookup");
    assert_true(doc_number(d, 0, &v, &n));
    assert_int_equal(v, want);
    assert_int_equal(n, tokens);
}

static void whole_numbers(void **state) {
    struct fixture *f = *state;
    i64 v;
    u32 n;
    check_number(f, "17", 17, 1);
    check_number(f, "1.250.000", 1250000, 1);
    check_number(f, "dua puluh lima orang", 25, 3);
    check_number(f, "dua belas", 12, 2);
    check_number(f, "sebelas", 11, 1);
    check_number(f, "seratus lima", 105, 2);
    check_number(f, "tiga ratus dua puluh satu ribu", 321000, 6);
    check_number(f, "dua juta lima ratus ribu", 2500000, 5);
    check_number(f, "dua dua", 2, 1);
    assert_false(doc_number(fixture_read(f, "3,5", "lookup"), 0, &v, &n));
    assert_false(doc_number(fixture_read(f, "19.30", "lookup"), 0, &v, &n));
    assert_false(doc_number(fixture_read(f, "rumah", "lookup"), 0, &v, &n));
}

static void spelling_of_marks(void **state) {
    struct fixture *f = *state;
    struct doc *d = fixture_read(f, "kata, ...", "lookup");
    assert_false(doc_spells(d, 0, "k"));
    assert_true(doc_spells(d, 1, ","));
    assert_false(doc_spells(d, 2, "."));
    assert_false(doc_spells(d, 2, ".."));
    assert_true(doc_spells(d, 2, "..."));
    assert_false(doc_spells(d, 2, "...."));
    assert_false(doc_spells(d, 3, ".")); /* the sentinel */
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, make, unmake)
    const struct CMUnitTest tests[] = {
        TEST(words_have_classes),         TEST(phrases_are_longest_first),
        TEST(phrases_stay_on_their_line), TEST(capitals_of_a_phrase),
        TEST(places_have_forms_and_rows), TEST(counts_of_words),
        TEST(weights_by_name),            TEST(unknown_words_share_ids),
        TEST(clitics_are_cut),            TEST(whole_numbers),
        TEST(spelling_of_marks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
