/* Every allocation of the library fails once: the n-th call of malloc, calloc
 * or realloc gives NULL, for n from 1 until all succeed.  Each time the library
 * must say BERITA_NO_MEMORY (or a model or document be NULL), leave nothing
 * behind, and work again when there is memory.
 *
 * Linked with --wrap for the three functions; strndup is the library's own
 * allocation as well, but calls malloc inside the C library, unseen. */
#include "../invariant.h"

#include <stdio.h>
#include <stdlib.h>

void *__real_malloc(size_t size);
void *__real_calloc(size_t n, size_t size);
void *__real_realloc(void *old, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t n, size_t size);
void *__wrap_realloc(void *old, size_t size);

static unsigned long countdown; /* calls until one fails; 0: none does */
static bool failed;

static bool fails(void) {
    if (countdown == 0 || --countdown > 0) return false;
    return failed = true;
}

void *__wrap_malloc(size_t size) { return fails() ? NULL : __real_malloc(size); }
void *__wrap_calloc(size_t n, size_t size) { return fails() ? NULL : __real_calloc(n, size); }
void *__wrap_realloc(void *old, size_t size) { return fails() ? NULL : __real_realloc(old, size); }

static const char text[] =
    "TEGAL, WARTA - Wali Kota Tegal Budi Santoso datang, Kamis (17/7/2025).\n"
    "\"Pasar dibuka lagi,\" kata Budi. Ia menambahkan, sewa gratis selama dua bulan.\n";

static const char words[] = "%words\nzorkmid\tunit\t-\t9\nzork mid dua\tunit\n";
static const char rules[] =
    "%rules\nrule date.zork\n match zork [num 1..31]:d (a | <month>)* [text /z+/]\n emit date day=d\n"
    " why w\n yes \"a\"\n no \"b\"\n";

static const struct berita_overlay overlays[] = {
    {"zork.tsv", words, sizeof words - 1},
    {"zork.rules", rules, sizeof rules - 1},
};

/* One life of a model and a document; the text of what went wrong, or NULL. */
static const char *live(size_t n_overlays) {
    struct berita_error err = {0};
    struct berita_input in = {.text = text, .len = sizeof text - 1, .published = "2025-07-17"};
    berita_model *model = NULL;
    const char *wrong = NULL;
    enum berita_status s = berita_model_open(&model, overlays, n_overlays, &err);
    if (s != BERITA_OK) return s == BERITA_NO_MEMORY && failed ? NULL : "the model did not open";
    berita_doc *doc = berita_doc_new(model);
    if (!doc && !failed) wrong = "no document";
    for (int i = 0; i < 2 && doc && !wrong; i++) {
        s = berita_run(doc, &in, &err);
        if (s != BERITA_OK && !(s == BERITA_NO_MEMORY && failed)) wrong = "the run failed";
        if (s != BERITA_OK) failed = false; /* the second run must go well */
        else wrong = broken_rule_of(model, doc, text, sizeof text - 1);
    }
    berita_doc_free(doc);
    berita_model_close(model);
    return wrong;
}

/* How many lives went wrong; *lives counts them all. */
static int fail_each(size_t n_overlays, unsigned step, unsigned *lives) {
    int wrongs = 0;
    for (unsigned long n = 1;; n += step) {
        countdown = n;
        failed = false;
        const char *wrong = live(n_overlays);
        ++*lives;
        if (wrong) printf("FAIL allocation %lu with %zu overlays: %s\n", n, n_overlays, wrong), wrongs++;
        if (countdown > 0) break; /* all were made before it came to this one */
    }
    countdown = 0;
    return wrongs;
}

int main(int argc, char **argv) {
    unsigned lives = 0, step = argc > 1 ? (unsigned)atoi(argv[1]) : 1;
    int wrongs = fail_each(0, 1, &lives) + fail_each(2, step, &lives);
    printf("%u passed, %d failed\n", lives - (unsigned)wrongs, wrongs);
    return wrongs != 0;
}
