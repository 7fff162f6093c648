#include "stage/entity_index.h"

static u32 index_hash(const struct index *x, u32 key) {
    u32 h = key * 2654435761u;
    return (h ^ h >> 15) & x->mask;
}

/* Three quarters of the scratch hold nodes, one the table. */
struct index index_open(struct doc *doc) {
    u32 slots = 1;
    while (slots * 2 <= doc->capacity) slots *= 2;
    struct index x = {(struct node *)doc->scratch, doc->scratch + 3 * (size_t)doc->capacity, 0,
                      doc->capacity, 0};
    while (slots > 64 && slots > 4 * doc->n_mentions) slots /= 2;
    x.mask = slots - 1;
    memset(x.head, 0, slots * sizeof *x.head);
    return x;
}

void index_add(struct index *x, u32 key, u32 mention) {
    if (x->n == x->max) return;
    u32 *head = &x->head[index_hash(x, key)];
    x->node[x->n] = (struct node){key, mention, *head};
    *head = ++x->n;
}

u32 index_first(const struct index *x, u32 key) { return x->head[index_hash(x, key)]; }

void index_words(const struct doc *doc, struct index *x, u32 mention) {
    for (u32 t = doc->mention[mention].first; t < doc->mention[mention].limit; t++)
        if (is_word(doc, t)) index_add(x, doc->token[t].word, mention);
}

u32 new_entity(struct doc *doc, u32 mention) {
    struct berita_mention *m = &doc->mention[mention];
    struct berita_entity *e = doc_push_entity(doc);
    if (!e) return NONE;
    e->type = m->type;
    e->first_mention = e->first_role = mention;
    return m->entity = doc->n_entities - 1;
}

void join_entity(struct doc *doc, u32 mention, u32 entity) {
    doc->mention[mention].entity = entity;
    doc->entity[entity].first_role = mention;
}
