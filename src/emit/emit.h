/* Output formats, all over one record view. */
#ifndef EMIT_EMIT_H
#define EMIT_EMIT_H

#include "emit/out.h"
#include "emit/view.h"

/* JSON Lines: the reference (berita-record(5)). */
void emit_jsonl(struct out *out, const struct view *v);

/* Of it: the id, and the members of a date behind a brace or comma, the last
 * brace left out. */
void emit_id(struct out *out, const struct record *record);
void emit_date(struct out *out, const struct view *v, char before, const struct berita_date *date);
extern const char date_type[4][16]; /* names of enum berita_timex */

/* The same record over several lines; `line` is an in-memory output that is
 * emptied and kept. */
void emit_json(struct out *out, struct out *line, const struct view *v);

/* A report for a person to read. */
void emit_explain(struct out *out, const struct view *v);

#endif
