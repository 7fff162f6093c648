#include "unit.h"

#include "core/utf8.h"

static void decodes_every_length(void **state) {
    (void)state;
    static const struct { const char *bytes; u32 cp, len; } cases[] = {
        {"a", 'a', 1},
        {"\xc3\xa9", 0xe9, 2},
        {"\xe2\x80\x9c", 0x201c, 3},
        {"\xf0\x9f\x98\x80", 0x1f600, 4},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        u32 len, n = (u32)strlen(cases[i].bytes);
        assert_int_equal(utf8_at(cases[i].bytes, n, 0, &len), cases[i].cp);
        assert_int_equal(len, cases[i].len);
        assert_int_equal(utf8_before(cases[i].bytes, n), cases[i].cp);
    }
}

static void bad_bytes_are_one_long(void **state) {
    (void)state;
    static const char *const cases[] = {
        "\x80",             /* continuation alone */
        "\xc3",             /* cut off */
        "\xc0\x80",         /* overlong */
        "\xe2\x80",         /* cut off */
        "\xed\xa0\x80",     /* surrogate */
        "\xf4\x90\x80\x80", /* above U+10FFFF */
        "\xff",
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        u32 len;
        assert_int_equal(utf8_at(cases[i], (u32)strlen(cases[i]), 0, &len), 0xfffd);
        assert_int_equal(len, 1);
    }
}

static void a_sequence_never_passes_the_end(void **state) {
    (void)state;
    u32 len;
    assert_int_equal(utf8_at("\xe2\x80\x9c", 2, 0, &len), 0xfffd);
    assert_int_equal(len, 1);
}

static void counts_bad_bytes(void **state) {
    (void)state;
    u32 first;
    bool ascii;
    assert_int_equal(utf8_bad_bytes("selamat pagi semua", 18, &first, &ascii), 0);
    assert_true(ascii);
    assert_int_equal(first, NONE);
    assert_int_equal(utf8_bad_bytes("Mas\xe2\x80\x99ud", 8, &first, &ascii), 0);
    assert_false(ascii);
    assert_int_equal(utf8_bad_bytes("ab\xff" "cd\xfe", 6, &first, &ascii), 2);
    assert_int_equal(first, 2);
    assert_int_equal(utf8_bad_bytes("", 0, &first, &ascii), 0);
}

static void before_the_start_is_nothing(void **state) {
    (void)state;
    assert_int_equal(utf8_before("a", 0), 0);
}

static void check_fold(const char *text, const char *want) {
    char out[64];
    u32 n = utf8_fold(text, (u32)strlen(text), out, sizeof out);
    assert_int_equal(n, strlen(want));
    assert_memory_equal(out, want, n);
}

static void folds_letters_and_apostrophes(void **state) {
    (void)state;
    check_fold("Kata", "kata");
    check_fold("KPK", "kpk");
    check_fold("\xc3\x89toile", "\xc3\xa9toile");
    check_fold("Mas\xe2\x80\x99ud", "mas'ud");
    check_fold("Mas\xe2\x80\x98ud", "mas'ud");
    check_fold("Jum`at", "jum'at");
    check_fold("teman\xe2\x80\x90teman", "teman-teman");
}

static void fold_keeps_to_its_room(void **state) {
    (void)state;
    char out[4] = "zzzz";
    assert_int_equal(utf8_fold("ABCDEF", 6, out, 3), 3);
    assert_memory_equal(out, "abcz", 4);
    assert_int_equal(utf8_fold("ab\xc3\xa9", 4, out, 3), 2);
}

static void tells_letters_and_blanks(void **state) {
    (void)state;
    assert_true(utf8_is_letter('a'));
    assert_true(utf8_is_letter(0xe9));
    assert_true(utf8_is_letter(0x301)); /* combining */
    assert_false(utf8_is_letter('1'));
    assert_false(utf8_is_letter(0x201c));
    assert_true(utf8_is_upper('A'));
    assert_true(utf8_is_upper(0xc9));
    assert_false(utf8_is_upper('a'));
    assert_true(utf8_is_space(0xa0));
    assert_true(utf8_is_space(0x3000));
    assert_false(utf8_is_space('a'));
    assert_true(utf8_is_apostrophe(0x2019));
    assert_false(utf8_is_apostrophe('"'));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decodes_every_length),
        cmocka_unit_test(bad_bytes_are_one_long),
        cmocka_unit_test(a_sequence_never_passes_the_end),
        cmocka_unit_test(counts_bad_bytes),
        cmocka_unit_test(before_the_start_is_nothing),
        cmocka_unit_test(folds_letters_and_apostrophes),
        cmocka_unit_test(fold_keeps_to_its_room),
        cmocka_unit_test(tells_letters_and_blanks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
