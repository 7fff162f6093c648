/* Places of the gazetteer and the lexicons' counts, in rows or JSON objects. */
#ifndef EMIT_PLACES_H
#define EMIT_PLACES_H

#include "emit/out.h"

/* What was asked for and the rows that answer it, the likeliest first. */
struct places {
    const berita_model *model;
    const char *asked;
    size_t asked_len;
    const uint32_t *row;
    uint32_t n;
    const double *distance; /* of each row in km; NULL when not asked for */
};

/* A line a place: tabs between what was asked for, rank, code, kind, name, what
 * it lies in (narrowest first, with commas), country, latitude, longitude,
 * population, distance.  One with rank 0 and no more when there is none. */
void emit_places_tsv(struct out *out, const struct places *p);

/* A JSON object with all of them. */
void emit_places_jsonl(struct out *out, const struct places *p);

/* A line a kind of place and a file of the lexicons: which of the two, its name,
 * how many entries, and the file's date and origin. */
void emit_counts_tsv(struct out *out, const berita_model *model);
void emit_counts_jsonl(struct out *out, const berita_model *model);

#endif
