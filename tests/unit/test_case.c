/* Texts in small letters, and texts that shout: the names of each are those of
 * the text as it should be written. */
#include "builtin.h"

#include <ctype.h>

enum { ROOM = 1024 };

/* The names, in order and small letters, as "name|name|". */
static void names(const char *text, int (*letter)(int), char out[ROOM]) {
    char changed[ROOM];
    struct berita_input in = {.text = changed, .len = strlen(text)};
    uint32_t n_mentions;
    size_t n = 0;
    for (size_t i = 0; i <= in.len; i++) changed[i] = (char)letter((unsigned char)text[i]);
    assert_int_equal(berita_run(doc, &in, NULL), BERITA_OK);
    const struct berita_mention *m = berita_mentions(doc, &n_mentions);
    for (uint32_t i = 0; i < n_mentions; i++) {
        if (m[i].how > BERITA_SHORT) continue;
        for (uint32_t b = m[i].start; b < m[i].end; b++) out[n++] = (char)tolower((unsigned char)changed[b]);
        out[n++] = '|';
    }
    out[n] = '\0';
}

static int as_it_is(int c) { return c; }

static void check(const char *text) {
    char wanted[ROOM], got[ROOM];
    names(text, as_it_is, wanted);
    assert_true(strlen(wanted) > 1);
    names(text, tolower, got);
    assert_string_equal(got, wanted);
    names(text, toupper, got);
    assert_string_equal(got, wanted);
}

static void case_is_restored(void **state) {
    (void)state;
    check("Gubernur Jawa Tengah Bambang Sutrisno meresmikan pasar di Semarang bersama PT Pertamina.");
    check("Kebakaran terjadi di Kecamatan Semarang Barat. Menurut Agus Riyanto, api berasal dari dapur.");
    check("Komisi Pemberantasan Korupsi memeriksa Suparman Hadibroto di Jakarta. Hadibroto menolak bicara.");
    check("Pasien dibawa ke Rumah Sakit Umum Daerah Merauke.");
}

/* What a text does with a word tells how it is written. */
static void case_is_told(void **state) {
    (void)state;
    check("Polisi menahan pria berinisial RK, DS, dan TM di Bogor. RK mengaku bersalah, sedangkan "
          "DS diam.");
    check("Wali Kota Bogor Munadi 'Appi' Suryana hadir. Appi menjawab singkat. \"Kita siap,\" "
          "jelas Appi.");
    check("Warga Bogor mendatangi kantor itu. \"Kita siap,\" ujar Appi, Selasa (4/3/2025).");
    check("Bantuan itu dari Yayasan Kemanusiaan Wijaya (YKW) untuk warga Bogor. YKW berjanji "
          "kembali.");
    check("Truk milik PT Wirantara Teknik Tunggal terguling di Bogor.");
    check("Warga Bogor mengeluh. \"Air belum surut,\" kata Salimun Wirandaka.");
}

/* Dates as the text in small letters and in capitals has them. */
static void check_dates(const char *text, uint32_t wanted) {
    char changed[ROOM];
    for (int upper = 0; upper < 2; upper++) {
        struct berita_input in = {.text = changed, .len = strlen(text)};
        uint32_t n;
        for (size_t i = 0; i <= in.len; i++)
            changed[i] =
                (char)(upper ? toupper((unsigned char)text[i]) : tolower((unsigned char)text[i]));
        assert_int_equal(berita_run(doc, &in, NULL), BERITA_OK);
        berita_dates(doc, &n);
        assert_int_equal(n, wanted);
    }
}

static void dates_need_no_case(void **state) {
    (void)state;
    check_dates("Mereka berjualan di pameran Wahanatama 2022 yang ramai dan murah.", 0);
    check_dates("Laba bersih naik pada kuartal II 2024 menurut laporan itu.", 1);
    check_dates("Penjualan mobil naik pada Januari-Februari 2022 menurut laporan itu.", 1);
}

/* One capital at its head, and the others are meant as they stand. */
static void case_is_kept(void **state) {
    char got[ROOM];
    (void)state;
    names("Banyak orang menganggap hidup di pasar itu indah dan jaya.", as_it_is, got);
    assert_string_equal(got, "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(case_is_restored),
        cmocka_unit_test(case_is_told),
        cmocka_unit_test(dates_need_no_case),
        cmocka_unit_test(case_is_kept),
    };
    return cmocka_run_group_tests(tests, open_model, close_model);
}
