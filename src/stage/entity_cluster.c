/* Mentions of one person, body or place become an entity.
 *
 * An index leads from a word to the entities whose names hold it.  Full
 * names come first, so that a short form finds its full name wherever in the
 * text that stands. */
#include "stage/entity.h"

#include "core/utf8.h"
#include "model/kind.h"

enum {
    LOOK_MAX = 24,          /* entities weighed for one mention */
    BODY_KEY = 0x80000000u, /* keys beside words: rows of the lexicon's bodies */
};

struct node { u32 key, mention, next; };

struct index {
    struct node *node;
    u32 *head; /* node + 1, by hash of the key */
    u32 n, max, mask;
};

static u32 index_hash(const struct index *x, u32 key) {
    u32 h = key * 2654435761u;
    return (h ^ h >> 15) & x->mask;
}

/* Three quarters of the scratch hold nodes, one the table. */
static struct index index_open(struct doc *doc) {
    u32 slots = 1;
    while (slots * 2 <= doc->capacity) slots *= 2;
    struct index x = {(struct node *)doc->scratch, doc->scratch + 3 * (size_t)doc->capacity, 0,
                      doc->capacity, 0};
    while (slots > 64 && slots > 4 * doc->n_mentions) slots /= 2;
    x.mask = slots - 1;
    memset(x.head, 0, slots * sizeof *x.head);
    return x;
}

static void index_add(struct index *x, u32 key, u32 mention) {
    if (x->n == x->max) return;
    u32 *head = &x->head[index_hash(x, key)];
    x->node[x->n] = (struct node){key, mention, *head};
    *head = ++x->n;
}

static u32 index_first(const struct index *x, u32 key) { return x->head[index_hash(x, key)]; }

static bool is_word(const struct doc *doc, u32 t) {
    u8 kind = doc->token[t].kind;
    return kind != TOKEN_PUNCT && kind != TOKEN_QUOTE && kind != TOKEN_SYMBOL;
}

static u32 count_words(const struct doc *doc, const struct berita_mention *m) {
    u32 n = 0;
    for (u32 t = m->first; t < m->limit; t++) n += is_word(doc, t);
    return n;
}

static u32 next_word(const struct doc *doc, u32 t, u32 limit) {
    while (t < limit && !is_word(doc, t)) t++;
    return t;
}

/* One letter of difference, or an initial for a name: the same word in two
 * spellings of one person's name. */
static bool alike(const struct doc *doc, u32 a, u32 b) {
    const struct berita_token *p = &doc->token[a], *q = &doc->token[b];
    if (p->word == q->word) return true;
    u32 n = p->end - p->start, k = q->end - q->start;
    const char *s = doc->text + p->start, *z = doc->text + q->start;
    if (*s != *z) return false;
    if (n == 1 || k == 1) return true;
    if (n != k || n < 3) return false;
    u32 different = 0;
    for (u32 i = 0; i < n; i++) different += s[i] != z[i];
    return different == 1;
}

/* Are the words of `part` words of `whole`, in order?  *same counts those
 * that are equal to the letter. */
static bool is_part(const struct doc *doc, const struct berita_mention *part,
                    const struct berita_mention *whole, u32 *same) {
    u32 w = next_word(doc, whole->first, whole->limit);
    *same = 0;
    for (u32 t = next_word(doc, part->first, part->limit); t < part->limit;
         t = next_word(doc, t + 1, part->limit)) {
        while (w < whole->limit && !alike(doc, t, w)) w = next_word(doc, w + 1, whole->limit);
        if (w == whole->limit) return false;
        *same += doc->token[t].word == doc->token[w].word;
        w = next_word(doc, w + 1, whole->limit);
    }
    return true;
}

/* The mention with an entity's fullest name stands in first_mention, and its
 * latest one in first_role, until all are known. */
static const struct berita_mention *fullest(const struct doc *doc, u32 entity) {
    return &doc->mention[doc->entity[entity].first_mention];
}

static bool same_person(const struct doc *doc, const struct berita_mention *m, u32 entity) {
    const struct berita_mention *e = fullest(doc, entity);
    u32 same, a = count_words(doc, m), b = count_words(doc, e);
    if (!(a <= b ? is_part(doc, m, e, &same) : is_part(doc, e, m, &same))) return false;
    return same >= 1 && (same >= 2 || min_u32(a, b) == 2);
}

static bool same_words(const struct doc *doc, const struct berita_mention *a, const struct berita_mention *b) {
    u32 t = next_word(doc, a->first, a->limit), u = next_word(doc, b->first, b->limit);
    while (t < a->limit && u < b->limit && doc->token[t].word == doc->token[u].word) {
        t = next_word(doc, t + 1, a->limit);
        u = next_word(doc, u + 1, b->limit);
    }
    return t == a->limit && u == b->limit;
}

static void index_words(const struct doc *doc, struct index *x, u32 mention) {
    for (u32 t = doc->mention[mention].first; t < doc->mention[mention].limit; t++)
        if (is_word(doc, t)) index_add(x, doc->token[t].word, mention);
}

static u32 new_entity(struct doc *doc, u32 mention) {
    struct berita_mention *m = &doc->mention[mention];
    struct berita_entity *e = doc_push_entity(doc);
    if (!e) return NONE;
    e->type = m->type;
    e->first_mention = e->first_role = mention;
    return m->entity = doc->n_entities - 1;
}

static void join(struct doc *doc, u32 mention, u32 entity) {
    doc->mention[mention].entity = entity;
    doc->entity[entity].first_role = mention;
}

static u32 node_entity(const struct doc *doc, const struct node *n) {
    return doc->mention[n->mention].entity;
}

/* ---- persons ---- */

static u32 find_full(const struct doc *doc, const struct index *x, const struct berita_mention *m) {
    u32 looks = 0;
    for (u32 t = m->first; t < m->limit; t++) {
        u32 key = doc->token[t].word;
        if (!is_word(doc, t)) continue;
        for (u32 i = index_first(x, key); i && looks++ < LOOK_MAX; i = x->node[i - 1].next) {
            u32 e = node_entity(doc, &x->node[i - 1]);
            if (x->node[i - 1].key == key && same_person(doc, m, e)) return e;
        }
    }
    return NONE;
}

static void full_person(struct doc *doc, struct index *x, u32 mention) {
    const struct berita_mention *m = &doc->mention[mention];
    u32 e = find_full(doc, x, m);
    if (e == NONE) {
        if (new_entity(doc, mention) != NONE) index_words(doc, x, mention);
        return;
    }
    join(doc, mention, e);
    if (count_words(doc, m) <= count_words(doc, fullest(doc, e))) return;
    doc->entity[e].first_mention = mention;
    index_words(doc, x, mention);
}

/* Of those whose full name has the word, the one named last before. */
static u32 find_short(const struct doc *doc, const struct index *x, u32 mention) {
    const struct berita_mention *m = &doc->mention[mention];
    u32 key = doc->token[m->first].word, best = NONE, looks = 0;
    for (u32 i = index_first(x, key); i && looks++ < LOOK_MAX; i = x->node[i - 1].next) {
        u32 e = node_entity(doc, &x->node[i - 1]), same;
        if (x->node[i - 1].key != key || !is_part(doc, m, fullest(doc, e), &same)) continue;
        u32 seen = doc->entity[e].first_role, was = best == NONE ? 0 : doc->entity[best].first_role;
        if (best == NONE || (seen < mention && (was > mention || seen > was))) best = e;
    }
    return best;
}

/* The next word of a name, folded; its id in the model, or NONE. */
static u32 name_word(const struct model *m, const char **at) {
    char folded[64];
    while (**at == ' ') ++*at;
    const char *start = *at;
    while (**at && **at != ' ') ++*at;
    return model_find_word(m, folded, utf8_fold(start, (u32)(*at - start), folded, sizeof folded));
}

/* Do all words of the entity's name stand in this name, or two of them? */
static bool is_called(const struct doc *doc, u32 entity, const char *name) {
    const struct berita_mention *e = fullest(doc, entity);
    u32 same = 0;
    for (const char *at = name; *at;) {
        u32 word = name_word(doc->model, &at);
        for (u32 t = e->first; t < e->limit; t++) same += is_word(doc, t) && doc->token[t].word == word;
    }
    return same > 1 || (same == 1 && count_words(doc, e) == 1);
}

/* "Jokowi": whose full name the lexicon gives, when the text names him so. */
static u32 find_nickname(const struct doc *doc, const struct index *x, const struct berita_mention *m) {
    u32 n, looks = 0;
    const struct entry *nick = doc_longest(doc, m->first, CLASS_NICKNAME, &n);
    if (!nick || n != m->limit - m->first) return NONE;
    const char *name = model_str(doc->model, nick->canonical);
    for (const char *at = name; *at;) {
        u32 key = name_word(doc->model, &at);
        for (u32 i = key == NONE ? 0 : index_first(x, key); i && looks++ < LOOK_MAX; i = x->node[i - 1].next)
            if (x->node[i - 1].key == key && is_called(doc, node_entity(doc, &x->node[i - 1]), name))
                return node_entity(doc, &x->node[i - 1]);
    }
    return NONE;
}

static void short_person(struct doc *doc, struct index *x, u32 mention) {
    u32 e = find_short(doc, x, mention);
    if (e == NONE) e = find_nickname(doc, x, &doc->mention[mention]);
    if (e == NONE) {
        if (new_entity(doc, mention) != NONE) index_words(doc, x, mention);
        return;
    }
    join(doc, mention, e);
}

static bool is_nickname(const struct doc *doc, const struct berita_mention *m) {
    u32 n;
    return doc_longest(doc, m->first, CLASS_NICKNAME, &n) && n == m->limit - m->first;
}

static void cluster_persons(struct doc *doc) {
    struct index x = index_open(doc);
    for (u32 i = 0; i < doc->n_mentions; i++) {
        const struct berita_mention *m = &doc->mention[i];
        if (m->type == BERITA_PERSON && count_words(doc, m) > 1 && !is_nickname(doc, m)) full_person(doc, &x, i);
    }
    for (u32 i = 0; i < doc->n_entities; i++)
        doc->entity[i].first_role = doc->entity[i].first_mention;
    for (u32 i = 0; i < doc->n_mentions; i++) {
        const struct berita_mention *m = &doc->mention[i];
        if (m->type != BERITA_PERSON) continue;
        if (m->entity == NONE) short_person(doc, &x, i);
        else doc->entity[m->entity].first_role = i;
    }
}

/* A form with fewer words than the fullest is a short one. */
static void mark_short(struct doc *doc, struct berita_mention *m) {
    u32 full = doc->entity[m->entity].first_mention;
    if (count_words(doc, m) >= count_words(doc, &doc->mention[full])) return;
    m->how = BERITA_SHORT;
    m->antecedent = full;
    if (m->type == BERITA_PERSON) m->rule = REASON_ENTITY_MEMORY;
}

u32 entity_kind(const char *const *kinds, u32 n, const char *name) {
    u32 i = 0;
    while (i < n && strcmp(kinds[i], name) != 0) i++;
    return i;
}

/* ---- bodies and places ---- */

/* "Long Name (LN)": is the mention the short form in brackets after another? */
static bool is_bracketed(const struct doc *doc, u32 mention) {
    const struct berita_mention *m = &doc->mention[mention], *p = m - 1;
    return mention > 0 && p->type == m->type && p->limit + 1 == m->first && m->limit < doc->n_tokens &&
           doc_spells(doc, p->limit, "(") && doc_spells(doc, m->limit, ")") && p->entity != NONE;
}

static u32 body_row(const struct doc *doc, const struct berita_mention *m) {
    u32 n;
    const struct entry *e = doc_longest(doc, m->first, CLASS_ORG_NAME, &n);
    if (!e || n != m->limit - m->first) e = doc_longest(doc, m->first, CLASS_ORG_ABBR, &n);
    return e && n == m->limit - m->first ? e->row : NONE;
}

/* The first word of a name past the head that a text may leave off: "Wadas" of
 * "Desa Wadas".  Kota and Kabupaten tell namesakes apart and stay. */
static u32 core_first(const struct doc *doc, const struct berita_mention *m) {
    u32 n;
    if (m->type != BERITA_PLACE) return m->first;
    const struct entry *e = doc_longest(doc, m->first, CLASS_PLACE_HEAD, &n);
    if (!e || m->first + n >= m->limit) return m->first;
    u32 kind = entity_kind(place_kinds, PLACE_KINDS, model_str(doc->model, e->canonical));
    return kind == KIND_CITY || kind == KIND_REGENCY || kind == KIND_PROVINCE ? m->first : m->first + n;
}

static bool same_name(const struct doc *doc, const struct berita_mention *a, const struct berita_mention *b) {
    struct berita_mention x = *a, y = *b;
    x.first = core_first(doc, a);
    y.first = core_first(doc, b);
    bool heads = x.first > a->first && y.first > b->first;
    return (!heads || doc->token[a->first].word == doc->token[b->first].word) && same_words(doc, &x, &y);
}

static u32 find_key(const struct doc *doc, const struct index *x, u32 key, const struct berita_mention *m) {
    u32 looks = 0;
    for (u32 i = index_first(x, key); i && looks++ < LOOK_MAX; i = x->node[i - 1].next) {
        const struct berita_mention *k = &doc->mention[x->node[i - 1].mention];
        if (x->node[i - 1].key != key || k->type != m->type) continue;
        if (key & BODY_KEY || same_name(doc, m, k)) return k->entity;
    }
    return NONE;
}

static void set_abbreviation(struct doc *doc, u32 entity, const struct berita_mention *shorter,
                             const struct berita_mention *longer) {
    struct berita_entity *e = &doc->entity[entity];
    e->abbreviation = doc_str(doc, shorter->start, shorter->end);
    e->expansion = doc_str(doc, longer->start, longer->end);
}

/* The same words, the same row of the lexicon, or the brackets of "Long Name
 * (LN)" make one body of two mentions. */
static u32 find_name(const struct doc *doc, const struct index *x, u32 mention, u32 row) {
    const struct berita_mention *m = &doc->mention[mention];
    u32 e = find_key(doc, x, doc->token[core_first(doc, m)].word, m);
    if (e == NONE && row != NONE) e = find_key(doc, x, row | BODY_KEY, m);
    return e == NONE && is_bracketed(doc, mention) ? m[-1].entity : e;
}

static void cluster_name(struct doc *doc, struct index *x, u32 mention) {
    const struct berita_mention *m = &doc->mention[mention];
    u32 row = m->type == BERITA_ORGANIZATION ? body_row(doc, m) : NONE;
    u32 e = find_name(doc, x, mention, row);
    if (e == NONE) e = new_entity(doc, mention);
    else join(doc, mention, e);
    if (e == NONE) return;
    if (is_bracketed(doc, mention) && m[-1].entity == e && !doc->entity[e].abbreviation.n)
        set_abbreviation(doc, e, m, m - 1);
    if (m->type == BERITA_PLACE && count_words(doc, m) > count_words(doc, fullest(doc, e)))
        doc->entity[e].first_mention = mention;
    index_add(x, doc->token[core_first(doc, m)].word, mention);
    if (row == NONE) return;
    index_add(x, row | BODY_KEY, mention);
    doc->mention[mention].rule = REASON_ENTITY_LEXICON;
}

static void cluster_names(struct doc *doc) {
    struct index x = index_open(doc);
    for (u32 i = 0; i < doc->n_mentions; i++)
        if (doc->mention[i].type != BERITA_PERSON) cluster_name(doc, &x, i);
}

void entity_cluster(struct doc *doc) {
    cluster_persons(doc);
    cluster_names(doc);
    for (u32 i = 0; i < doc->n_mentions; i++)
        if (doc->mention[i].entity != NONE) mark_short(doc, &doc->mention[i]);
}

static bool is_shouted(const struct doc *doc, const struct berita_mention *m) {
    return doc->token[m->first].shape == SHAPE_UPPER;
}

/* The lexicon's kind of the body, or that of its head word. */
static u8 body_kind(const struct doc *doc, const struct berita_mention *m) {
    u32 row = body_row(doc, m), n;
    if (row != NONE) return (u8)doc->model->org[row].kind;
    const struct entry *e = doc_longest(doc, m->first, CLASS_ORG_HEAD, &n);
    return (u8)(e ? entity_kind(org_kinds, ORG_OTHER, model_str(doc->model, e->canonical)) : ORG_OTHER);
}

/* Persons and bodies are called by their fullest form, and of two equal ones
 * by that which is not all capitals. */
void entity_name(struct doc *doc) {
    for (u32 i = 0; i < doc->n_mentions; i++) {
        const struct berita_mention *m = &doc->mention[i];
        if (m->entity == NONE || m->how != BERITA_FULL) continue;
        struct berita_entity *e = &doc->entity[m->entity];
        const struct berita_mention *f = &doc->mention[e->first_mention];
        if (count_words(doc, m) == count_words(doc, f) && is_shouted(doc, f) && !is_shouted(doc, m))
            e->first_mention = i;
    }
    for (u32 i = 0; i < doc->n_entities; i++) {
        const struct berita_mention *f = fullest(doc, i);
        doc->entity[i].name = doc_str(doc, f->start, f->end);
        if (f->type == BERITA_ORGANIZATION) doc->entity[i].kind = body_kind(doc, f);
    }
}

/* ---- the order of the rows ---- */

static void renumber(struct doc *doc, u32 *new_row) {
    u32 n = 0;
    for (u32 i = 0; i < doc->n_entities; i++) new_row[i] = NONE;
    for (u32 i = 0; i < doc->n_mentions; i++) {
        u32 *e = &doc->mention[i].entity;
        if (*e == NONE) continue;
        if (new_row[*e] == NONE) new_row[*e] = n++;
        *e = new_row[*e];
    }
    for (u32 i = 0; i < doc->n_entities; i++)
        if (new_row[i] == NONE) new_row[i] = n++; /* merged away: behind the rest */
}

/* Puts every row in its new place, a cycle at a time. */
static void permute(struct doc *doc, u32 *new_row) {
    for (u32 i = 0; i < doc->n_entities; i++) {
        while (new_row[i] != i) {
            u32 to = new_row[i];
            struct berita_entity e = doc->entity[to];
            doc->entity[to] = doc->entity[i];
            doc->entity[i] = e;
            new_row[i] = new_row[to];
            new_row[to] = to;
        }
    }
}

/* Ids in the order of first mention; mentions grouped by entity. */
void entity_order(struct doc *doc) {
    renumber(doc, doc->scratch);
    permute(doc, doc->scratch);
    u32 at = 0;
    for (u32 i = 0; i < doc->n_entities; i++) doc->entity[i].mentions = doc->entity[i].roles = 0;
    for (u32 i = 0; i < doc->n_mentions; i++)
        if (doc->mention[i].entity != NONE) doc->entity[doc->mention[i].entity].mentions++;
    while (doc->n_entities && !doc->entity[doc->n_entities - 1].mentions) doc->n_entities--;
    for (u32 i = 0; i < doc->n_entities; i++) {
        doc->entity[i].first_mention = at;
        at += doc->entity[i].mentions;
        doc->entity[i].mentions = 0;
    }
    for (u32 i = 0; i < doc->n_mentions; i++) {
        if (doc->mention[i].entity == NONE) continue;
        struct berita_entity *e = &doc->entity[doc->mention[i].entity];
        doc->mention_order[e->first_mention + e->mentions++] = i;
    }
}
