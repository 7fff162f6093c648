/* What clustering of persons and of other names shares: an index from words to
 * the mentions that hold them, and the making of entities. */
#ifndef STAGE_ENTITY_INDEX_H
#define STAGE_ENTITY_INDEX_H

#include "core/calendar.h"
#include "stage/entity.h"

enum { LOOK_MAX = 24 }; /* entities weighed for one mention */

struct node { u32 key, mention, next; };

struct index {
    struct node *node;
    u32 *head; /* node + 1, by hash of the key */
    u32 n, max, mask;
};

/* An empty index in the document's scratch. */
struct index index_open(struct doc *doc);
void index_add(struct index *x, u32 key, u32 mention);
void index_words(const struct doc *doc, struct index *x, u32 mention);

/* Row + 1 of the first node that may have the key, 0 when none has. */
u32 index_first(const struct index *x, u32 key);

static inline u32 node_entity(const struct doc *doc, const struct node *n) {
    return doc->mention[n->mention].entity;
}

static inline bool is_word(const struct doc *doc, u32 t) {
    u8 kind = doc->token[t].kind;
    return kind != TOKEN_PUNCT && kind != TOKEN_QUOTE && kind != TOKEN_SYMBOL;
}

/* The first token at or after t that is a word, or `limit`. */
static inline u32 next_word(const struct doc *doc, u32 t, u32 limit) {
    while (t < limit && !is_word(doc, t)) t++;
    return t;
}

static inline u32 count_words(const struct doc *doc, const struct berita_mention *m) {
    u32 n = 0;
    for (u32 t = m->first; t < m->limit; t++) n += is_word(doc, t);
    return n;
}

/* The mention with an entity's fullest name stands in first_mention, and its
 * latest one in first_role, until all are known. */
static inline const struct berita_mention *fullest(const struct doc *doc, u32 entity) {
    return &doc->mention[doc->entity[entity].first_mention];
}

/* The year of the text; one without a day is taken to be of now, later than any
 * body's first year.  And the years between a body's and that; 0: it was there. */
enum { YEAR_NOW = 9999 };
static inline u32 text_year(const struct doc *doc) {
    return doc->published == DAY_NONE ? YEAR_NOW : (u32)calendar_date(doc->published).year;
}
static inline u32 years_off(const struct org *body, u32 year) {
    if (body->from > year) return body->from - year;
    return body->to && body->to < year ? year - body->to : 0;
}

/* The mention becomes the first of a new entity; NONE when there is no room. */
u32 new_entity(struct doc *doc, u32 mention);
void join_entity(struct doc *doc, u32 mention, u32 entity);

/* `accused`: the text calls people by initials who shall not be known, so that
 * these are no name's. */
void cluster_persons(struct doc *doc, bool accused);

#endif
