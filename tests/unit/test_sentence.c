/* Pairs of quotation marks, and the sentences that never cut one. */
#include "fixture.h"

static const char words[] = "%words\n"
    "dr.\tabbreviation\n"
    "Jl.\tabbreviation\n"
    "a.n.\tabbreviation\n"
    "dkk.\tabbreviation\t\t1\n"
    "S.H.\tabbreviation\t\t1\n"
    "dia\tfunction\n"
    "Untung\tname.given\n"
    "baca juga\tfurniture\n";

/* The sentences of a text, separated by " | ". */
static void check(const char *text, const char *want) {
    const char *const file[] = {"words", words};
    struct fixture f;
    char got[1024] = "";
    fixture_open(&f, file, 1);
    struct doc *d = fixture_read(&f, text, "sentence");
    u32 at = 0;
    for (u32 i = 0; i < d->n_sentences; i++) {
        assert_int_equal(d->sentence[i].first, at); /* every token is in one */
        at = d->sentence[i].limit;
        struct berita_span s = doc_span(d, d->sentence[i].first, at);
        size_t used = strlen(got);
        snprintf(got + used, sizeof got - used, "%s%.*s", i ? " | " : "", (int)(s.end - s.start),
                 text + s.start);
    }
    assert_int_equal(at, d->n_tokens);
    fixture_close(&f);
    assert_string_equal(got, want);
}

/* What stands between the marks of each sound pair, separated by " | ". */
static void pairs(const char *text, const char *want, u32 warnings) {
    const char *const file[] = {"words", words};
    struct fixture f;
    char got[1024] = "";
    fixture_open(&f, file, 1);
    struct doc *d = fixture_read(&f, text, "sentence");
    u32 n = 0, told = d->n_warnings;
    for (u32 i = 0; i < d->n_pairs; i++) {
        const struct pair *p = &d->pair[i];
        if (p->unterminated) continue;
        struct berita_span s = doc_span(d, p->open + 1, p->close);
        size_t used = strlen(got);
        snprintf(got + used, sizeof got - used, "%s%.*s", n++ ? " | " : "", (int)(s.end - s.start),
                 text + s.start);
    }
    fixture_close(&f);
    assert_string_equal(got, want);
    assert_int_equal(told, warnings);
}

static void full_stops(void **state) {
    (void)state;
    check("Hujan turun. Jalan banjir! Siapa tahu? Entah.",
          "Hujan turun. | Jalan banjir! | Siapa tahu? | Entah.");
    check("Hujan turun", "Hujan turun");
    check("Hujan turun\nJalan banjir", "Hujan turun | Jalan banjir");
    check("", "");
    check("Ia diam... Lalu pergi.", "Ia diam... | Lalu pergi.");
    check("Ia diam... lalu pergi.", "Ia diam... lalu pergi.");
}

static void stops_inside(void **state) {
    (void)state;
    check("Menurut dr. Ani, sehat.", "Menurut dr. Ani, sehat.");
    check("Di Jl. Merdeka ada pasar.", "Di Jl. Merdeka ada pasar.");
    check("Ia a.n. Budi datang.", "Ia a.n. Budi datang.");
    check("Bertemu A. Rahman di sana.", "Bertemu A. Rahman di sana.");
    check("Pukul 19.30 ia datang.", "Pukul 19.30 ia datang.");
    check("Harga Rp 1.000. Murah.", "Harga Rp 1.000. | Murah.");
}

static void stops_of_words_that_end_sentences(void **state) {
    (void)state;
    check("Ada Budi dkk. Dia pulang.", "Ada Budi dkk. | Dia pulang.");
    check("Ada Budi dkk. Ratna pulang.", "Ada Budi dkk. Ratna pulang.");
    check("Kata Ani, S.H. Dia hakim.", "Kata Ani, S.H. | Dia hakim.");
    check("Di peron B. Dia turun.", "Di peron B. | Dia turun.");
    check("Di peron B. \"Turun,\" kata Ani.", "Di peron B. | \"Turun,\" kata Ani.");
    check("Kader PSU-B. Ratna pulang.", "Kader PSU-B. | Ratna pulang.");
    check("Rumah A. Untung roboh.", "Rumah A. Untung roboh.");
    check("Menurut dr. Dia, sehat.", "Menurut dr. | Dia, sehat."); /* no name is a pronoun */
    check("Ini Kgs. Ratna.", "Ini Kgs. Ratna.");
    check("Isinya PLN. Ratna pulang.", "Isinya PLN. | Ratna pulang.");
    check("Jl. Merdeka\nRatna", "Jl. Merdeka | Ratna");
}

static void numbers_of_lists(void **state) {
    (void)state;
    check("1. Beras\n2. Gula", "1. Beras | 2. Gula");
    check("a. Beras\nb. Gula", "a. Beras | b. Gula");
    check("Isinya: 1. Beras; 2. Gula.", "Isinya: 1. Beras; 2. Gula.");
    check("2016. Ratna pulang.", "2016. | Ratna pulang.");
    check("Sejak tahun 16. Ratna pulang.", "Sejak tahun 16. | Ratna pulang.");
}

/* Where BERITA_INNER says that a sentence begins within another. */
static void sentences_inside_quotations(void **state) {
    (void)state;
    const char *const file[] = {"words", words};
    struct fixture f;
    fixture_open(&f, file, 1);
    struct doc *d = fixture_read(&f, "\"Ada dr. Ani. Ia 'Apa? Ya.' Lalu pergi,\" kata Budi. Sepi.", "sentence");
    const char *const inner[] = {"Ia", "Ya", "Lalu"};
    u32 n = 0;
    for (u32 t = 0; t < d->n_tokens; t++) {
        if (!(d->token[t].flags & TOKEN_INNER)) continue;
        assert_true(n < COUNT(inner) && doc_spells(d, t, inner[n]));
        n++;
    }
    assert_int_equal(n, COUNT(inner));
    assert_int_equal(d->n_sentences, 2);
    fixture_close(&f);
}

static void quotations_are_not_cut(void **state) {
    (void)state;
    check("\"Hujan turun. Jalan banjir,\" kata Budi. Ia pergi.",
          "\"Hujan turun. Jalan banjir,\" kata Budi. | Ia pergi.");
    check("\xe2\x80\x9dHujan turun. Jalan banjir,\xe2\x80\x9d kata Budi. Ia pergi.",
          "\xe2\x80\x9dHujan turun. Jalan banjir,\xe2\x80\x9d kata Budi. | Ia pergi.");
    check("Kata Budi, \"Hujan turun. Jalan banjir.\" Ia pergi.",
          "Kata Budi, \"Hujan turun. Jalan banjir.\" | Ia pergi.");
}

static void glyphs(void **state) {
    (void)state;
    pairs("\"Ya,\" kata Budi.", "Ya,", 0);
    pairs("\xe2\x80\x9cYa,\xe2\x80\x9d kata Budi.", "Ya,", 0);
    pairs("\xe2\x80\x9dYa,\xe2\x80\x9d kata Budi.", "Ya,", 0); /* one glyph for both */
    pairs("\xc2\xabYa,\xc2\xbb kata Budi.", "Ya,", 0);
    pairs("\xe2\x80\x9cYa,\" kata Budi.", "Ya,", 0); /* mixed */
    pairs("\"Ya\", kata Budi.", "Ya", 0);            /* the comma outside */
    pairs("\"Ya,\" kata Budi. \"Tidak,\" kata Ani.", "Ya, | Tidak,", 0);
}

static void apostrophes_are_no_marks(void **state) {
    (void)state;
    pairs("Mas\xe2\x80\x99ud dan Ma\xe2\x80\x99ruf hari Jum'at", "", 0);
    pairs("\"Kata Mas\xe2\x80\x99ud ya,\" kata Budi.", "Kata Mas\xe2\x80\x99ud ya,", 0);
}

static void marks_without_their_fellow(void **state) {
    (void)state;
    pairs("\"Ya, kata Budi.\nIa pergi.", "", 1);
    pairs("Ya,\xe2\x80\x9d kata Budi.", "", 1);
    pairs("\"Ya, kata Budi.\n\"Tidak,\" kata Ani.\nSelesai.", "Ya, kata Budi.\n\"Tidak,", 0);
}

static void quotations_over_paragraphs(void **state) {
    (void)state;
    pairs("\xe2\x80\x9cSatu.\n\n\xe2\x80\x9c" "Dua,\xe2\x80\x9d kata Budi.",
          "Satu.\n\n\xe2\x80\x9c" "Dua,", 0);
    pairs("\xe2\x80\x9cSatu.\nBaca juga: Ya\n\xe2\x80\x9c" "Dua,\xe2\x80\x9d kata Budi.",
          "Satu.\nBaca juga: Ya\n\xe2\x80\x9c" "Dua,", 0);
}

static void inner_marks(void **state) {
    (void)state;
    pairs("\"Ia bilang 'ya' tadi,\" kata Budi.", "Ia bilang 'ya' tadi, | ya", 0);
}

static void furniture(void **state) {
    (void)state;
    const char *const file[] = {"words", words};
    struct fixture f;
    fixture_open(&f, file, 1);
    struct doc *d = fixture_read(&f, "Hujan turun.\nBaca juga: Banjir\nJalan rusak.\n(ab/cd)", "paragraph");
    assert_int_equal(d->n_paragraphs, 4);
    assert_int_equal(d->paragraph[0].kind, PARA_BODY);
    assert_int_equal(d->paragraph[1].kind, PARA_FURNITURE);
    assert_int_equal(d->paragraph[2].kind, PARA_BODY);
    assert_int_equal(d->paragraph[3].kind, PARA_FURNITURE);
    assert_true(d->token[d->paragraph[1].first].flags & TOKEN_FURNITURE);
    fixture_close(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(full_stops),        cmocka_unit_test(stops_inside),
        cmocka_unit_test(stops_of_words_that_end_sentences),
        cmocka_unit_test(numbers_of_lists), cmocka_unit_test(sentences_inside_quotations),
        cmocka_unit_test(quotations_are_not_cut), cmocka_unit_test(glyphs),
        cmocka_unit_test(apostrophes_are_no_marks),
        cmocka_unit_test(marks_without_their_fellow),
        cmocka_unit_test(quotations_over_paragraphs), cmocka_unit_test(inner_marks),
        cmocka_unit_test(furniture),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
