/* Where a body's name ends and the name of its officer begins, told by how the
 * text calls the body where nobody's name follows. */
#include "stage/entity_index.h"

static bool stands_before_person(const struct doc *doc, u32 mention) {
    return mention + 1 < doc->n_mentions && doc->mention[mention + 1].type == BERITA_PERSON &&
           doc->mention[mention + 1].first == doc->mention[mention].limit;
}

/* Tokens of the person behind the body `b` that belong to it, if its name is
 * that of the body `other`; 0 when it is not. */
static u32 taken(const struct doc *doc, const struct berita_mention *b, const struct berita_mention *other) {
    u32 n = other->limit - other->first, own = b->limit - b->first;
    if (n <= own || other->first == b->first) return 0;
    for (u32 i = 0; i < n; i++)
        if (doc->token[other->first + i].word != doc->token[b->first + i].word) return 0;
    return n - own;
}

/* The most that any body of the index takes, short of the whole person. */
static u32 most_taken(const struct doc *doc, const struct index *x, const struct berita_mention *b) {
    const struct berita_mention *person = b + 1;
    u32 key = doc->token[b->first].word, best = 0, looks = 0;
    for (u32 i = index_first(x, key); i && looks++ < LOOK_MAX; i = x->node[i - 1].next) {
        const struct berita_mention *other = &doc->mention[x->node[i - 1].mention];
        u32 n = x->node[i - 1].key == key && b->first + other->limit - other->first < person->limit ? taken(doc, b, other) : 0;
        best = max_u32(best, n);
    }
    return best;
}

static void move_border(struct doc *doc, u32 mention, u32 tokens) {
    struct berita_mention *body = &doc->mention[mention], *person = body + 1;
    for (u32 t = person->first; t < person->first + tokens; t++) doc->mention_at[t] = mention + 1;
    person->first += tokens;
    person->start = doc->token[person->first].start;
    body->limit = person->first;
    body->end = doc->token[body->limit - 1].end;
}

void entity_settle_borders(struct doc *doc) {
    struct index x = index_open(doc);
    u32 pairs = 0;
    for (u32 i = 0; i < doc->n_mentions; i++) {
        if (doc->mention[i].type != BERITA_ORGANIZATION) continue;
        if (stands_before_person(doc, i)) pairs++;
        else index_add(&x, doc->token[doc->mention[i].first].word, i);
    }
    for (u32 i = 0; pairs && i + 1 < doc->n_mentions; i++) {
        if (doc->mention[i].type != BERITA_ORGANIZATION || !stands_before_person(doc, i)) continue;
        u32 n = most_taken(doc, &x, &doc->mention[i]);
        if (n) move_border(doc, i, n);
    }
}
