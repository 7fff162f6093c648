/* The rows of the table of formats: one emitter a file. */
#ifndef EMIT_FORMATS_H
#define EMIT_FORMATS_H

#include "emit/emit.h"

/* JSON Lines, and the same record over several lines. */
void emit_jsonl(struct out *out, const struct view *v, struct emit_space *space);
void emit_json(struct out *out, const struct view *v, struct emit_space *space);

/* Tables of choice->rows: CSV as RFC 4180 has it, and TSV. */
void begin_csv(struct out *out, const struct choice *choice, bool several);
void begin_tsv(struct out *out, const struct choice *choice, bool several);
void emit_csv(struct out *out, const struct view *v, struct emit_space *space);
void emit_tsv(struct out *out, const struct view *v, struct emit_space *space);

/* TEI P5; a teiCorpus when there are several documents. */
void begin_tei(struct out *out, const struct choice *choice, bool several);
void emit_tei(struct out *out, const struct view *v, struct emit_space *space);
void end_tei(struct out *out, const struct choice *choice, bool several);

/* CoNLL-U, with tags in MISC. */
void emit_conllu(struct out *out, const struct view *v, struct emit_space *space);

/* W3C Web Annotations; an array when there are several documents. */
void begin_annotation(struct out *out, const struct choice *choice, bool several);
void emit_annotation(struct out *out, const struct view *v, struct emit_space *space);
void end_annotation(struct out *out, const struct choice *choice, bool several);

/* brat's stand-off annotations of one text, and the text that they are of. */
void emit_brat(struct out *out, const struct view *v, struct emit_space *space);
void emit_text(struct out *out, const struct view *v, struct emit_space *space);

/* For reading, with colours when choice->color. */
void emit_markdown(struct out *out, const struct view *v, struct emit_space *space);

/* A page for the browser, with an article a record. */
void begin_html(struct out *out, const struct choice *choice, bool several);
void emit_html(struct out *out, const struct view *v, struct emit_space *space);
void end_html(struct out *out, const struct choice *choice, bool several);

/* A report for a person to read. */
void emit_explain(struct out *out, const struct view *v, struct emit_space *space);

#endif
