/* The gazetteer as one table, and its villages. */
#include "fixture.h"

#include "model/gazetteer.h"

static const char places[] = "%places\nID\tIndonesia\tcountry\n33\tJawa Tengah\tprovince\t-7.2\t110.1\n"
                             "33.74\tSemarang\tcity\t-7.02\t110.39\n33.74.02\tSemarang Utara\tdistrict\t-6.96\t110.42\n"
                             "33.74.03\tSemarang Timur\tdistrict\n";
static const char villages[] = "%villages\n33.74.02\n1001\tBandar Harjo\t-6.9546\t110.4165\n1002\tBulu Lor\n"
                               "33.74.03\n1001\tBulu-Lor\t-6.97\t110.43\n1004\tKarang’turi\n";

static const char words[] = "%words\nkota\tplace.before\tcity\ndesa\tplace.before\tvillage\n";

static const char *const files[] = {"places", places, "villages", villages, "words", words};

static int make(void **state) {
    struct fixture *f = malloc(sizeof *f);
    if (!f) return -1;
    fixture_open(f, files, 3);
    *state = f;
    return 0;
}

static int unmake(void **state) {
    fixture_close(*state);
    free(*state);
    return 0;
}

static u32 row_of(const struct model *m, const char *code) { return gazetteer_code(m, code, (u32)strlen(code)); }

/* Codes of the villages of the name, with blanks between. */
static const char *found(const struct model *m, const char *name, char out[64]) {
    char key[GAZETTEER_KEY_MAX];
    u32 n = gazetteer_key(name, (u32)strlen(name), key, sizeof key), row;
    struct namesakes v = gazetteer_namesakes(m, key, n);
    *out = 0;
    while ((row = gazetteer_next(m, &v)) != NONE) {
        if (*out) strcat(out, " ");
        strcat(out, gazetteer_spot(m, row).code);
    }
    return out;
}

static void villages_are_found_by_their_letters(void **state) {
    const struct model *m = &((struct fixture *)*state)->model;
    char out[64];
    assert_string_equal(found(m, "Bandarharjo", out), "33.74.02.1001");
    assert_string_equal(found(m, "BANDAR HARJO", out), "33.74.02.1001");
    assert_string_equal(found(m, "Bulu Lor", out), "33.74.02.1002 33.74.03.1001");
    assert_string_equal(found(m, "Karang Turi", out), "33.74.03.1004");
    assert_string_equal(found(m, "Bandar", out), "");
    assert_string_equal(found(m, "", out), "");
}

static void a_village_lies_in_its_district(void **state) {
    const struct model *m = &((struct fixture *)*state)->model;
    u32 row = row_of(m, "33.74.02.1001");
    struct spot s = gazetteer_spot(m, row);
    assert_int_equal(s.kind, KIND_VILLAGE);
    assert_string_equal(s.name, "Bandar Harjo");
    assert_string_equal(s.country, "ID");
    assert_int_equal(s.lat, -695460);
    assert_int_equal(s.lon, 11041650);
    assert_int_equal(gazetteer_parent(m, row), row_of(m, "33.74.02"));
    assert_true(gazetteer_within(m, row, row_of(m, "33")));
    assert_false(gazetteer_within(m, row, row_of(m, "33.74.03")));
}

static void a_village_may_have_no_coordinates(void **state) {
    const struct model *m = &((struct fixture *)*state)->model;
    assert_int_equal(gazetteer_spot(m, row_of(m, "33.74.02.1002")).lat, INT32_MIN);
    assert_int_equal(gazetteer_spot(m, row_of(m, "33.74.03.1001")).lat, INT32_MIN); /* its district has none */
}

static void codes_are_found(void **state) {
    const struct model *m = &((struct fixture *)*state)->model;
    assert_string_equal(gazetteer_spot(m, row_of(m, "33.74")).full, "Semarang");
    assert_string_equal(gazetteer_spot(m, row_of(m, "33.74.03.1004")).name, "Karang’turi");
    assert_int_equal(row_of(m, "33.74.03.1005"), NONE);
    assert_int_equal(row_of(m, "33.74.03.10"), NONE);
    assert_int_equal(row_of(m, "33.74.03.1004.123456789"), NONE);
    assert_int_equal(row_of(m, ""), NONE);
}

static void a_long_name_has_no_key(void **state) {
    (void)state;
    char name[200], key[GAZETTEER_KEY_MAX];
    memset(name, 'a', sizeof name);
    assert_int_equal(gazetteer_key(name, GAZETTEER_KEY_MAX, key, sizeof key), GAZETTEER_KEY_MAX);
    assert_int_equal(gazetteer_key(name, GAZETTEER_KEY_MAX + 1, key, sizeof key), 0);
    assert_int_equal(gazetteer_key(name, sizeof name, key, sizeof key), 0);
}

/* Codes of what a name from outside a text may mean. */
static const char *named(const struct model *m, const char *name, char out[64]) {
    u32 row[8], n = gazetteer_named(m, name, (u32)strlen(name), row, 8);
    *out = 0;
    for (u32 i = 0; i < n; i++) {
        if (*out) strcat(out, " ");
        strcat(out, gazetteer_spot(m, row[i]).code);
    }
    return out;
}

static void names_in_any_case_are_ranked(void **state) {
    const struct model *m = &((struct fixture *)*state)->model;
    char out[64];
    assert_string_equal(named(m, "SEMARANG UTARA", out), "33.74.02");
    assert_string_equal(named(m, "bulu lor", out), "33.74.02.1002 33.74.03.1001");
    assert_string_equal(named(m, "jawa tengah", out), "33");
    assert_string_equal(named(m, "jawa", out), "");
    assert_string_equal(named(m, "", out), "");
}

static void the_word_for_a_kind_tells(void **state) {
    const struct model *m = &((struct fixture *)*state)->model;
    char out[64];
    assert_string_equal(named(m, "kota Semarang", out), "33.74");
    assert_string_equal(named(m, "desa Bulu Lor", out), "33.74.02.1002 33.74.03.1001");
    assert_string_equal(named(m, "kota Bulu Lor", out), "");
    assert_string_equal(named(m, "kota", out), "");
}

/* A user's village takes the place of the one of its code, and stands beside
 * the others. */
static void villages_are_laid_over(void **state) {
    (void)state;
    static const char text[] = "%villages\n33.74.02\n1001\tPasar Angin\n9999\tLurung Sepi\n";
    struct berita_overlay over = {"mine.tsv", text, sizeof text - 1};
    berita_model *model;
    char out[64];
    assert_int_equal(berita_model_open(&model, &over, 1, NULL), BERITA_OK);
    const struct model *m = (const struct model *)model;
    assert_string_equal(found(m, "Pasar Angin", out), "33.74.02.1001");
    assert_string_equal(found(m, "Lurung Sepi", out), "33.74.02.9999");
    assert_string_equal(gazetteer_spot(m, row_of(m, "33.74.02.1001")).name, "Pasar Angin");
    assert_string_equal(gazetteer_spot(m, row_of(m, "33.74.02.1002")).name, "Bulu Lor");
    berita_model_close(model);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(villages_are_found_by_their_letters), cmocka_unit_test(a_village_lies_in_its_district),
        cmocka_unit_test(a_village_may_have_no_coordinates),   cmocka_unit_test(codes_are_found),
        cmocka_unit_test(a_long_name_has_no_key),              cmocka_unit_test(villages_are_laid_over),
        cmocka_unit_test(names_in_any_case_are_ranked),        cmocka_unit_test(the_word_for_a_kind_tells),
    };
    return cmocka_run_group_tests(tests, make, unmake);
}
