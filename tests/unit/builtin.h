/* The built-in model and a document, for tests that run whole texts. */
#ifndef TESTS_BUILTIN_H
#define TESTS_BUILTIN_H

#include "unit.h"

#include "berita.h"

static berita_model *model;
static berita_doc *doc;

static inline int open_model(void **state) {
    (void)state;
    if (berita_model_open(&model, NULL, 0, NULL) != BERITA_OK) return -1;
    doc = berita_doc_new(model);
    return doc ? 0 : -1;
}

static inline int close_model(void **state) {
    (void)state;
    berita_doc_free(doc);
    berita_model_close(model);
    return 0;
}

#endif
