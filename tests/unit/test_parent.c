/* What bodies are part of: which of several things tells, and what none may. */
#include "unit.h"

#include "berita.h"

struct texts {
    berita_model *model;
    berita_doc *doc;
};

static void open_over(struct texts *x, const char *overlay) {
    struct berita_overlay over = {"mine.tsv", overlay, overlay ? strlen(overlay) : 0};
    struct berita_error err = {0};
    if (berita_model_open(&x->model, &over, overlay ? 1 : 0, &err) != BERITA_OK) fail_msg("%s", err.text);
    x->doc = berita_doc_new(x->model);
    assert_non_null(x->doc);
}

static int open_texts(void **state) {
    static struct texts x;
    open_over(&x, NULL);
    *state = &x;
    return 0;
}

static int close_texts(void **state) {
    struct texts *x = *state;
    berita_doc_free(x->doc);
    berita_model_close(x->model);
    return 0;
}

static void read_text(struct texts *x, const char *text, const char *day) {
    struct berita_input in = {.text = text, .len = strlen(text), .published = day};
    assert_int_equal(berita_run(x->doc, &in, NULL), BERITA_OK);
}

/* The body of that name; its row in *row. */
static const struct berita_entity *body(const struct texts *x, const char *name, uint32_t *row) {
    uint32_t n;
    const struct berita_entity *e = berita_entities(x->doc, &n);
    for (*row = 0; *row < n; ++*row)
        if (e[*row].name.n == strlen(name) && !memcmp(e[*row].name.p, name, e[*row].name.n)) return &e[*row];
    fail_msg("no %s", name);
    return NULL;
}

/* Is the body part of the other, by that rule; by its name alone when not `there`? */
static void part_of(const struct texts *x, const char *part, const char *whole, const char *rule, bool there) {
    uint32_t row, other;
    const struct berita_entity *e = body(x, part, &row);
    assert_int_equal(e->parent_name.n, strlen(whole));
    assert_memory_equal(e->parent_name.p, whole, e->parent_name.n);
    assert_string_equal(berita_rule(x->model, e->parent_rule).name, rule);
    if (there) body(x, whole, &other);
    assert_int_equal(e->parent, there ? other : BERITA_NONE);
}

static void of_none(const struct texts *x, const char *part) {
    uint32_t row;
    const struct berita_entity *e = body(x, part, &row);
    assert_int_equal(e->parent_name.n, 0);
    assert_int_equal(e->parent, BERITA_NONE);
}

static void names_tell(void **state) {
    struct texts *x = *state;
    read_text(x, "Polres Garut menyelidiki. Penyidik Satreskrim Polres Garut bertemu warga.", "2024-05-02");
    part_of(x, "Satreskrim Polres Garut", "Polres Garut", "parent.name", true);
    part_of(x, "Polres Garut", "Kepolisian Negara Republik Indonesia", "parent.lexicon", false);
    read_text(x, "Penyidik Satreskrim Polres Garut bertemu warga.", "2024-05-02");
    part_of(x, "Satreskrim Polres Garut", "Polres Garut", "parent.name", false);
}

static void a_name_goes_before_the_text(void **state) {
    struct texts *x = *state;
    read_text(x, "Penyidik Satreskrim Polres Garut di bawah Polda Jabar, kata warga.", "2024-05-02");
    part_of(x, "Satreskrim Polres Garut", "Polres Garut", "parent.name", false);
}

static void the_text_tells(void **state) {
    struct texts *x = *state;
    read_text(x, "PT Cipta Bahari, anak usaha PT Samudra Raya, membangun dermaga.", NULL);
    part_of(x, "PT Cipta Bahari", "PT Samudra Raya", "parent.text", true);
    read_text(x, "PT Cipta Bahari merupakan anak usaha dari PT Samudra Raya.", NULL);
    part_of(x, "PT Cipta Bahari", "PT Samudra Raya", "parent.text", true);
    read_text(x, "PT Cipta Bahari, induk usaha PT Samudra Raya, membangun dermaga.", NULL);
    part_of(x, "PT Samudra Raya", "PT Cipta Bahari", "parent.text", true);
    of_none(x, "PT Cipta Bahari");
    read_text(x, "Anak usaha PT Samudra Raya, PT Cipta Bahari, membangun dermaga.", NULL);
    part_of(x, "PT Cipta Bahari", "PT Samudra Raya", "parent.text", true);
    read_text(x, "PT Cipta Bahari tutup. Anak usaha PT Samudra Raya membangun dermaga.", NULL);
    of_none(x, "PT Cipta Bahari");
    of_none(x, "PT Samudra Raya");
}

static void years_tell(void **state) {
    struct texts *x = *state;
    const char *text = "Ditjen Imigrasi mencegah pengusaha itu.";
    read_text(x, text, "2019-01-02");
    part_of(x, "Ditjen Imigrasi", "Kementerian Hukum dan Hak Asasi Manusia", "parent.lexicon", false);
    read_text(x, text, "2025-01-02");
    part_of(x, "Ditjen Imigrasi", "Kementerian Imigrasi dan Pemasyarakatan", "parent.lexicon", false);
    read_text(x, text, NULL);
    part_of(x, "Ditjen Imigrasi", "Kementerian Imigrasi dan Pemasyarakatan", "parent.lexicon", false);
}

static void regions_tell(void **state) {
    struct texts *x = *state;
    read_text(x, "Kepala Dinas Sosial Kota Tegal hadir.", NULL);
    part_of(x, "Dinas Sosial Kota Tegal", "Pemerintah Kota Tegal", "parent.government", false);
    read_text(x, "Pemkot Tegal buka. Kepala Dinas Sosial Kota Tegal hadir.", NULL);
    part_of(x, "Dinas Sosial Kota Tegal", "Pemkot Tegal", "parent.government", true);
    read_text(x, "Kepala Dinas Sosial Tegal hadir.", NULL); /* kota or kabupaten */
    of_none(x, "Dinas Sosial Tegal");
    read_text(x, "Pemkab Tegal buka. Kepala Dinas Sosial Tegal hadir.", NULL);
    part_of(x, "Dinas Sosial Tegal", "Pemkab Tegal", "parent.government", true);
    read_text(x, "Ketua KPU Kota Tegal hadir.", NULL);
    part_of(x, "KPU Kota Tegal", "Komisi Pemilihan Umum", "parent.branch", false);
}

static void circles_are_cut(void **state) {
    struct texts *x = *state;
    uint32_t n, parents = 0;
    read_text(x,
              "PT Cipta Bahari, anak usaha PT Samudra Raya, tutup. PT Samudra Raya, anak usaha PT Nusa Karang, buka. "
              "PT Nusa Karang, anak usaha PT Cipta Bahari, pindah. PT Laut Biru, anak usaha PT Laut Biru, diam.",
              NULL);
    const struct berita_entity *e = berita_entities(x->doc, &n);
    for (uint32_t i = 0; i < n; i++) parents += e[i].parent != BERITA_NONE;
    assert_int_equal(parents, 2);
}

static void a_users_file_tells(void **state) {
    struct texts x;
    (void)state;
    open_over(&x, "%parents\nPolres\tKementerian Kesehatan\nKementerian Kesehatan\tPolri\n");
    read_text(&x, "Kapolres Garut dan anggota Polres Garut datang.", NULL);
    part_of(&x, "Polres Garut", "Kementerian Kesehatan", "parent.lexicon", false);
    read_text(&x, "Menurut Kemenkes, stok cukup.", NULL);
    part_of(&x, "Kemenkes", "Kepolisian Negara Republik Indonesia", "parent.lexicon", false);
    berita_doc_free(x.doc);
    berita_model_close(x.model);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_tell),   cmocka_unit_test(a_name_goes_before_the_text),
        cmocka_unit_test(the_text_tells), cmocka_unit_test(years_tell),
        cmocka_unit_test(regions_tell), cmocka_unit_test(circles_are_cut),
        cmocka_unit_test(a_users_file_tells),
    };
    return cmocka_run_group_tests(tests, open_texts, close_texts);
}
