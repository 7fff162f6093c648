/* Records made of jansson's values.  What fails fails for want of memory, and is
 * remembered: whoever makes a tree asks once, in the end. */
#ifndef SCORE_TREE_H
#define SCORE_TREE_H

#include "core/base.h"

#include <jansson.h>
#include <stdbool.h>

struct tree {
    json_t *root; /* the record */
    bool failed;
};

/* A record with empty lists of all kinds; the lists' names are NULL-terminated. */
void tree_begin(struct tree *t, const char *const *lists);

/* The record, or NULL when something failed; t is empty then. */
json_t *tree_end(struct tree *t);

/* Members; a value of NULL has failed already.  What is empty stays away. */
void tree_set(struct tree *t, json_t *object, const char *name, json_t *value);
void tree_text(struct tree *t, json_t *object, const char *name, const char *p, size_t n);
void tree_word(struct tree *t, json_t *object, const char *name, const char *word);
void tree_add(struct tree *t, json_t *array, json_t *value);

/* {"start":...,"end":...,"text":...} */
json_t *tree_span(u32 start, u32 end, const char *p, size_t n);

/* An array of the object, made when it is not there. */
json_t *tree_list(struct tree *t, json_t *object, const char *name);

/* An entity of the record's by its id, made when it is not there; its type follows
 * from the id's letter.  NULL when the id is none. */
json_t *tree_entity(struct tree *t, const char *id);

/* What an id says: "#d2.q1.3" is the third piece of the first quotation. */
struct tree_id {
    char letter; /* 0: no id */
    unsigned long number;
    unsigned piece; /* from 1 */
};
struct tree_id tree_id(const char *id);

/* The same without what is before the letter and behind the number: "q1". */
void tree_name(struct tree_id id, char name[24]);

/* What is known by an id, and what shall be; NULL when nothing is. */
json_t *tree_find(struct tree *t, struct tree_id id);
void tree_know(struct tree *t, struct tree_id id, json_t *object);

/* The next of ids with blanks between; false at the end. */
bool tree_next_id(const char **ids, struct tree_id *id);

#endif
