/* What berita-tokenize and berita-tag print of any bytes: pieces hold every
 * token once, rows keep their columns, objects are JSON. */
#include "fuzz.h"

#include "emit/tags.h"
#include "input/json.h"

#include <stdio.h>
#include <stdlib.h>

static berita_model *model;
static berita_doc *doc;
static struct out got;
static struct view view;
static struct tags tags;
static const struct choice choice = {.kinds = KIND_ALL};

static void release(void) {
    view_free(&view);
    tags_free(&tags);
    out_free(&got);
    berita_doc_free(doc);
    berita_model_close(model);
}

static void check(bool good, const char *what) {
    if (good) return;
    fprintf(stderr, "broken: %s\n", what);
    abort();
}

static void start(void) {
    if (model) return;
    check(berita_model_open(&model, NULL, 0, NULL) == BERITA_OK, "the model");
    check((doc = berita_doc_new(model)) && out_open(&got, -1), "memory");
    for (unsigned i = 0; i < COLUMNS; i++) tags.column[i] = (enum column)i;
    tags.n = COLUMNS;
    atexit(release);
}

static size_t count(char c) {
    size_t n = 0;
    for (size_t i = 0; i < got.n; i++) n += got.buf[i] == c;
    return n;
}

static void check_pieces(struct pieces p) {
    struct piece piece = {0};
    uint32_t last = 0;
    while (pieces_next(&p, &view, piece.limit, &piece)) {
        check(piece.first == last && piece.limit > last, "a token in no piece or in two");
        last = piece.limit;
    }
    check(last == view.n_tokens, "tokens behind the last piece");
    got.n = 0;
    struct pieces again = {.begins = p.begins};
    emit_tokens_lines(&got, &view, &again);
    check(count('\n') == p.number, "lines");
}

static void check_objects(void) {
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

static void check_formats(struct pieces p) {
    struct pieces all = p;
    got.n = 0;
    emit_tokens_words(&got, &view, &all);
    all = p;
    got.n = 0;
    emit_tokens_jsonl(&got, &view, &all);
    check_objects();
    all = p;
    got.n = 0;
    emit_tokens_conllu(&got, &view, &all);
    check(count('\t') % 9 == 0, "columns of CoNLL-U");
}

static void check_tags(struct pieces p) {
    struct pieces all = p;
    check(tags_fill(&tags, &view), "memory");
    got.n = 0;
    emit_tags_tsv(&got, &view, &tags, &all);
    check(count('\t') == (size_t)(COLUMNS - 1) * view.n_tokens, "columns of tags");
    all = p;
    tags.phrase = 0;
    got.n = 0;
    emit_tags_jsonl(&got, &view, &tags, &all);
    check_objects();
    all = p;
    tags.phrase = 0;
    got.n = 0;
    emit_tags_conllu(&got, &view, &tags, &all);
    check(count('\t') == (size_t)9 * view.n_tokens, "columns of tags in CoNLL-U");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct berita_input in = {.text = (const char *)data, .len = size};
    struct record record = {.id = {"a\xff\t", 3}, .text = in.text, .len = size};
    start();
    view.choice = &choice;
    view.model = model;
    view.base = 0;
    check(berita_run(doc, &in, NULL) == BERITA_OK && view_fill(&view, doc, &record), "the run");
    check_pieces((struct pieces){.begins = BERITA_LINE});
    check_pieces((struct pieces){.begins = BERITA_SENTENCE});
    check_formats((struct pieces){.begins = BERITA_SENTENCE | BERITA_INNER, .clitics = true});
    check_tags((struct pieces){.begins = BERITA_SENTENCE});
    return 0;
}
