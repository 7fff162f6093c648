/* For targets that look at what comes of any bytes: the model, a run with its view,
 * and room for what is printed. */
#ifndef TESTS_ANALYSED_H
#define TESTS_ANALYSED_H

#include "fuzz.h"

#include "emit/out.h"
#include "emit/view.h"

static berita_model *model;
static berita_doc *doc;
static struct out got;
static struct view view;

static inline void release(void) {
    view_free(&view);
    out_free(&got);
    berita_doc_free(doc);
    berita_model_close(model);
}

/* False after the first time. */
static inline bool start(void) {
    if (model) return false;
    check(berita_model_open(&model, NULL, 0, NULL) == BERITA_OK, "the model");
    check((doc = berita_doc_new(model)) && out_open(&got, -1), "memory");
    return atexit(release) == 0;
}

/* Analyses the bytes; the view borrows the record. */
static inline void analyse(const uint8_t *data, size_t size, enum berita_until until, struct record *record,
                           const struct choice *choice) {
    struct berita_input in = {.text = (const char *)data, .len = size, .until = until};
    *record = (struct record){.id = {"a\xff\t", 3}, .text = in.text, .len = size};
    view.choice = choice;
    view.model = model;
    view.base = 0;
    check(berita_run(doc, &in, NULL) == BERITA_OK && view_fill(&view, doc, record), "the run");
}

#endif
