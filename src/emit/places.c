#include "emit/places.h"

#include <math.h>

enum {
    PATH_MAX_ROWS = 8,
    KINDS_MAX = 64, /* kinds of places there may be */
    DEGREE_PLACES = 5,
    KM_PLACES = 3
};

static const char *kind_name(uint8_t kind) { return berita_kind_name(BERITA_PLACE, kind); }

static void number(struct out *o, double value, unsigned places) {
    char *w = out_small(o);
    if (!isnan(value)) out_end(o, put_fixed(w, value, places));
}

/* The row and what it lies in, narrowest first; the country only alone. */
static unsigned path_of(const berita_model *model, uint32_t row, struct berita_place path[PATH_MAX_ROWS]) {
    unsigned n = 0;
    for (uint32_t up = row; up != BERITA_NONE && n < PATH_MAX_ROWS; up = path[n - 1].parent) {
        path[n++] = berita_place(model, up);
        if (up != row && strcmp(kind_name(path[n - 1].kind), "country") == 0) return n - 1;
    }
    return n;
}

/* ---- rows ------------------------------------------------------------- */

/* Tabs and line ends would break the row. */
static void cell(struct out *o, const char *p, size_t n) {
    for (size_t i = 0; i < n; i++) out_char(o, p[i] == '\t' || p[i] == '\n' || p[i] == '\r' ? ' ' : p[i]);
    out_char(o, '\t');
}

static void cell_str(struct out *o, const char *s) { cell(o, s, strlen(s)); }

static void parents(struct out *o, const struct berita_place *path, unsigned n) {
    for (unsigned i = 1; i < n; i++) {
        if (i > 1) out_str(o, ", ");
        out_str(o, path[i].full);
    }
    out_char(o, '\t');
}

static void row(struct out *o, const struct places *p, uint32_t i) {
    struct berita_place path[PATH_MAX_ROWS];
    unsigned n = path_of(p->model, p->row[i], path);
    cell(o, p->asked, p->asked_len);
    out_u32(o, i + 1);
    out_char(o, '\t');
    cell_str(o, path->code);
    cell_str(o, kind_name(path->kind));
    cell_str(o, path->full);
    parents(o, path, n);
    cell_str(o, path->country);
    number(o, path->lat, DEGREE_PLACES);
    out_char(o, '\t');
    number(o, path->lon, DEGREE_PLACES);
    out_char(o, '\t');
    if (path->population) out_u32(o, path->population);
    out_char(o, '\t');
    if (p->distance) number(o, p->distance[i], KM_PLACES);
    out_char(o, '\n');
}

void emit_places_tsv(struct out *o, const struct places *p) {
    for (uint32_t i = 0; i < p->n; i++) row(o, p, i);
    if (p->n) return;
    cell(o, p->asked, p->asked_len);
    out_str(o, "0\t\t\t\t\t\t\t\t\t\n");
}

/* ---- objects ---------------------------------------------------------- */

static void member(struct out *o, const char *name, const char *value) {
    out_format(o, "\"%s\":", name);
    if (*value) out_string(o, value, strlen(value), true);
    else out_str(o, "null");
}

static void member_number(struct out *o, const char *name, double value, unsigned places) {
    out_format(o, ",\"%s\":", name);
    if (isnan(value)) out_str(o, "null");
    else number(o, value, places);
}

static void path(struct out *o, const struct berita_place *up, unsigned n) {
    out_str(o, ",\"path\":[");
    for (unsigned i = n; i-- > 0;) {
        out_string(o, up[i].full, strlen(up[i].full), true);
        if (i) out_char(o, ',');
    }
    out_char(o, ']');
}

static void object(struct out *o, const struct places *p, uint32_t i) {
    struct berita_place up[PATH_MAX_ROWS];
    unsigned n = path_of(p->model, p->row[i], up);
    out_char(o, '{');
    member(o, "code", up->code);
    out_char(o, ',');
    member(o, "kind", kind_name(up->kind));
    out_char(o, ',');
    member(o, "name", up->name);
    out_char(o, ',');
    member(o, "country", up->country);
    path(o, up, n);
    member_number(o, "lat", up->lat, DEGREE_PLACES);
    member_number(o, "lon", up->lon, DEGREE_PLACES);
    member_number(o, "population", up->population ? up->population : (double)NAN, 0);
    if (p->distance) member_number(o, "distance", p->distance[i], KM_PLACES);
    out_char(o, '}');
}

void emit_places_jsonl(struct out *o, const struct places *p) {
    out_str(o, "{\"asked\":");
    out_string(o, p->asked, p->asked_len, true);
    out_str(o, ",\"places\":[");
    for (uint32_t i = 0; i < p->n; i++) {
        if (i) out_char(o, ',');
        object(o, p, i);
    }
    out_str(o, "]}\n");
}

/* ---- counts ----------------------------------------------------------- */

static void count_kinds(const berita_model *model, uint32_t count[KINDS_MAX]) {
    memset(count, 0, KINDS_MAX * sizeof *count);
    for (uint32_t i = 0; i < berita_places(model); i++) count[berita_place(model, i).kind % KINDS_MAX]++;
}

void emit_counts_tsv(struct out *o, const berita_model *model) {
    uint32_t count[KINDS_MAX];
    count_kinds(model, count);
    for (uint8_t k = 0; k < KINDS_MAX; k++)
        if (count[k]) out_format(o, "kind\t%s\t%u\t\t\n", kind_name(k), (unsigned)count[k]);
    for (uint32_t i = 0; i < berita_lexicons(model); i++) {
        struct berita_lexicon l = berita_lexicon(model, i);
        if (l.entries == 0) continue;
        out_str(o, "file\t");
        cell_str(o, l.name);
        out_u32(o, l.entries);
        out_format(o, "\t%.64s\t%.256s\n", l.date, l.origin);
    }
}

void emit_counts_jsonl(struct out *o, const berita_model *model) {
    uint32_t count[KINDS_MAX];
    count_kinds(model, count);
    for (uint8_t k = 0; k < KINDS_MAX; k++)
        if (count[k]) out_format(o, "{\"kind\":\"%s\",\"entries\":%u}\n", kind_name(k), (unsigned)count[k]);
    for (uint32_t i = 0; i < berita_lexicons(model); i++) {
        struct berita_lexicon l = berita_lexicon(model, i);
        if (l.entries == 0) continue;
        out_char(o, '{');
        member(o, "file", l.name);
        out_format(o, ",\"entries\":%u,", (unsigned)l.entries);
        member(o, "date", l.date);
        out_char(o, ',');
        member(o, "origin", l.origin);
        out_str(o, "}\n");
    }
}
