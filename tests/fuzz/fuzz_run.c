/* Any bytes are a text: the whole pipeline over what the fuzzer makes up, and
 * the document must be sound afterwards. */
#include "../invariant.h"
#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>

static berita_model *model;
static berita_doc *doc;

static void release(void) {
    berita_doc_free(doc);
    berita_model_close(model);
}

static void start(void) {
    if (model) return;
    if (berita_model_open(&model, NULL, 0, NULL) != BERITA_OK) abort();
    if (!(doc = berita_doc_new(model))) abort();
    atexit(release);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct berita_input in = {.text = (const char *)data, .len = size, .published = "2025-07-17"};
    start();
    if (berita_run(doc, &in, NULL) != BERITA_OK) abort();
    const char *broken = broken_rule_of(model, doc, in.text, size);
    if (broken) {
        fprintf(stderr, "broken: %s\n", broken);
        abort();
    }
    return 0;
}
