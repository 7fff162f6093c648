/* For targets that look at what a program prints of any bytes: the model, a run
 * with its view, and what was printed. */
#ifndef TESTS_PRINTED_H
#define TESTS_PRINTED_H

#include "fuzz.h"

#include "emit/out.h"
#include "emit/view.h"
#include "input/json.h"

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

/* Is every line that was printed an object of JSON? */
static inline void check_objects(void) {
    struct json j;
    struct json_value name, value;
    for (char *p = got.buf, *lf; p < got.buf + got.n; p = lf + 1) {
        lf = memchr(p, '\n', got.n - (size_t)(p - got.buf));
        check(lf != NULL, "a line without end");
        json_begin(&j, p, (size_t)(lf - p));
        bool more = json_open(&j);
        for (bool first = true; more; first = false) more = json_member(&j, first, &name, &value);
        check(!j.error && json_finished(&j), "an object is no JSON");
    }
}

#endif
