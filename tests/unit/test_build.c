/* What the lexicon compiler refuses, and where it points. */
#include "fixture.h"

/* The message for one file on top of the classes; "" when it is taken. */
static const char *message(const char *name, const char *text) {
    static struct berita_error err;
    struct fixture f = {0};
    const char *const file[] = {name, text};
    err = (struct berita_error){0};
    enum berita_status s = fixture_compile(&f, file, 1, &err);
    free(f.image);
    if (s == BERITA_OK) return "";
    assert_int_equal(s, BERITA_BAD_DATA);
    assert_int_equal(err.status, BERITA_BAD_DATA);
    return err.text;
}

/* The message must begin with "NAME:LINE:COLUMN: " and hold the words. */
static void refused(const char *text, const char *place, const char *words) {
    const char *got = message("f", text);
    if (strncmp(got, place, strlen(place)) != 0 || !strstr(got, words))
        fail_msg("\"%s\", wanted \"%s ... %s\" for\n%s", got, place, words, text);
}

static void taken(const char *text) { assert_string_equal(message("f", text), ""); }

static void kind_of_file(void **state) {
    (void)state;
    refused("", "f:1:1: ", "empty");
    refused("# only a comment\n", "f:1:1: ", "empty");
    refused("apel\tfruit\n", "f:1:1: ", "kind of file");
    refused("%fruits\napel\n", "f:1:1: ", "kind of file");
    refused("# first\n\n%fruits\n", "f:3:1: ", "kind of file");
}

static void words(void **state) {
    (void)state;
    taken("%words\napel\tfruit\n# note\n\njeruk bali\tfruit\tjeruk\t3\n");
    refused("%words\napel\n", "f:2:5: ", "columns");
    refused("%words\napel\tvegetable\n", "f:2:6: ", "vegetable is not declared");
    refused("%words\napel\tfruit vegetable\n", "f:2:12: ", "vegetable is not declared");
    refused("%words\napel\tfruit\t-\tthree\n", "f:2:14: ", "not a number");
    refused("%words\napel\tfruit\t-\t3\tmore\n", "f:2:", "columns");
    refused("%words\n\tfruit\n", "f:2:1: ", "empty");
    refused("%words\napel \tfruit\n", "f:2:", "blank");
}

static void duplicates(void **state) {
    (void)state;
    refused("%words\napel\tfruit\nmangga\tfruit\napel\tfruit\n", "f:4:1: ", "twice");
    refused("%words\nApel\tfruit\nApel\tfruit\n", "f:3:1: ", "twice");
    refused("%classes\nnut\tnuts\nnut\tnuts\n", "f:3:1: ", "twice");
    refused("%weights\na.b\t1\na.b\t2\n", "f:3:1: ", "twice");
    refused("%places\nID\tIndonesia\tcountry\nID\tIndonesia\tcountry\n", "f:3:1: ", "twice");
    taken("%words\napel\tfruit\nApel\tfruit\n"); /* a capital of its own asks another question */
}

static void places(void **state) {
    (void)state;
    taken("%places\nID\tIndonesia\tcountry\n64\tKalimantan Timur\tprovince\t0.5\t116.4\n");
    refused("%places\n64.71\tBalikpapan\tcity\n", "f:2:1: ", "no place 64");
    refused("%places\nID\tIndonesia\tkingdom\n", "f:2:14: ", "kingdom");
    refused("%places\nID\tIndonesia\tcountry\t95\t100\n", "f:2:22: ", "coordinate");
    refused("%places\nID\tIndonesia\tcountry\tnorth\t100\n", "f:2:22: ", "not a number");
    refused("%places\nID\tIndonesia\n", "f:2:13: ", "columns");
}

static void organizations(void **state) {
    (void)state;
    taken("%organizations\nDinas Buah\tDB|DBU\tagency\t1990\t-\n");
    refused("%organizations\nDinas Buah\tDB\tshop\n", "f:2:15: ", "shop");
}

static void text_of_files(void **state) {
    (void)state;
    refused("%words\nap\xff" "el\tfruit\n", "f:2:3: ", "UTF-8");
}

#define RULE "%%rules\nrule date.x\n  match %s\n  emit %s\n  why Because.\n  yes \"1\"\n  no \"a\"\n"

static void refused_rule(const char *match, const char *emit, const char *place, const char *words) {
    char text[1024];
    snprintf(text, sizeof text, RULE, match, emit);
    refused(text, place, words);
}

static void taken_rule(const char *match, const char *emit) {
    char text[1024];
    snprintf(text, sizeof text, RULE, match, emit);
    taken(text);
}

static void patterns(void **state) {
    (void)state;
    taken_rule("[num 1..31]:d <month|day>:m (a b | c)? ~\")\"", "date day=d month=m");
    taken_rule("!x [any]{1,3} >> [text /[a-z]{2,}]?/] <<", "date");
    refused_rule("<vegetable>", "date", "f:3:10: ", "not declared: vegetable");
    refused_rule("a [nonsense]", "date", "f:3:12: ", "no such atom: nonsense");
    refused_rule("a @animal", "date", "f:3:12: ", "no such annotation: animal");
    refused_rule("a (b c", "date", "f:3:", ") wanted");
    refused_rule("a \"b", "date", "f:3:", "not closed");
    refused_rule("a{3,1}", "date", "f:3:", "out of bounds");
    refused_rule("[text /(/]", "date", "f:3:", "");
    refused_rule("[num x..y]", "date", "f:3:", "not a range");
    refused_rule("a:1:2:3:4:5:6:7:8:9", "date", "f:3:", "captures");
}

static void emits(void **state) {
    (void)state;
    refused_rule("a", "dates", "f:4:8: ", "no such annotation to emit: dates");
    refused_rule("a", "date colour=red", "f:4:13: ", "no such key: colour");
    refused_rule("a", "date day", "f:4:", "= wanted");
}

static void examples(void **state) {
    (void)state;
    refused("%rules\nrule date.x\n match a\n emit date\n why w\n yes \"a\"\n", "f:", "without examples");
    refused("%rules\nrule date.x\n match a\n emit date\n why w\n no \"a\"\n", "f:", "without examples");
    refused("%rules\nrule date.x\n match a\n emit date\n why w\n yes a\n no \"b\"\n", "f:6:6: ", "marks");
    refused("%rules\n match a\n", "f:2:2: ", "begins with");
    refused("%rules\nrule date.x\n colour red\n", "f:3:2: ", "no such field: colour");
    refused("%rules\nrule weather.x\n match a\n emit date\n why w\n yes \"a\"\n no \"b\"\n", "f:",
            "group");
}

static void shadows(void **state) {
    (void)state;
#define REST " emit date\n why w\n yes \"a\"\n no \"b\"\n"
    refused("%rules\nrule date.a\n match a b\n" REST "rule date.b\n match a b\n" REST, "f:8:",
            "shadowed by an earlier rule: date.a");
    refused("%rules\nrule date.a\n match a b\n" REST "rule date.a\n match a c\n" REST, "f:8:", "");
}

/* Every prefix of a sound file is either taken or refused, never a crash. */
static void files_cut_short(void **state) {
    (void)state;
    static const char text[] =
        "%rules\nrule date.x\n  match [num 1..31]:d (<month>:m | \"x\")? !y{1,2} ~[text /a]b/]\n"
        "  emit date day=d month=m mod=START\n  why Because.\n  yes \"1 x\" -> 1\n  no \"a\"\n";
    char copy[sizeof text];
    for (size_t n = 0; n < sizeof text; n++) {
        memcpy(copy, text, n);
        copy[n] = 0;
        message("f", copy);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kind_of_file), cmocka_unit_test(words),    cmocka_unit_test(duplicates),
        cmocka_unit_test(places),       cmocka_unit_test(organizations),
        cmocka_unit_test(text_of_files), cmocka_unit_test(patterns), cmocka_unit_test(emits),
        cmocka_unit_test(examples), cmocka_unit_test(shadows),
           cmocka_unit_test(files_cut_short),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
