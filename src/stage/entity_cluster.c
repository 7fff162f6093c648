/* Mentions of one body or place become an entity; entities get their names
 * and their order. */
#include "stage/entity_index.h"

enum {
    BODY_KEY = 0x80000000u,  /* keys beside words: rows of the lexicon's bodies, */
    PLACE_KEY = 0x40000000u, /* and words of places, which bodies may be called by as well */
    LEAD_MOST = 6,           /* tokens between a name and what it is shortened to */
};

static bool same_words(const struct doc *doc, const struct berita_mention *a, const struct berita_mention *b) {
    u32 t = next_word(doc, a->first, a->limit), u = next_word(doc, b->first, b->limit);
    while (t < a->limit && u < b->limit && doc->token[t].word == doc->token[u].word) {
        t = next_word(doc, t + 1, a->limit);
        u = next_word(doc, u + 1, b->limit);
    }
    return t == a->limit && u == b->limit;
}

/* A form with fewer words than the fullest is a short one. */
static void mark_short(struct doc *doc, struct berita_mention *m) {
    u32 full = doc->entity[m->entity].first_mention;
    if (count_words(doc, m) >= count_words(doc, &doc->mention[full])) return;
    m->how = BERITA_SHORT;
    m->antecedent = full;
    if (m->type == BERITA_PERSON) give_reason(m, REASON_ENTITY_MEMORY);
}

/* ---- bodies and places ---- */

/* "RSUD Ibu Kota Nusantara (IKN)": the letters of the end of a place's name are
 * not those of the place. */
static bool spells_part(const struct doc *doc, const struct berita_mention *p) {
    u32 first = p->type == BERITA_PLACE ? expansion_first(doc, p->limit, p->first) : NONE;
    return first != NONE && first > p->first;
}

/* "Long Name (LN)", "Long Name, disingkat LN": is the mention the short form of the
 * one before? */
static bool is_short_of_last(const struct doc *doc, u32 mention) {
    const struct berita_mention *m = &doc->mention[mention], *p = m - 1;
    if (mention > 0 && p->type == m->type && is_shortened(doc, m->first) && m->limit == m->first + 1)
        return m->first - p->limit <= LEAD_MOST && p->entity != NONE;
    return mention > 0 && p->type == m->type && p->limit + 1 == m->first && m->limit < doc->n_tokens &&
           doc_spells(doc, p->limit, "(") && doc_spells(doc, m->limit, ")") && p->entity != NONE && !spells_part(doc, p);
}

/* The lexicon's body that the mention names: of several, ministries of different
 * cabinets, that of the text's year; then one by its name, not its short form. */
static u32 body_row(const struct doc *doc, const struct berita_mention *m) {
    const struct model *model = doc->model;
    u32 best = NONE, least = NONE, year = text_year(doc), state = doc->facts[m->first].state;
    for (u32 t = m->first + 1; t < m->limit && state; t++) state = model_next(model, state, doc->token[t].word);
    for (u32 i = 0; state && i < model->state[state].entries; i++) {
        const struct entry *e = &model->entry[model->state[state].first_entry + i];
        if ((e->cls != CLASS_ORG_NAME && e->cls != CLASS_ORG_ABBR) || !doc_has_capitals(doc, e, m->first)) continue;
        u32 cost = 2 * years_off(&model->org[e->row], year) + (e->cls == CLASS_ORG_ABBR);
        if (cost < least) least = cost, best = e->row;
    }
    return best;
}

/* The first word of a name past the head that a text may leave off: "Wadas" of
 * "Desa Wadas".  Kota and Kabupaten tell namesakes apart and stay, and "Kali
 * Semarang" is not Semarang. */
static u32 core_first(const struct doc *doc, const struct berita_mention *m) {
    u32 kind, n = m->type == BERITA_PLACE ? entity_head(doc, m, &kind) : 0;
    if (n == 0) return m->first;
    bool tells = kind == KIND_CITY || kind == KIND_REGENCY || kind == KIND_PROVINCE ||
                 (kind >= KIND_STREET && entity_is_place_name(doc, m->first + n, m->limit));
    return tells ? m->first : m->first + n;
}

/* A mention of a body or place with what the lexicons make of it. */
struct named {
    const struct berita_mention *m;
    u32 core; /* first word past a head that may be left off */
    u32 body; /* row of the lexicon's body, or NONE */
};

static bool same_name(const struct doc *doc, const struct named *a, const struct berita_mention *b) {
    struct berita_mention x = *a->m, y = *b;
    x.first = a->core;
    y.first = core_first(doc, b);
    bool heads = x.first > a->m->first && y.first > b->first;
    return (!heads || doc->token[a->m->first].word == doc->token[b->first].word) && same_words(doc, &x, &y);
}

static u32 core_key(const struct doc *doc, const struct named *name) {
    return doc->token[name->core].word | (name->m->type == BERITA_PLACE ? PLACE_KEY : 0);
}

static u32 find_key(const struct doc *doc, const struct index *x, u32 key, const struct named *name) {
    u32 looks = 0;
    for (u32 i = index_first(x, key); i && looks++ < LOOK_MAX; i = x->node[i - 1].next) {
        const struct berita_mention *k = &doc->mention[x->node[i - 1].mention];
        if (x->node[i - 1].key != key || k->type != name->m->type) continue;
        if (key & BODY_KEY || same_name(doc, name, k)) return k->entity;
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
static u32 find_name(const struct doc *doc, const struct index *x, const struct named *name, bool bracketed) {
    u32 e = find_key(doc, x, core_key(doc, name), name);
    if (e == NONE && name->body != NONE) e = find_key(doc, x, name->body | BODY_KEY, name);
    return e == NONE && bracketed ? name->m[-1].entity : e;
}

/* "PT MTT" after "PT Maju Terus (MTT)". */
static u32 find_letters(const struct doc *doc, const struct index *x, const struct berita_mention *m) {
    struct named letters = {m, m->first + 1, NONE};
    if (m->type != BERITA_ORGANIZATION || m->limit != m->first + 2 || !doc_is(doc, m->first, CLASS_ORG_HEAD) ||
        doc->token[m->first + 1].shape != SHAPE_UPPER)
        return NONE;
    u32 e = find_key(doc, x, core_key(doc, &letters), &letters);
    return e != NONE && doc->entity[e].abbreviation.n ? e : NONE;
}

static void cluster_name(struct doc *doc, struct index *x, u32 mention) {
    struct berita_mention *m = &doc->mention[mention];
    bool bracketed = is_short_of_last(doc, mention);
    struct named name = {m, core_first(doc, m), m->type == BERITA_ORGANIZATION ? body_row(doc, m) : NONE};
    u32 e = find_name(doc, x, &name, bracketed);
    if (e == NONE) e = find_letters(doc, x, m);
    if (e == NONE) e = new_entity(doc, mention);
    else join_entity(doc, mention, e);
    if (e == NONE) return;
    if (bracketed && m[-1].entity == e && !doc->entity[e].abbreviation.n) set_abbreviation(doc, e, m, m - 1);
    if (m->type == BERITA_PLACE && count_words(doc, m) > count_words(doc, fullest(doc, e)))
        doc->entity[e].first_mention = mention;
    index_add(x, core_key(doc, &name), mention);
    if (name.body == NONE) return;
    index_add(x, name.body | BODY_KEY, mention);
    give_reason(m, REASON_ENTITY_LEXICON);
}

static void cluster_names(struct doc *doc) {
    struct index x = index_open(doc);
    for (u32 i = 0; i < doc->n_mentions; i++)
        if (doc->mention[i].type != BERITA_PERSON) cluster_name(doc, &x, i);
}

void entity_cluster(struct doc *doc, bool accused) {
    cluster_persons(doc, accused);
    cluster_names(doc);
    for (u32 i = 0; i < doc->n_mentions; i++)
        if (doc->mention[i].entity != NONE) mark_short(doc, &doc->mention[i]);
}

static bool is_shouted(const struct doc *doc, const struct berita_mention *m) {
    return doc->token[m->first].shape == SHAPE_UPPER;
}

/* What the lexicon knows of the body, or the kind that its head word tells. */
static void set_body(const struct doc *doc, const struct berita_mention *m, struct berita_entity *e) {
    u32 row = body_row(doc, m), n;
    if (row == NONE) {
        const struct entry *head = doc_longest(doc, m->first, CLASS_ORG_HEAD, &n);
        e->kind = (u8)(head ? entry_kind(head, ORG_OTHER) : ORG_OTHER);
        return;
    }
    const struct org *body = &doc->model->org[row];
    const char *name = model_str(doc->model, body->name);
    e->kind = (u8)body->kind;
    e->known_as = (struct berita_str){name, (u32)strlen(name)};
    e->from_year = body->from;
    e->to_year = body->to;
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
        if (f->type == BERITA_ORGANIZATION) set_body(doc, f, &doc->entity[i]);
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
