/* Conventions of names: brackets, initials, and who speaks in a report's name. */
#include "builtin.h"

static const char *text;

static void run(const char *t) {
    struct berita_input in = {.text = t, .len = strlen(t)};
    text = t;
    assert_int_equal(berita_run(doc, &in, NULL), BERITA_OK);
}

/* The mention that the words, as they first stand in the text, are; NULL: none. */
static const struct berita_mention *mention(const char *words) {
    uint32_t n, start = (uint32_t)(strstr(text, words) - text), end = start + (uint32_t)strlen(words);
    const struct berita_mention *m = berita_mentions(doc, &n);
    for (uint32_t i = 0; i < n; i++)
        if (m[i].start == start && m[i].end == end) return &m[i];
    return NULL;
}

static void check(const char *words, int type) {
    const struct berita_mention *m = mention(words);
    if (!m || m->type != type) fail_msg("%s is %s: %s", words, m ? "of another type" : "no mention", text);
}

static void check_none(const char *words) {
    if (mention(words)) fail_msg("%s is a mention: %s", words, text);
}

static void brackets(void **state) {
    (void)state;
    run("Pemerintah Provinsi (Pemprov) Papua menunjuk Slamet Wibowo (Bowo) sebagai juru bicara.");
    check("Pemprov", BERITA_ORGANIZATION);
    check("Papua", BERITA_PLACE);
    check("Slamet Wibowo", BERITA_PERSON);
    check("Bowo", BERITA_PERSON);
    run("Direksi PT Lumbung Tani (Persero) hadir.");
    check("PT Lumbung Tani (Persero)", BERITA_ORGANIZATION);
}

static void initials(void **state) {
    (void)state;
    run("Temannya, RA (16), dirawat.");
    check("RA", BERITA_PERSON);
    assert_string_equal(berita_rule(model, mention("RA")->rule).name, "entity.aged");
    run("Menurut polisi, tersangka BS ditahan sejak Senin. Kemarin BS dijenguk ibunya.");
    check("BS", BERITA_PERSON);
    run("Polisi menahan pria berinisial MA. Kini MA diperiksa.");
    uint32_t n;
    const struct berita_mention *m = berita_mentions(doc, &n);
    assert_int_equal(n, 2);
    assert_int_equal(m[1].type, BERITA_PERSON);
    assert_int_equal(m[1].entity, m[0].entity);
    run("Kasus korban PHK dan tes DNA dibahas.");
    check_none("PHK");
    check_none("DNA");
}

static void check_rule(const char *words, const char *rule) {
    const struct berita_mention *m = mention(words);
    if (!m || strcmp(berita_rule(model, m->rule).name, rule) != 0) fail_msg("%s is not by %s: %s", words, rule, text);
}

/* What settled a word against the look of its capitals is the reason given. */
static void reasons(void **state) {
    (void)state;
    run("Hong Kong melarang impor itu.");
    check_rule("Hong Kong", "entity.country");
    run("Warga mendatangi kantor itu kemarin. BIW menolak permintaan mereka.");
    check_rule("BIW", "entity.abbreviated");
    run("Ketua MA diperiksa. Polisi menahan pria berinisial MA.");
    check_rule("MA", "entity.initials");
    run("Budi Santoso diperiksa.");
    check_rule("Budi Santoso", "entity.lattice");
}

static void units(void **state) {
    (void)state;
    run("Rapat itu dipimpin Wakil Ketua Komisi XI DPR RI dan anggota Komisi III DPRD Klaten.");
    check("Komisi XI DPR RI", BERITA_ORGANIZATION);
    check("Komisi III DPRD Klaten", BERITA_ORGANIZATION);
    run("Ia diperiksa Unit PPA Satreskrim Polres Klaten.");
    check("Unit PPA Satreskrim Polres Klaten", BERITA_ORGANIZATION);
    run("Mereka melapor ke Asosiasi Pemerintah Desa Seluruh Indonesia.");
    check("Asosiasi Pemerintah Desa Seluruh Indonesia", BERITA_ORGANIZATION);
    run("Sikap itu diambil Persekutuan Gereja-gereja di Indonesia kemarin.");
    check("Persekutuan Gereja-gereja di Indonesia", BERITA_ORGANIZATION);
    run("Ketua Fraksi PKS DPRD Klaten menemui Persatuan Perangkat Desa Indonesia.");
    check("Fraksi PKS DPRD Klaten", BERITA_ORGANIZATION);
    check("Persatuan Perangkat Desa Indonesia", BERITA_ORGANIZATION);
    run("Pemain itu pindah dari Borneo FC ke Persija dan Bali United.");
    check("Persija", BERITA_ORGANIZATION);
    check("Bali United", BERITA_ORGANIZATION);
}

static void short_forms(void **state) {
    (void)state;
    run("Badan Keuangan dan Aset Wilayah (Bakasetwil) menutup kas. Menurut Bakasetwil, kas itu kosong.");
    check("Bakasetwil", BERITA_ORGANIZATION);
    run("Buruh menolak perjanjian kerja bersama (PKB) itu. Menurut mereka, PKB lama lebih baik.");
    check_none("PKB");
    run("Warga membayar pajak bumi dan bangunan (PBB). Tahun ini PBB naik.");
    check_none("PBB");
    run("Ketua Partai Kebangkitan Bangsa (PKB) hadir.");
    check("PKB", BERITA_ORGANIZATION);
    run("Pihak PT tidak membayar upah.");
    check_none("PT");
    run("Hal itu disampaikan oleh BP2MI kemarin.");
    check("BP2MI", BERITA_ORGANIZATION);
}

static const struct berita_entity *speaker(const char *t) {
    uint32_t n, entities;
    run(t);
    const struct berita_quotation *q = berita_quotations(doc, &n);
    const struct berita_entity *e = berita_entities(doc, &entities);
    return n && q->speaker < entities ? &e[q->speaker] : NULL;
}

static void names_in_letters(void **state) {
    (void)state;
    run("Rahmat Kusuma hadir. Kata warga, RK ramah. Lalu LMD menyasar sekolah.");
    const struct berita_mention *full = mention("Rahmat Kusuma"), *letters = mention("RK");
    assert_true(full && letters);
    assert_int_equal(full->entity, letters->entity);
    check("LMD", BERITA_ORGANIZATION);
    run("Rahmat Kusuma memimpin penyidikan. Pria berinisial RK (34) ditahan.");
    assert_int_not_equal(mention("Rahmat Kusuma")->entity, mention("RK")->entity);
}

static void whole_names(void **state) {
    (void)state;
    run("Hong Kong melarang impor. Atas hal itu, Menko Polhukam meminta maaf.");
    check("Hong Kong", BERITA_PLACE);
    check_none("Menko Polhukam");
    run("Bek Rahmat \"Amat\" Kusuma dan Budi Santoso, Jr, hadir.");
    check("Rahmat \"Amat\" Kusuma", BERITA_PERSON);
    check("Budi Santoso, Jr", BERITA_PERSON);
}

static void shortened(void **state) {
    (void)state;
    run("Universitas Wana Jaya yang disingkat Unwaja menambah kelas.");
    const struct berita_mention *full = mention("Universitas Wana Jaya"), *shorter = mention("Unwaja");
    assert_true(full && shorter);
    assert_int_equal(full->entity, shorter->entity);
}

static void letters_of_bodies(void **state) {
    (void)state;
    run("Karyawan PT Marga Tani Tulus (MTT) pulang. Lalu PT MTT libur.");
    assert_int_equal(mention("PT Marga Tani Tulus")->entity, mention("PT MTT")->entity);
    run("Ia bilang sama Pak Wirsan, lalu pergi. Pak Wali datang.");
    check("Wirsan", BERITA_PERSON);
    check_none("Pak");
    check_none("Wali");
}

static void one_sense(void **state) {
    (void)state;
    run("RSUD Ibu Kota Nusantara (IKN) dibuka. Warga tinggal di IKN.");
    uint32_t n;
    const struct berita_mention *m = berita_mentions(doc, &n);
    assert_true(n >= 3);
    assert_int_not_equal(m[n - 1].entity, m[0].entity); /* not the hospital */
}

static void documents(void **state) {
    (void)state;
    const struct berita_entity *e = speaker("Data Badan Pusat Statistik menunjukkan, angka kemiskinan turun tahun ini.");
    assert_non_null(e);
    assert_string_equal(berita_kind_name(e->type, e->kind), "document");
    assert_true(e->parent_name.n == strlen("Badan Pusat Statistik") && !strncmp(e->parent_name.p, "Badan Pusat Statistik", e->parent_name.n));
    e = speaker("Hasil visum itu menyebutkan bahwa korban tidak dipukul.");
    assert_non_null(e);
    assert_string_equal(berita_kind_name(e->type, e->kind), "document");
    assert_null(speaker("Budi Santoso hadir. Langkah ini menegaskan bahwa kampung itu mampu."));
}

static void derived(void **state) {
    (void)state;
    run("Pembalapan mobil digelar. Ingatkanlah soal Komunalisme.");
    check_none("Pembalapan");
    check_none("Komunalisme");
}

static void glued(void **state) {
    (void)state;
    run("Dilansir kepadadetikJatengdi rumahnya, dataBPS naik. Warga Kalimantan TimurSementara itu pergi diJakarta.");
    check("detikJateng", BERITA_ORGANIZATION);
    check("BPS", BERITA_ORGANIZATION);
    check("Kalimantan Timur", BERITA_PLACE);
    check("Jakarta", BERITA_PLACE);
    run("Saham TokoMaju dan iKan milik McMahon naik.");
    uint32_t n;
    berita_tokens(doc, &n);
    assert_int_equal(n, 8);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(brackets), cmocka_unit_test(reasons), cmocka_unit_test(initials), cmocka_unit_test(units),
                                       cmocka_unit_test(short_forms), cmocka_unit_test(documents),
                                       cmocka_unit_test(glued), cmocka_unit_test(derived),
                                       cmocka_unit_test(one_sense), cmocka_unit_test(names_in_letters),
                                       cmocka_unit_test(whole_names), cmocka_unit_test(shortened),
                                       cmocka_unit_test(letters_of_bodies)};
    return cmocka_run_group_tests(tests, open_model, close_model);
}
