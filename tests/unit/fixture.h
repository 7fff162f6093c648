/* A model made from a few lines of lexicon, and a document over it: what the
 * tests of look-ups and rules start from, so that they do not depend on the
 * words and rules in lexicons/. */
#ifndef TESTS_FIXTURE_H
#define TESTS_FIXTURE_H

#include "unit.h"

#include "model/build.h"
#include "model/match.h"
#include "model/regex.h"
#include "pipeline.h"

struct fixture {
    void *image;
    size_t size;
    struct model model;
    struct doc doc;
};

static const char fixture_classes[] = "%classes\n"
#define X(id, name) name "\ta class\n"
    BERITA_CLASSES(X)
#undef X
    "fruit\tfruits, for the tests\n";

/* Compiles the classes and n files, given as name and text in turn. */
static inline enum berita_status fixture_compile(struct fixture *f, const char *const *file,
                                                 size_t n, struct berita_error *err) {
    struct builder *b = builder_new();
    assert_non_null(b);
    enum berita_status s = builder_add(b, "classes", fixture_classes, sizeof fixture_classes - 1, err);
    for (size_t i = 0; i < n && s == BERITA_OK; i++)
        s = builder_add(b, file[2 * i], file[2 * i + 1], strlen(file[2 * i + 1]), err);
    if (s == BERITA_OK) s = builder_finish(b, &f->image, &f->size, err);
    builder_free(b);
    return s;
}

static inline void fixture_open(struct fixture *f, const char *const *file, size_t n) {
    struct berita_error err = {0};
    memset(f, 0, sizeof *f);
    if (fixture_compile(f, file, n, &err) != BERITA_OK) fail_msg("%s", err.text);
    if (model_attach(&f->model, f->image, f->size, false, &err) != BERITA_OK)
        fail_msg("%s", err.text);
    doc_clear(&f->doc);
    f->doc.model = &f->model;
    f->doc.regex_data = regex_data_new();
    assert_non_null(f->doc.regex_data);
}

static inline void fixture_close(struct fixture *f) {
    doc_free_block(&f->doc);
    regex_data_free(f->doc.regex_data);
    model_detach(&f->model);
    free(f->image);
}

/* Runs the stages up to `last` over a text that outlives the document's use. */
static inline struct doc *fixture_read(struct fixture *f, const char *text, const char *last) {
    doc_clear(&f->doc);
    f->doc.text = text;
    f->doc.len = (u32)strlen(text);
    assert_int_equal(pipeline_run(&f->doc, last, NULL), BERITA_OK);
    return &f->doc;
}

#endif
