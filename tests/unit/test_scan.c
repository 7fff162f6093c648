/* The scanner: what is one token, and of what kind and shape. */
#include "unit.h"

#include "core/hash.h"
#include "core/scan.h"
#include "core/utf8.h"

/* The tokens of a text, separated by blanks. */
static void check(const char *text, const char *want) {
    char got[1024] = "";
    u32 size = (u32)strlen(text), at = 0, n = 0;
    struct berita_token t;
    while ((at = scan_token(text, size, at, &t)), t.kind != TOKEN_END) {
        size_t used = strlen(got);
        snprintf(got + used, sizeof got - used, "%s%.*s", n++ ? " " : "", (int)(t.end - t.start),
                 text + t.start);
    }
    assert_string_equal(got, want);
    assert_true(n <= size);
}

static struct berita_token first(const char *text) {
    struct berita_token t;
    scan_token(text, (u32)strlen(text), 0, &t);
    return t;
}

static void words_and_marks(void **state) {
    (void)state;
    check("Hujan turun, lalu reda.", "Hujan turun , lalu reda .");
    check("\"Ya,\" katanya.", "\" Ya , \" katanya .");
    check("\xe2\x80\x9cYa\xe2\x80\x9d", "\xe2\x80\x9c Ya \xe2\x80\x9d");
    check("tunggu... dulu", "tunggu ... dulu");
    check("", "");
    check(" \n\t ", "");
}

static void apostrophes_belong_to_words(void **state) {
    (void)state;
    check("Mas\xe2\x80\x99ud dan Jum'at", "Mas\xe2\x80\x99ud dan Jum'at");
    check("'kata'", "' kata '");
    check("\xe2\x80\x98kata\xe2\x80\x99", "\xe2\x80\x98 kata \xe2\x80\x99");
}

static void hyphens(void **state) {
    (void)state;
    check("teman-teman", "teman-teman");
    check("Undang-Undang", "Undang-Undang");
    check("Jokowi-JK", "Jokowi - JK");
    check("Covid-19 ke-80 90-an", "Covid-19 ke-80 90-an");
    check("III-2021", "III - 2021");
    check("17-18", "17 - 18");
    check("KPK-nya", "KPK - nya");
}

static void numbers(void **state) {
    (void)state;
    check("19.30 1.250.000 3,5 07:05", "19.30 1.250.000 3,5 07:05");
    check("17/7/2025", "17 / 7 / 2025");
    check("(17/7/2025)", "( 17 / 7 / 2025 )");
    check("pukul 19.30.", "pukul 19.30 .");
    check("5G", "5G");
}

static void site_names(void **state) {
    (void)state;
    check("Warta.com, WARTA.CO", "Warta.com , WARTA.CO");
    check("selesai.Dia pergi", "selesai . Dia pergi");
    check("https://a.id/x?y=1.", "https://a.id/x?y=1 .");
}

static void kinds(void **state) {
    (void)state;
    assert_int_equal(first("kata").kind, TOKEN_WORD);
    assert_int_equal(first("19.30").kind, TOKEN_NUMBER);
    assert_int_equal(first("Covid-19").kind, TOKEN_MIXED);
    assert_int_equal(first("\"").kind, TOKEN_QUOTE);
    assert_int_equal(first("\xe2\x80\x9d").kind, TOKEN_QUOTE);
    assert_int_equal(first(",").kind, TOKEN_PUNCT);
    assert_int_equal(first("+").kind, TOKEN_SYMBOL);
    assert_int_equal(first("https://a.id").kind, TOKEN_URL);
    assert_int_equal(first("").kind, TOKEN_END);
    assert_int_equal(first("\xff").kind, TOKEN_SYMBOL);
}

static void shapes(void **state) {
    (void)state;
    assert_int_equal(first("kata").shape, SHAPE_LOWER);
    assert_int_equal(first("Kata").shape, SHAPE_CAP);
    assert_int_equal(first("K").shape, SHAPE_CAP);
    assert_int_equal(first("KATA").shape, SHAPE_UPPER);
    assert_int_equal(first("KataKata").shape, SHAPE_CAMEL);
    assert_int_equal(first("kataKata").shape, SHAPE_CAMEL);
    assert_int_equal(first("19").shape, SHAPE_NONE);
    assert_int_equal(first("\xc3\x89toile").shape, SHAPE_CAP);
}

static void flags(void **state) {
    (void)state;
    static const char text[] = "a, b\nc";
    struct berita_token t;
    u32 n = sizeof text - 1, at = scan_token(text, n, 0, &t);
    assert_true(t.flags & TOKEN_LINE);
    assert_false(t.flags & TOKEN_GLUED);
    at = scan_token(text, n, at, &t);
    assert_true(t.flags & TOKEN_GLUED);
    at = scan_token(text, n, at, &t);
    assert_false(t.flags & (TOKEN_GLUED | TOKEN_LINE));
    scan_token(text, n, at, &t);
    assert_true(t.flags & TOKEN_LINE);
}

static void equal_words_hash_alike(void **state) {
    (void)state;
    assert_int_equal(first("Kata").word, first("kata").word);
    assert_int_equal(first("Mas\xe2\x80\x99ud").word, first("mas'ud").word);
    assert_int_not_equal(first("kata").word, first("kita").word);
}

/* Whatever the bytes, tokens move on, stay inside and are within the bound. */
static void any_bytes(void **state) {
    (void)state;
    char text[512];
    u32 x = 7;
    for (int round = 0; round < 500; round++) {
        for (u32 i = 0; i < sizeof text; i++) text[i] = (char)((x = x * 1664525 + 1013904223) >> 24);
        struct berita_token t;
        u32 at = 0, n = 0, before = 0;
        while ((at = scan_token(text, sizeof text, at, &t)), t.kind != TOKEN_END) {
            assert_true(t.start >= before && t.end > t.start && t.end <= sizeof text);
            before = t.end;
            n++;
        }
        assert_true(n <= sizeof text);
    }
}

/* Wherever a word stands and however it is written. */
static void hashes_are_those_of_folded_words(void **state) {
    static const char letters[] = "Abcdefghijklmnopqrstuvwxyzabcdefghijklmn";
    char text[128], folded[64];
    struct berita_token t;
    (void)state;
    for (u32 n = 1; n < sizeof letters; n++)
        for (int upper = 0; upper < 2; upper++)
            for (int more = 0; more < 2; more++) {
                int size = snprintf(text, sizeof text, " %.*s%s", (int)n, letters, more ? ", dan seterusnya, dan seterusnya" : "");
                for (u32 i = 0; upper && i < n; i++) text[1 + i] &= ~0x20;
                scan_token(text, (u32)size, 0, &t);
                assert_int_equal(t.end - t.start, n);
                u32 len = utf8_fold(text + t.start, n, folded, sizeof folded);
                if (n > 1) assert_int_equal(t.word, hash_bytes(folded, len));
            }
}

static void keys_tell_words_apart(void **state) {
    char word[40] = "";
    struct key key[39];
    (void)state;
    for (u32 n = 1; n < 40; n++) {
        memset(word, 'a', n);
        key[n - 1] = key_of(word, n);
        for (u32 i = 0; i + 1 < n; i++) assert_false(same_key(key[i], key[n - 1]));
        word[n - 1] = 'A'; /* the case of letters does not count */
        assert_true(same_key(key_of(word, n), key[n - 1]));
        word[n - 1] = 'b';
        assert_false(same_key(key_of(word, n), key[n - 1]));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_and_marks), cmocka_unit_test(apostrophes_belong_to_words),
        cmocka_unit_test(hyphens),         cmocka_unit_test(numbers),
        cmocka_unit_test(site_names),      cmocka_unit_test(kinds),
        cmocka_unit_test(shapes),          cmocka_unit_test(flags),
        cmocka_unit_test(equal_words_hash_alike), cmocka_unit_test(any_bytes),
        cmocka_unit_test(hashes_are_those_of_folded_words), cmocka_unit_test(keys_tell_words_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
