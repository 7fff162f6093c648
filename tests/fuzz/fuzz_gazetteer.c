/* Names and codes of any bytes: rows that are found exist and have parents of
 * their own, and what is printed of them is whole. */
#include "fuzz.h"

#include "emit/places.h"

#include <stdio.h>
#include <stdlib.h>

static berita_model *model;
static struct out out;

static void release(void) {
    out_free(&out);
    berita_model_close(model);
}

static void start(void) {
    if (model) return;
    check(berita_model_open(&model, NULL, 0, NULL) == BERITA_OK && out_open(&out, -1), "the model");
    atexit(release);
}

static size_t count(const char *p, size_t n, char c) {
    size_t k = 0;
    for (size_t i = 0; i < n; i++) k += p[i] == c;
    return k;
}

static void look_up(const char *asked, size_t len) {
    uint32_t row[64], n = berita_places_named(model, asked, len, row, 64);
    struct places p = {model, asked, len, row, n < 64 ? n : 64, NULL};
    for (uint32_t i = 0; i < p.n; i++) {
        check(row[i] < berita_places(model), "a row that is none");
        struct berita_place place = berita_place(model, row[i]);
        check(place.parent == BERITA_NONE || place.parent != row[i], "a place in itself");
        check(berita_place_within(model, row[i], row[i]), "a place not in itself");
        check(berita_place_of_code(model, place.code, strlen(place.code)) == row[i], "a code of another place");
    }
    out.n = 0;
    emit_places_tsv(&out, &p);
    size_t lines = count(out.buf, out.n, '\n');
    check(lines == (p.n ? p.n : 1) && count(out.buf, out.n, '\t') == 10 * lines, "a row's columns");
    out.n = 0;
    emit_places_jsonl(&out, &p);
    check(count(out.buf, out.n, '\n') == 1, "an object's line");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    start();
    look_up((const char *)data, size);
    uint32_t row = berita_place_of_code(model, (const char *)data, size);
    check(row == BERITA_NONE || row < berita_places(model), "a row that is none");
    return 0;
}
