/* What a text says its own names are: by definition, by a noun before, by what
 * the name does, by its own words, by its neighbours in a list.  Invented names, which no lexicon
 * has. */
#include "builtin.h"

static const char *const types[] = {"person", "organization", "place"};

/* What the name, as it first stands in the text that was run, was found to be. */
static const char *type_of(const char *text, const char *name) {
    uint32_t n;
    const struct berita_mention *m = berita_mentions(doc, &n);
    uint32_t start = (uint32_t)(strstr(text, name) - text), end = start + (uint32_t)strlen(name);
    for (uint32_t i = 0; i < n; i++)
        if (m[i].start == start && m[i].end == end) return types[m[i].type];
    return "none";
}

static void check(const char *text, const char *name, const char *type) {
    struct berita_input in = {.text = text, .len = strlen(text)};
    assert_int_equal(berita_run(doc, &in, NULL), BERITA_OK);
    const char *found = type_of(text, name);
    if (strcmp(found, type) != 0) fail_msg("%s is %s, not %s: %s", name, found, type, text);
}

static void definitions(void **state) {
    (void)state;
    check("Sarangwalet adalah grup musik asal Tegal.", "Sarangwalet", "organization");
    check("Sarangwalet (dahulu Walet Hitam) merupakan sebuah desa di tepi hutan.", "Sarangwalet", "place");
    check("Sarangwalet adalah salah seorang pendiri surat kabar itu.", "Sarangwalet", "person");
    check("Sarangwalet, sebuah perusahaan di bidang pangan, tumbuh pesat.", "Sarangwalet", "organization");
    check("Sarangwalet adalah film yang menuai pujian.", "Sarangwalet", "none");
}

static void elsewhere(void **state) {
    (void)state;
    check("Menurut kabar, Layang Biru akan tampil lagi. Layang Biru adalah grup musik asal Tegal.", "Layang Biru", "organization");
}

static void nouns(void **state) {
    (void)state;
    check("Ia lalu membentuk grup musik lagi bernama Kalong.", "Kalong", "organization");
    check("Mereka tiba di beberapa desa, yaitu Tambakrungu, Sikumpul, dan Wringinpitu.", "Sikumpul", "place");
    check("Mereka tiba di sebuah stasiun kereta yang bernama Sarangwalet.", "Sarangwalet", "place");
    check("Datang pula seorang pegawai bahasa kolonial bernama Sarangwalet.", "Sarangwalet", "person");
    check("Ia menyukai grup musik seperti Kalong Merah dan Gerimis.", "Kalong Merah", "organization");
}

static void deeds(void **state) {
    (void)state;
    check("Sejak dulu Sarangwalet berpenduduk padat.", "Sarangwalet", "place");
    check("Tahun itu Gerimis dibubarkan.", "Gerimis", "organization");
    check("Ia pulang bersama istrinya, Kalunta, kemarin.", "Kalunta", "person");
    check("Hadir pula Kalunta (lahir 2 Mei 1970) sore itu.", "Kalunta", "person");
    check("Tokoh utamanya diperankan oleh Gerimis.", "Gerimis", "person");
}

static const char *rule_of_name(const char *text, const char *name) {
    uint32_t n, start = (uint32_t)(strstr(text, name) - text);
    const struct berita_mention *m = berita_mentions(doc, &n);
    for (uint32_t i = 0; i < n; i++)
        if (m[i].start == start) return berita_rule(model, m[i].rule).name;
    return "none";
}

/* What the text says is the reason only where the name looks like another. */
static void reasons(void **state) {
    (void)state;
    const char *text = "Sarangwalet adalah grup musik asal Tegal.";
    check(text, "Sarangwalet", "organization");
    assert_string_equal(rule_of_name(text, "Sarangwalet"), "entity.defined");
    text = "Sarangwalet merupakan sebuah desa di tepi hutan.";
    check(text, "Sarangwalet", "place");
    assert_string_equal(rule_of_name(text, "Sarangwalet"), "entity.defined");
    text = "Budi Santoso adalah pendiri surat kabar itu.";
    check(text, "Budi Santoso", "person");
    assert_string_equal(rule_of_name(text, "Budi Santoso"), "entity.lattice");
}

static void own_words(void **state) {
    (void)state;
    check("Semua tahu Kalunta River meluap.", "Kalunta River", "place");
    check("Ia menulis Kalunta Awards itu.", "Kalunta Awards", "none");
}

static void lists(void **state) {
    (void)state;
    check("Ia pernah tinggal di Jepang, Mesir, dan Kalunta.", "Kalunta", "place");
    /* commas alone make none, and what the lexicons know stays what it is */
    check("Di Desa Sikumpul, Kecamatan Adipala, Kabupaten Cilacap, Sarwono menanam bakau.", "Sarwono", "person");
    check("Ada tiga terminal Pertamina di kota itu.", "Pertamina", "organization");
    /* the noun is one for all */
    check("Ia bermain untuk tiga band lainnya, yakni Kalong, Gerimis, dan Sarangwalet.", "Sarangwalet", "organization");
    /* no name goes on over the joint */
    check("Saham Garuda Indonesia, Kalunta, dan Bank Mandiri naik.", "Bank Mandiri", "organization");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(definitions), cmocka_unit_test(reasons), cmocka_unit_test(elsewhere), cmocka_unit_test(nouns),
        cmocka_unit_test(deeds), cmocka_unit_test(own_words), cmocka_unit_test(lists),
    };
    return cmocka_run_group_tests(tests, open_model, close_model);
}
