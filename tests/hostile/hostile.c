/* Texts made to break a reader: each must end in time, leave a sound document
 * behind, and cost no more than its size lets one expect.
 *
 * usage: hostile [BYTES [ratio]]
 *
 * A text of one character is run at BYTES (1 MB by default), others at a quarter
 * of that.  With "ratio", also at an eighth: linear work costs 8 times as much,
 * quadratic 64; 32 tells them apart on the busiest machine.  Cost is counted in
 * instructions where the kernel lets us count them, else in processor time. */
#define _GNU_SOURCE
#include "../invariant.h"

#include <linux/perf_event.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum {
    SECONDS = 120, /* for one text; ten times what valgrind takes */
    TRIES = 6,
    FLOOR = 3000000, /* nanoseconds below which a ratio is noise */
    PART = 8,
};

#define LIMIT 32.0

struct kind {
    const char *name;
    const char *unit; /* repeated to the size asked for */
    size_t len;
    void (*make)(char *text, size_t size);
};

/* ---- texts ----------------------------------------------------------------- */

static void all_bytes(char *text, size_t size) {
    for (size_t i = 0; i < size; i++) text[i] = (char)(i * 167 + i / 256);
}

static void random_bytes(char *text, size_t size) {
    uint32_t x = 12345;
    for (size_t i = 0; i < size; i++) text[i] = (char)((x = x * 1664525 + 1013904223) >> 24);
}

static void random_letters(char *text, size_t size) {
    static const char set[] = "aiunkABK \n.,\"-(1'";
    uint32_t x = 54321;
    for (size_t i = 0; i < size; i++)
        text[i] = set[((x = x * 1664525 + 1013904223) >> 24) % (sizeof set - 1)];
}

/* Final marks that end nothing, as a small letter follows the last. */
static void cries(char *text, size_t size) {
    memset(text, '!', size);
    if (size) text[size - 1] = 'a';
}

/* As many marks open as there is room for, then as many close. */
static void nested(char *text, size_t size, const char *open, const char *close) {
    size_t n = strlen(open), half = size / 2 / n * n;
    for (size_t i = 0; i < size; i++)
        text[i] = i < half ? open[i % n] : close[(i - half) % strlen(close)];
}

static void nested_marks(char *text, size_t size) {
    nested(text, size, "\xe2\x80\x9c", "\xe2\x80\x9d");
}

static void nested_words(char *text, size_t size) {
    nested(text, size, "\xe2\x80\x9c" "a ", "b\xe2\x80\x9d ");
}

static void nested_parentheses(char *text, size_t size) { nested(text, size, "(", ")"); }

/* Every word another one: the document's own words fill their table. */
static void new_words(char *text, size_t size) {
    char word[16];
    size_t at = 0;
    for (unsigned k = 0; at < size; k++) {
        size_t n = (size_t)snprintf(word, sizeof word, "q%xz ", k);
        for (size_t i = 0; i < n && at < size; i++) text[at++] = word[i];
    }
}

static void new_names(char *text, size_t size) {
    char word[48];
    size_t at = 0;
    for (unsigned k = 0; at < size; k++) {
        size_t n = (size_t)snprintf(word, sizeof word, "Ujar Q%c%c%c Z%c%c, ", 'a' + k % 26,
                                    'a' + k / 26 % 26, 'a' + k / 676 % 26, 'a' + k % 23, 'a' + k % 19);
        for (size_t i = 0; i < n && at < size; i++) text[at++] = word[i];
    }
}

#define UNIT(name, unit) {name, unit, sizeof unit - 1, NULL}
#define MADE(name, make) {name, NULL, 0, make}

static const struct kind kinds[] = {
    MADE("all bytes", all_bytes),
    MADE("random bytes", random_bytes),
    MADE("random letters", random_letters),
    MADE("cries before a letter", cries),
    MADE("nested marks", nested_marks),
    MADE("nested marks and words", nested_words),
    MADE("nested parentheses", nested_parentheses),
    MADE("every word new", new_words),
    MADE("every name new", new_names),
    UNIT("one word", "a"),
    UNIT("one capital word", "A"),
    UNIT("one number", "1"),
    UNIT("only blanks", " "),
    UNIT("only line ends", "\n"),
    UNIT("only carriage returns", "\r"),
    UNIT("only NUL", "\0"),
    UNIT("only 0xff", "\xff"),
    UNIT("cut sequences", "\xe2\x80"),
    UNIT("combining marks", "\xcc\x81"),
    UNIT("letters beyond ASCII", "\xc3\xa9"),
    UNIT("four-byte letters", "\xf0\x9f\x98\x80"),
    UNIT("full stops", "."),
    UNIT("commas", ","),
    UNIT("hyphens", "-"),
    UNIT("dashes", "\xe2\x80\x94"),
    UNIT("slashes", "/"),
    UNIT("colons", ":"),
    UNIT("at signs", "@"),
    UNIT("apostrophes", "'"),
    UNIT("curly apostrophes", "\xe2\x80\x99"),
    UNIT("straight marks", "\""),
    UNIT("opening marks", "\xe2\x80\x9c"),
    UNIT("closing marks", "\xe2\x80\x9d"),
    UNIT("guillemets", "\xc2\xab"),
    UNIT("marks and blanks", "\" "),
    UNIT("marks around a letter", "\"a\" "),
    UNIT("marks never closed", "\xe2\x80\x9c" "Ya "),
    UNIT("marks never opened", "ya\xe2\x80\x9d "),
    UNIT("marks of changing glyph", "\xe2\x80\x9c" "a\" b\xe2\x80\x9d c\xc2\xab d"),
    UNIT("a mark in every paragraph", "\xe2\x80\x9dYa.\n\n"),
    UNIT("speech in every sentence", "\"Ya,\" kata Budi. "),
    UNIT("speech by dia", "\"Ya,\" kata dia. "),
    UNIT("speech by -nya", "\"Ya,\" ujarnya. "),
    UNIT("indirect speech", "Ia mengatakan, mereka datang. "),
    UNIT("one indirect sentence", "ia mengatakan bahwa "),
    UNIT("cues", "kata "),
    UNIT("menurut", "Menurut "),
    UNIT("one name", "Budi "),
    UNIT("one name in capitals", "BUDI "),
    UNIT("one name, then a comma", "Budi, "),
    UNIT("names joined", "Budi dan "),
    UNIT("hyphenated names", "Budi-"),
    UNIT("hyphenated words", "budi-"),
    UNIT("initials", "A. "),
    UNIT("initials glued", "A."),
    UNIT("camel case", "aB"),
    UNIT("titles", "Prof. Dr. "),
    UNIT("offices", "Kepala Dinas Kota "),
    UNIT("organizations", "PT Dinas Badan "),
    UNIT("abbreviations", "Dinas Kota (DK) "),
    UNIT("places", "Kota Bogor, "),
    UNIT("ambiguous places", "Banjar "),
    UNIT("directions", "Jakarta Timur "),
    UNIT("datelines", "JAKARTA, KOMPAS \xe2\x80\x94 "),
    UNIT("dates", "Kamis (17/7/2025) "),
    UNIT("date parts", "1 Januari "),
    UNIT("slashed digits", "1/"),
    UNIT("dotted digits", "1."),
    UNIT("clock times", "19.30-"),
    UNIT("number words", "tiga puluh "),
    UNIT("only ratus", "ratus "),
    UNIT("ordinals", "ke-1 "),
    UNIT("decades", "90-an "),
    UNIT("Roman numerals", "XIV "),
    UNIT("days", "Senin "),
    UNIT("relative dates", "dua hari lalu "),
    UNIT("years and dashes", "1998-2003-"),
    UNIT("addresses", "http://a.id/"),
    UNIT("at addresses", "a@"),
    UNIT("site names", "a.com."),
    UNIT("parentheses of one letter", "(A) "),
    UNIT("opening parentheses", "("),
    UNIT("short paragraphs", "Ya.\n\n"),
    UNIT("furniture", "Baca juga: Ya\n"),
    UNIT("tabs and blanks", "\t \n"),
};

static char *make_text(const struct kind *k, size_t size) {
    char *text = malloc(size);
    if (!text) abort();
    if (k->make) k->make(text, size);
    else
        for (size_t i = 0; i < size; i++) text[i] = k->unit[i % k->len];
    return text;
}

/* ---- cost ------------------------------------------------------------------ */

static int open_counter(void) {
    struct perf_event_attr attr = {
        .type = PERF_TYPE_HARDWARE,
        .size = sizeof attr,
        .config = PERF_COUNT_HW_INSTRUCTIONS,
        .exclude_kernel = 1,
        .exclude_hv = 1,
    };
    return (int)syscall(SYS_perf_event_open, &attr, 0, -1, -1, 0);
}

static double cost(int counter) {
    uint64_t n;
    if (counter >= 0 && read(counter, &n, sizeof n) == sizeof n && n > 0) return (double)n;
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

/* ---- running --------------------------------------------------------------- */

static const char *running = "";

static void too_slow(int signal_number) {
    (void)signal_number;
    static const char late[] = "FAIL too slow: ";
    if (write(1, late, sizeof late - 1) < 0 || write(1, running, strlen(running)) < 0 ||
        write(1, "\n0 passed, 1 failed\n", 20) < 0)
        _exit(2);
    _exit(1);
}

struct bench {
    berita_model *model;
    berita_doc *doc;
    int counter;
};

/* The cost of one run; sets *broken when the document is unsound. */
static double run_once(struct bench *b, const char *text, size_t size, const char **broken) {
    struct berita_input in = {.text = text, .len = size, .published = "2025-07-17"};
    struct berita_error err;
    double before = cost(b->counter);
    enum berita_status status = berita_run(b->doc, &in, &err);
    double after = cost(b->counter);
    *broken = status == BERITA_OK ? broken_rule_of(b->model, b->doc, text, size) : "the run failed";
    return after - before;
}

/* The lowest cost of several runs of each size gives the ratio; more runs are
 * made only while it looks too high. */
static const char *linear(struct bench *b, const char *text, size_t size, double *ratio) {
    const char *broken;
    double whole = 1e300, part = 1e300;
    for (int i = 0; i < TRIES; i++) {
        double c = run_once(b, text, size / PART, &broken);
        if (broken) return broken;
        if (c < part) part = c;
        c = run_once(b, text, size, &broken);
        if (broken) return broken;
        if (c < whole) whole = c;
        *ratio = whole / (part > 0 ? part : 1);
        if (whole < FLOOR || *ratio <= LIMIT) return NULL;
    }
    return "cost grows faster than the text";
}

static bool test(struct bench *b, const struct kind *k, size_t size, bool ratios) {
    char *text = make_text(k, size);
    const char *broken;
    double ratio = 0;
    running = k->name;
    alarm(SECONDS);
    if (ratios) broken = linear(b, text, size, &ratio);
    else run_once(b, text, size, &broken);
    alarm(0);
    if (broken) printf("FAIL %s: %s", k->name, broken);
    if (broken && ratios) printf(" (%d times the text: %.1f times the cost)", PART, ratio);
    if (broken) putchar('\n');
    free(text);
    return !broken;
}

/* One line of 10 MB that reads like an article. */
static bool long_line(struct bench *b, size_t size) {
    static const char unit[] =
        "\"Jembatan itu selesai Agustus 2024,\" kata Kepala Dinas Pekerjaan Umum Kota Bogor Sri "
        "Wahyuni di Jakarta, Kamis (17/7/2025). Ia menambahkan, warga boleh lewat mulai besok. ";
    struct kind k = UNIT("a line of 10 MB", unit);
    return test(b, &k, size, false);
}

int main(int argc, char **argv) {
    size_t size = argc > 1 ? strtoul(argv[1], NULL, 10) : 1u << 20;
    bool ratios = argc > 2;
    struct bench b = {.counter = open_counter()};
    struct berita_error err;
    if (berita_model_open(&b.model, NULL, 0, &err) != BERITA_OK) return 1;
    if (!(b.doc = berita_doc_new(b.model))) return 1;
    signal(SIGALRM, too_slow);
    setvbuf(stdout, NULL, _IOLBF, 0);
    int passed = 0, failed = 0;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        test(&b, &kinds[i], kinds[i].len > 4 ? size / 4 : size, ratios) ? passed++ : failed++;
    long_line(&b, 10 * size) ? passed++ : failed++;
    printf("%d passed, %d failed\n", passed, failed);
    berita_doc_free(b.doc);
    berita_model_close(b.model);
    return failed != 0;
}
