/* What the readers of gold and of records share: members of jansson's values,
 * and complaints.  Functions that can fail give false, and then the reader's
 * message says why. */
#ifndef SCORE_FIELDS_H
#define SCORE_FIELDS_H

#include "score/read.h"

#include <jansson.h>

/* Fills the message with "FILE:LINE: ..."; both give false. */
__attribute__((format(printf, 2, 3))) bool read_broken(struct reader *r, const char *format, ...);
bool read_no_memory(struct reader *r);

/* A copy of a string. */
bool read_keep(struct reader *r, struct set *s, const json_t *string, struct berita_str *to);

/* Where in a document something stands, for messages: "gold[3]". */
struct place {
    const char *list;
    size_t i;
};

/* A member that is a string; left alone where it is missing or null. */
bool read_member(struct reader *r, struct set *s, const json_t *from, const char *name,
                 struct place at, struct berita_str *to);

/* An array; *n is 0 where it is missing or null. */
bool read_list(struct reader *r, const json_t *from, const char *name, const json_t **list,
               size_t *n);

/* A mark with the object's start, end and text; NULL when that fails. */
struct mark *read_mark(struct reader *r, struct set *s, const json_t *from, enum label label,
                       struct place at);

/* One a form of document. */
bool read_gold(struct reader *r, struct set *s, struct doc *d, const json_t *root);
bool read_record(struct reader *r, struct set *s, struct doc *d, const json_t *root);

#endif
