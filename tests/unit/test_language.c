/* Indonesian told from its neighbours; all texts are made up. */
#include "unit.h"

#include "input/language.h"

#include <string.h>

static enum language_found found(const char *text) {
    struct language *l = language_new();
    assert_non_null(l);
    enum language_found got = language_find(l, text, strlen(text));
    language_free(l);
    return got;
}

static void expect_all(const char *const *texts, size_t n, enum language_found wanted) {
    for (size_t i = 0; i < n; i++)
        if (found(texts[i]) != wanted) fail_msg("%s", texts[i]);
}

#define EXPECT_ALL(texts, wanted) expect_all(texts, sizeof texts / sizeof *texts, wanted)

static void test_indonesian(void **state) {
    static const char *const texts[] = {
        "Air pasang merendam jalan di pesisir Kota Tegal sejak kemarin pagi.",
        "HARGA CABAI DI PASAR INDUK TURUN LAGI, KATA PARA PEDAGANG YANG DITEMUI DI SANA.",
        "Ia mengatakan pompa tambahan akan tiba pada hari Jumat, sehingga warga tidak perlu mengungsi.",
        "Menurut dia, keputusan itu sudah disetujui oleh rapat pleno pekan lalu.",
        "Pemain itu mencetak dua gol dan membawa timnya menang atas tuan rumah.",
        "Perdana Menteri Malaysia tiba di Jakarta untuk bertemu dengan presiden; keduanya akan membahas "
        "perbatasan di laut, kata juru bicara kementerian.",
    };
    (void)state;
    EXPECT_ALL(texts, LANGUAGE_INDONESIAN);
}

static void test_malay(void **state) {
    static const char *const texts[] = {
        "Air pasang melimpahi jalan di pesisir Kuala Kedah sejak semalam, kata jurucakap bomba.",
        "Harga cili di pasar borong turun lagi kerana bekalan daripada pekebun sudah mencukupi.",
        "Beliau berkata pam tambahan akan tiba pada hari Jumaat, justeru penduduk tidak perlu berpindah.",
        "Polis menahan dua lelaki bagi membantu siasatan kes kecurian motosikal di kawasan itu.",
        "Pasukan itu mahu memenangi pingat emas selepas gagal dalam kejohanan tahun lepas, kata "
        "jurulatihnya.",
        "Presiden Indonesia tiba di Kuala Lumpur untuk bertemu Perdana Menteri; kedua-dua pemimpin "
        "dijangka membincangkan kerjasama kesihatan dan pelancongan, kata kenyataan kerajaan.",
    };
    (void)state;
    EXPECT_ALL(texts, LANGUAGE_MALAY);
}

static void test_others(void **state) {
    static const char *const texts[] = {
        "",
        "12345 67890",
        "The tide flooded the road along the coast again on Friday, and residents closed it.",
        "L'acqua alta ha invaso di nuovo la strada di casa; i residenti di qui la chiudono di notte.",
        "El precio de los chiles para la semana subio, dicen los vendedores para la prensa.",
        "Banyu segara nglebi dalan ing pesisir wiwit wingi esuk, lan warga nutup dalan kuwi.",
        "Cai laut ngabanjir jalan di basisir ti kamari isuk, ku kituna warga nutup eta jalan.",
        "Binaha ng tubig-dagat ang kalsada sa baybayin kahapon, kaya isinara ito ng mga residente.",
        "Het hoogwater overspoelde de weg langs de kust, en dan sloten de bewoners die weg af.",
        "Приливом затопило дорогу вдоль берега, и жители её закрыли.",
        "潮水淹没了沿海的道路，居民封闭了道路。",
    };
    (void)state;
    EXPECT_ALL(texts, LANGUAGE_OTHER);
}

/* A page in another language with a few words of Indonesian. */
static void test_mixed(void **state) {
    (void)state;
    assert_int_equal(LANGUAGE_OTHER,
                     found("The newspaper called it banjir yang besar, a great flood, and asked readers "
                           "to send pictures. The ministry said that the pumps would arrive on Friday, "
                           "and that nobody would have to leave the villages along the coast by then."));
}

extern const char language_words_begin[];

/* Below the most that there is room for, and in no two sections that contradict
 * each other. */
static void test_words(void **state) {
    static char words[64 << 10];
    char *rest = words, *section[4] = {words, words, words, words}, *word;
    size_t n = 0, sections = 0;
    (void)state;
    snprintf(words, sizeof words, "%s", strchr(language_words_begin, '['));
    while ((word = strtok_r(rest, " \n", &rest))) {
        if (*word == '[') section[sections++] = rest;
        else n++;
    }
    assert_int_equal(3, sections);
    assert_in_range(n, 300, 1000);
    for (char *id = section[1]; id < section[2]; id += strlen(id) + 1)
        for (char *ms = section[2]; *ms; ms += strlen(ms) + 1)
            if (*id && strcmp(id, ms) == 0) fail_msg("%s", id);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_indonesian),
        cmocka_unit_test(test_malay),
        cmocka_unit_test(test_others),
        cmocka_unit_test(test_mixed),
        cmocka_unit_test(test_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
