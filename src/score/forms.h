/* What berita-extract prints besides JSON, read back: each document becomes the
 * tree of a record, with what its form holds of it. */
#ifndef SCORE_FORMS_H
#define SCORE_FORMS_H

#include "score/fields.h"

/* What a file of that name holds that begins so: JSON Lines unless it cannot be. */
enum form form_of(const char *name, const char *p, size_t n);

/* The next document's tree, which the caller frees; READ_DOC, READ_END,
 * READ_BROKEN or READ_FAILED.  r->line is where it stands. */
enum read_status form_next(struct reader *r, struct whole *w, json_t **tree);
void form_free(struct whole *w);

/* The line of the first byte that is no UTF-8, or 0. */
size_t form_bad_utf8(const char *p, size_t n);

/* One a form. */
enum read_status tei_next(struct reader *r, struct whole *w, json_t **tree);
enum read_status conllu_next(struct reader *r, struct whole *w, json_t **tree);
enum read_status webanno_next(struct reader *r, struct whole *w, json_t **tree);
enum read_status brat_next(struct reader *r, struct whole *w, json_t **tree);
enum read_status table_next(struct reader *r, struct whole *w, json_t **tree);

/* Gives READ_FAILED or READ_BROKEN, with the message. */
__attribute__((format(printf, 2, 3))) enum read_status form_failed(struct reader *r,
                                                                   const char *format, ...);
__attribute__((format(printf, 2, 3))) enum read_status form_broken(struct reader *r,
                                                                   const char *format, ...);

#endif
