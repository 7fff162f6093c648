/* Dates by themselves: in their text, as tags or in the words' place, or in
 * rows of their own. */
#ifndef EMIT_DATES_H
#define EMIT_DATES_H

#include "emit/out.h"
#include "emit/view.h"

/* What is asked for, and how far the file has been printed when its text comes
 * in parts. */
struct dates {
    unsigned types; /* 1 << enum berita_timex */
    uint64_t lines; /* line feeds before the part */
    uint64_t rows;  /* dates before it, wanted or not: t1 is the first */
};

static inline bool dates_want(const struct dates *s, const struct berita_date *d) {
    return s->types >> d->type & 1;
}

/* Line of the file a byte of the part stands in, from 1.  Bytes come in
 * order; *at and *line, which start at 0 and s->lines + 1, are how far it has
 * been counted. */
uint64_t dates_line(const struct view *v, uint32_t byte, uint32_t *at, uint64_t *line);

/* The text with TIMEX3 tags around the dates, for XML: other text is escaped,
 * what XML cannot hold is U+FFFD. */
void emit_dates_tag(struct out *out, const struct view *v, const struct dates *s);

/* The text with values that are ISO 8601 in place of the words; words without
 * such a value, and all else, to the byte as they are. */
void emit_dates_iso(struct out *out, const struct view *v, const struct dates *s);

/* A row a date: tabs between id, line, start, end, type, value, mod, from, to,
 * text; or a JSON object. */
void emit_dates_tsv(struct out *out, const struct view *v, const struct dates *s);
void emit_dates_jsonl(struct out *out, const struct view *v, const struct dates *s);

/* After each part of a file: the next one goes on from here. */
void dates_advance(struct dates *s, struct view *v);

#endif
