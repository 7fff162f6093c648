/* Clitics at the end of words. */
#include "fixture.h"

#include "model/clitic.h"

static const char words[] = "%words\n"
    "nya\tclitic.nya\t\t1\n"
    "lah\tclitic\t\t1\n"
    "pun\tclitic\n"
    "ku\tclitic\n"
    "masalah\tclitic.whole\n";
static const char counts[] = "%case\n"
    "rumah\t9\t1\n"
    "masa\t9\t0\n"
    "buku\t9\t0\n"
    "dia\t9\t0\n"
    "ratna\t0\t9\n";

/* The first word with a blank before each clitic. */
static void check(const char *text, const char *want) {
    const char *const file[] = {"words", words, "counts", counts};
    struct fixture f;
    char got[128] = "";
    fixture_open(&f, file, 2);
    struct doc *d = fixture_read(&f, text, "lookup");
    u32 end = d->token[0].end, start;
    for (; (start = clitic_start(d, 0, end)) < end; end = start) {
        char rest[64];
        snprintf(rest, sizeof rest, " %.*s%.60s", (int)(end - start), text + start, got);
        memcpy(got, rest, sizeof rest);
    }
    char all[256];
    snprintf(all, sizeof all, "%.*s%s", (int)(end - d->token[0].start), text, got);
    fixture_close(&f);
    assert_string_equal(all, want);
}

static void of_known_words(void **state) {
    (void)state;
    check("rumahnya", "rumah nya");
    check("rumahkulah", "rumah ku lah");
    check("Rumahnya", "Rumah nya");
    check("diapun", "dia pun");
    check("RUMAHNYA", "RUMAH NYA");
}

static void of_unknown_words(void **state) {
    (void)state;
    check("kangkungnya", "kangkung nya");
    check("tanya", "tanya");
    check("lampun", "lampun");
    check("Hasbullah", "Hasbullah");
    check("Ratnanya", "Ratnanya"); /* more often a name than not: left alone */
}

static void none(void **state) {
    (void)state;
    check("masalah", "masalah");
    check("masalahnya", "masalah nya");
    check("buku", "buku");
    check("nya", "nya");
    check("12nya", "12nya");
    check("swab-nya", "swab -nya");
    check("", "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(of_known_words),
        cmocka_unit_test(of_unknown_words),
        cmocka_unit_test(none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
