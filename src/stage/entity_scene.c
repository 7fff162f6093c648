/* The scene: where what the text tells of happened, told from the places that
 * it only mentions.
 *
 * Each mention speaks for its place: where it stands in the text, what stands
 * before it, and whether it is more than whence a person is or where he said
 * something.  A place takes part of what speaks for those in it; from the
 * strongest the way goes down as far as one in it is nearly as strong. */
#include "stage/entity.h"

#include "model/gazetteer.h"

enum {
    PLACES_MAX = 64,    /* places weighed */
    LEAD_SENTENCES = 3, /* of the text's beginning */
    LOOK_BEFORE = 4,    /* tokens before a name that say what happens there */
    LOOK_CUE = 40,      /* tokens before it in which a cue stands */
    LOOK_AFTER = 12,    /* tokens behind it in which "mengatakan" follows */

    /* hundredths */
    SAY_MENTION = 20,   /* any mention */
    SAY_AT = 80,        /* "di Bawen", and what it lies in right behind */
    SAY_LEAD = 200,     /* so in the first sentences */
    SAY_HAPPENS = 120,  /* "terjadi di", "melanda" */
    DATELINE = 100,
    LEAST = 60,

    /* percent */
    SAID_THERE = 20,    /* left where somebody only says something */
    MODIFIES = 30,      /* or where it only tells more of a noun */
    QUOTED = 50,
    PART = 50,          /* of a place's, taken by what it lies in */
    SHARE = 60          /* of what speaks for places in another, had by the one the way goes down to */
};

/* What speaks for a place, alone and with those in it. */
struct candidate { u32 entity, row; i32 own, within; };

struct scenes {
    struct candidate at[PLACES_MAX];
    u32 n;
};

static struct candidate *find(struct scenes *s, const struct doc *doc, u32 entity) {
    for (u32 i = 0; i < s->n; i++)
        if (s->at[i].entity == entity) return &s->at[i];
    if (s->n == PLACES_MAX) return NULL;
    s->at[s->n] = (struct candidate){.entity = entity, .row = doc->entity[entity].place};
    return &s->at[s->n++];
}

/* ---- mentions ---- */

/* The first token of a body that the place follows after a comma, "di Hotel Maju,
 * Semarang", or the place's own. */
static u32 with_body(const struct doc *doc, const struct berita_mention *m) {
    u32 t = m->first;
    if (t < 2 || !doc_spells(doc, t - 1, ",") || !doc->mention_at[t - 2]) return t;
    const struct berita_mention *body = &doc->mention[doc->mention_at[t - 2] - 1];
    return body->type == BERITA_ORGANIZATION ? body->first : t;
}

/* Does the place go on from the one before, as in "di Bawen, Semarang"? */
static bool goes_on(const struct doc *doc, const struct berita_mention *m) {
    u32 t = m->first;
    if (t && (doc_spells(doc, t - 1, ",") || doc_spells(doc, t - 1, "("))) t--;
    if (!t || !doc->mention_at[t - 1]) return false;
    return doc->mention[doc->mention_at[t - 1] - 1].type == BERITA_PLACE;
}

/* "di", "mengguncang pesisir barat": a place stands behind as where something is. */
static bool is_at(const struct doc *doc, u32 t) {
    for (u32 i = 0; i < LOOK_BEFORE && t-- > 0; i++) {
        if (doc_is(doc, t, CLASS_SCENE_AT)) return true;
        if (doc->token[t].shape != SHAPE_LOWER || doc_is(doc, t, CLASS_PREP) || doc_is(doc, t, CLASS_CONJ)) return false;
    }
    return false;
}

static bool has_before(const struct doc *doc, u32 t, unsigned cls) {
    u32 first = max_u32(doc->sentence[doc->sentence_of[t]].first, t - min_u32(t, LOOK_BEFORE));
    for (u32 i = first; i < t; i++)
        if (doc_class_length(doc, i, cls)) return true;
    return false;
}

/* A cue behind a quotation mark or comma; many are other words elsewhere. */
static bool is_cue(const struct doc *doc, u32 t) {
    if (!doc_is(doc, t, CLASS_CUE_BARE) && !doc_is(doc, t, CLASS_CUE_NYA)) return false;
    return !doc_is(doc, t, CLASS_CUE_WEAK) || (t > 0 && (doc->token[t - 1].kind == TOKEN_QUOTE || doc_spells(doc, t - 1, ",")));
}

/* "kata Budi di Jakarta", "ditemui di Jakarta", "Budi di Jakarta, Senin,
 * mengatakan". */
static bool is_said_there(const struct doc *doc, const struct berita_mention *m) {
    const struct sentence *s = &doc->sentence[doc->sentence_of[m->first]];
    for (u32 t = max_u32(s->first, m->first - min_u32(m->first, LOOK_CUE)); t < m->first; t++)
        if (is_cue(doc, t)) return true;
    if (has_before(doc, m->first, CLASS_OCCASION)) return true;
    if (m->limit + 1 >= s->limit || !doc_spells(doc, m->limit, ",") || !doc_is(doc, m->limit + 1, CLASS_DAY)) return false;
    for (u32 t = m->limit + 2; t < s->limit && t < m->limit + LOOK_AFTER; t++)
        if (doc_is(doc, t, CLASS_CUE_ACTIVE)) return true;
    return false;
}

/* The token behind the first sentences that are no headline. */
static u32 lead_limit(const struct doc *doc) {
    u32 s = 0;
    while (s < doc->n_sentences && doc->paragraph[doc->sentence[s].paragraph].kind != PARA_BODY) s++;
    s = min_u32(s + LEAD_SENTENCES, doc->n_sentences);
    return s ? doc->sentence[s - 1].limit : 0;
}

static i32 weigh(const struct doc *doc, const struct berita_mention *m, bool at, bool in_lead) {
    i32 say = SAY_MENTION;
    if (at) say += in_lead ? SAY_LEAD : SAY_AT;
    if (has_before(doc, m->first, CLASS_SCENE_HAPPENS)) say += SAY_HAPPENS;
    if (m->flags & BERITA_MODIFIES) say = say * MODIFIES / 100;
    if (doc->token[m->first].flags & TOKEN_QUOTED) say = say * QUOTED / 100;
    return is_said_there(doc, m) ? say * SAID_THERE / 100 : say;
}

static void weigh_all(const struct doc *doc, struct scenes *s) {
    bool at = false;
    u32 lead = lead_limit(doc);
    for (u32 i = 0; i < doc->n_mentions; i++) {
        const struct berita_mention *m = &doc->mention[i];
        if (m->type != BERITA_PLACE || m->entity == NONE) continue;
        at = goes_on(doc, m) ? at : is_at(doc, with_body(doc, m));
        if (doc->entity[m->entity].place == NONE || m->first == doc->summary.dateline_place) continue;
        struct candidate *c = find(s, doc, m->entity);
        if (c) c->own += weigh(doc, m, at, m->first < lead);
    }
}

/* ---- places ---- */

static bool is_in(const struct doc *doc, const struct candidate *c, const struct candidate *other) {
    return c->row != other->row && gazetteer_within(doc->model, c->row, other->row);
}

static struct candidate *find_row(struct scenes *s, u32 row) {
    u32 i = 0;
    while (i < s->n && s->at[i].row != row) i++;
    return i < s->n ? &s->at[i] : NULL;
}

/* What speaks for a place is told to all it lies in. */
static void sum_up(const struct doc *doc, struct scenes *s) {
    for (u32 i = 0; i < s->n; i++)
        for (u32 up = gazetteer_parent(doc->model, s->at[i].row); up != NONE; up = gazetteer_parent(doc->model, up)) {
            struct candidate *c = find_row(s, up);
            if (c) c->within += s->at[i].own;
        }
}

/* A country is a scene only by what speaks for itself. */
static i32 strength(const struct doc *doc, const struct candidate *c, u32 dateline) {
    bool wide = gazetteer_kind(doc->model, c->row) == KIND_COUNTRY;
    return c->own + (wide ? 0 : c->within * PART / 100) + (c->entity == dateline ? DATELINE : 0);
}

static const struct candidate *strongest(const struct doc *doc, const struct scenes *s, u32 dateline) {
    const struct candidate *best = NULL;
    for (u32 i = 0; i < s->n; i++)
        if (!best || strength(doc, &s->at[i], dateline) > strength(doc, best, dateline)) best = &s->at[i];
    return best && strength(doc, best, dateline) >= LEAST ? best : NULL;
}

/* The one in a place that has most of what speaks for all in it. */
static const struct candidate *main_part(const struct doc *doc, const struct scenes *s, const struct candidate *up) {
    const struct candidate *best = NULL;
    for (u32 i = 0; i < s->n; i++)
        if (is_in(doc, &s->at[i], up) && (!best || s->at[i].own + s->at[i].within > best->own + best->within)) best = &s->at[i];
    if (!best) return NULL;
    i32 reach = best->own + best->within;
    return reach * 100 >= up->within * SHARE && reach >= up->own * SHARE / 100 ? best : NULL;
}

void entity_find_scene(struct doc *doc) {
    struct scenes s = {.n = 0};
    u32 token = doc->summary.dateline_place, m = token == NONE ? 0 : doc->mention_at[token];
    u32 dateline = m ? doc->mention[m - 1].entity : NONE;
    doc->summary.scene = NONE;
    weigh_all(doc, &s);
    if (dateline != NONE && doc->entity[dateline].place != NONE) find(&s, doc, dateline);
    sum_up(doc, &s);
    const struct candidate *c = strongest(doc, &s, dateline), *next = c;
    for (u32 depth = 0; next && depth < PLACES_MAX; depth++) {
        c = next;
        next = main_part(doc, &s, c);
    }
    if (c) doc->summary.scene = c->entity;
}
