/* What a body is part of.
 *
 * Several things tell, the surest first: its own name, whose end is the other's
 * ("Ditreskrimum Polda Metro Jaya"); the text ("X, anak usaha Y"); a known body
 * before the region of its branch; the only body of a unit's kind that the text
 * names; the lexicons, of bodies ("Kostrad") and of heads ("Polres ..."); and
 * for what belongs to the government of a region, the region in its name.  The
 * parent is an entity of the text where that names it, else a name alone. */
#include "stage/entity_index.h"

enum {
    NAME_KEY = 0x80000000u, /* keys beside words: strings of the model */
    LEADS_MOST = 3,         /* leads before the words of a relation */
    RELATION_MOST = 5,      /* words of a relation */
    BRACKETS_MOST = 8,      /* tokens of brackets behind a name */
};

/* Words [first, limit). */
struct words { u32 first, limit; };

struct family {
    struct doc *doc;
    u32 year;           /* the text's; one without a day is taken to be of now */
    u32 owner[ORG_KINDS]; /* the body of that kind that others are part of; NONE: none, or several */
    u32 owners[ORG_KINDS];
    struct index names; /* bodies by their first word, and by what the model calls them */
};

/* ---- bodies of the text --------------------------------------------------- */

static const struct berita_mention *body_at(const struct doc *doc, u32 t) {
    u32 row = doc->mention_at[t];
    const struct berita_mention *m = row ? &doc->mention[row - 1] : NULL;
    return m && m->type == BERITA_ORGANIZATION && m->entity != NONE && m->first == t ? m : NULL;
}

static u32 name_key(const struct doc *doc, const char *name) { return (u32)(name - doc->model->strings) | NAME_KEY; }

static bool same_words(const struct doc *doc, struct words a, struct words b) {
    if (a.limit - a.first != b.limit - b.first) return false;
    for (u32 i = 0; a.first + i < a.limit; i++)
        if (doc->token[a.first + i].word != doc->token[b.first + i].word) return false;
    return true;
}

/* The first body of the text that is called so; NONE when none is. */
static u32 named_so(const struct family *f, struct words w) {
    const struct doc *doc = f->doc;
    u32 key = doc->token[w.first].word, looks = 0;
    for (u32 i = index_first(&f->names, key); i && looks++ < LOOK_MAX; i = f->names.node[i - 1].next) {
        const struct node *n = &f->names.node[i - 1];
        const struct berita_mention *m = &doc->mention[n->mention];
        if (n->key == key && same_words(doc, w, (struct words){m->first, m->limit})) return m->entity;
    }
    return NONE;
}

/* The same by a name of the model. */
static u32 known_as(const struct family *f, const char *name) {
    u32 key = name_key(f->doc, name), looks = 0;
    for (u32 i = index_first(&f->names, key); i && looks++ < LOOK_MAX; i = f->names.node[i - 1].next)
        if (f->names.node[i - 1].key == key) return node_entity(f->doc, &f->names.node[i - 1]);
    return NONE;
}

/* The words of the entity's name. */
static struct words name_of(const struct doc *doc, u32 entity) {
    const struct berita_entity *e = &doc->entity[entity];
    u32 start = (u32)(e->name.p - doc->text);
    for (u32 i = 0; i < e->mentions; i++) {
        const struct berita_mention *m = &doc->mention[doc->mention_order[e->first_mention + i]];
        if (m->start == start) return (struct words){m->first, m->limit};
    }
    return (struct words){0, 0};
}

/* ---- what the lexicons have of words -------------------------------------- */

/* The state of the phrase that the words are; 0 when they are none. */
static u32 state_of(const struct doc *doc, struct words w) {
    u32 state = doc->facts[w.first].state;
    for (u32 t = w.first + 1; t < w.limit && state; t++) state = model_next(doc->model, state, doc->token[t].word);
    return state;
}

/* A phrase of the lexicons; n == 0: none. */
struct found {
    u32 n, state;
    const struct entry *entry;
};

/* Goes on to the next token of a phrase at t; 0 where none goes on. */
static u32 next_state(const struct doc *doc, u32 state, u32 t) {
    if (!doc->model->state[state].more || t >= doc->n_tokens || doc->token[t].flags & TOKEN_LINE) return 0;
    return model_next(doc->model, state, doc->token[t].word);
}

/* The longest phrases at t that begin names of bodies or relate them, by class,
 * which the document does not list (class_is_apart). */
enum { APART = CLASS_ORG_WHOLE_OF - CLASS_ORG_PARENT + 1 };

struct apart {
    struct found found[APART];
    const struct found *longest; /* NULL: there is none */
};

static void find_apart(const struct doc *doc, u32 t, struct apart *to) {
    const struct model *model = doc->model;
    u32 state = doc->facts[t].state;
    memset(to, 0, sizeof *to);
    for (u32 n = 1; state; n++) {
        for (u32 i = 0; i < model->state[state].entries; i++) {
            const struct entry *e = &model->entry[model->state[state].first_entry + i];
            if (!class_is_apart(e->cls) || !doc_has_capitals(doc, e, t)) continue;
            to->longest = &to->found[e->cls - CLASS_ORG_PARENT];
            to->found[e->cls - CLASS_ORG_PARENT] = (struct found){n, state, e};
        }
        state = next_state(doc, state, t + n);
    }
}

static const struct found *of_class(const struct apart *a, unsigned cls) { return &a->found[cls - CLASS_ORG_PARENT]; }

/* The body of the phrase's entries in a class that was there in the text's year;
 * of several the last, which a user's file has added; NULL when there is none. */
static const struct org *body_of(const struct family *f, u32 state, u32 cls) {
    const struct model *model = f->doc->model;
    const struct org *best = NULL;
    u32 least = NONE;
    for (u32 i = 0; state && i < model->state[state].entries; i++) {
        const struct entry *e = &model->entry[model->state[state].first_entry + i];
        if (e->cls != cls) continue;
        u32 off = years_off(&model->org[e->row], f->year);
        if (off <= least) least = off, best = &model->org[e->row];
    }
    return best;
}

/* Tokens at t of a body's name or short form. */
static u32 body_length(const struct doc *doc, u32 t) {
    return max_u32(doc_class_length(doc, t, CLASS_ORG_NAME), doc_class_length(doc, t, CLASS_ORG_ABBR));
}

/* The lexicon's body that the words name. */
static const struct org *known_body(const struct family *f, struct words w) {
    const struct doc *doc = f->doc;
    u32 n = w.limit - w.first;
    if (doc_class_length(doc, w.first, CLASS_ORG_NAME) == n) return body_of(f, state_of(doc, w), CLASS_ORG_NAME);
    if (doc_class_length(doc, w.first, CLASS_ORG_ABBR) == n) return body_of(f, state_of(doc, w), CLASS_ORG_ABBR);
    return NULL;
}

/* A province, kota or kabupaten that the words are. */
static bool is_region(const struct doc *doc, struct words w) {
    static const unsigned cls[] = {CLASS_PLACE_PROVINCE, CLASS_PLACE_CITY, CLASS_PLACE_REGENCY};
    for (u32 i = 0; i < COUNT(cls); i++)
        if (doc_class_length(doc, w.first, cls[i]) == w.limit - w.first) return true;
    return false;
}

/* Where the region begins that ends the words, or their limit. */
static u32 region_first(const struct doc *doc, struct words w) {
    u32 t = w.first + 1;
    while (t < w.limit && !is_region(doc, (struct words){t, w.limit})) t++;
    return min_u32(t, w.limit);
}

static bool is_abroad(const struct doc *doc, struct words w) {
    for (u32 t = w.first + 1; t < w.limit; t++)
        if (doc_class_length(doc, t, CLASS_PLACE_COUNTRY) == w.limit - t ||
            doc_class_length(doc, t, CLASS_PLACE_WORLD_CITY) == w.limit - t)
            return true;
    return false;
}

/* ---- settling ------------------------------------------------------------- */

/* The entity is part of another: an entity of the text, or what has that name. */
static void settle(struct doc *doc, u32 entity, u32 parent, struct berita_str name, u32 rule) {
    struct berita_entity *e = &doc->entity[entity];
    e->parent = parent;
    e->parent_name = parent == NONE ? name : doc->entity[parent].name;
    e->parent_rule = rule;
}

static void settle_known(struct family *f, u32 entity, const char *name, u32 rule) {
    u32 parent = known_as(f, name);
    if (parent == entity || f->doc->entity[entity].known_as.p == name) return;
    settle(f->doc, entity, parent, (struct berita_str){name, (u32)strlen(name)}, rule);
}

/* ---- its own name --------------------------------------------------------- */

/* Tokens of a unit's head; none in "Kantor Berita", the head of a body that is
 * whole, unless that is one with the body's behind it: "DPD Partai". */
static u32 unit_of(const struct doc *doc, u32 t, const struct apart *head) {
    bool word = doc_is(doc, t, CLASS_ROLE_UNIT) || doc_is(doc, t, CLASS_ORG_PART) || doc_is(doc, t, CLASS_ORG_BRANCH);
    u32 n = max_u32(of_class(head, CLASS_ORG_UNIT)->n, word);
    return n && (n >= doc_class_length(doc, t, CLASS_ORG_HEAD) || doc_is(doc, t + n, CLASS_ORG_OWNER)) ? n : 0;
}

static u32 unit_length(const struct doc *doc, u32 t) {
    struct apart head;
    find_apart(doc, t, &head);
    return unit_of(doc, t, &head);
}

/* The words as the name of a body that the lexicons know, or that the text has as one
 * elsewhere: by a head or as an abbreviation, since "Tim Garuda" is no part of "Garuda". */
static bool is_body(const struct family *f, struct words w) {
    const struct doc *doc = f->doc;
    if (known_body(f, w)) return true;
    bool sure = w.first + 1 == w.limit ? doc->token[w.first].shape == SHAPE_UPPER : doc_class_length(doc, w.first, CLASS_ORG_HEAD) > 0;
    return sure && named_so(f, w) != NONE;
}

/* "Tim Garuda", "Pusat Persib": behind such heads one word is a name of its own as
 * soon as that of a party, a company or a club. */
static bool is_own_name(const struct family *f, struct words w, u32 head) {
    if (w.first + 1 < w.limit || f->doc->token[w.first].shape != SHAPE_CAP || !doc_is(f->doc, head, CLASS_ORG_PART)) return false;
    const struct org *known = known_body(f, w);
    return known && (known->kind == ORG_PARTY || known->kind == ORG_COMPANY || known->kind == ORG_STATE_COMPANY ||
                     known->kind == ORG_CLUB || known->kind == ORG_MEDIA);
}

/* Does the head of a body begin the words, which others have parts of? */
static bool leads_body(const struct doc *doc, struct words w) {
    u32 n = body_length(doc, w.first);
    if (w.limit - w.first < 2) return false;
    return doc_is(doc, w.first, CLASS_ORG_OWNER) || (n && is_region(doc, (struct words){w.first + n, w.limit}));
}

/* "Polda" of "Satuan Brimob Polda Jateng": may a name begin behind another word
 * of the unit's name?  Not behind "dan". */
static bool may_begin(const struct doc *doc, u32 t) {
    const struct berita_token *k = &doc->token[t];
    return token_is_capital(k) && !breaks(doc, t) &&
           (token_is_capital(&doc->token[t - 1]) || doc->token[t - 1].kind == TOKEN_NUMBER ||
            doc->token[t - 1].kind == TOKEN_MIXED);
}

/* The end of a unit's name that is a body's, the longest, or an empty one.  A
 * unit in between counts when a body stands behind it. */
static struct words end_of_name(const struct family *f, struct words w, u32 unit) {
    struct words best = {w.limit, w.limit};
    for (u32 t = w.limit - 1; t >= w.first + unit; t--) {
        struct words end = {t, w.limit};
        if (!may_begin(f->doc, t)) continue;
        bool between = best.first < w.limit && unit_length(f->doc, t);
        if (between || leads_body(f->doc, end) || (is_body(f, end) && !is_own_name(f, end, w.first))) best = end;
    }
    return best;
}

/* Bodies with branches in the regions that bear their names. */
static bool has_branches(const struct org *body) {
    return body->kind == ORG_AGENCY || body->kind == ORG_MINISTRY || body->kind == ORG_PARTY ||
           body->kind == ORG_COMMUNITY || body->kind == ORG_STATE_COMPANY;
}

/* "DPD Partai Demokrat Bali": the body before the region at the name's end. */
static struct words body_with_branches(const struct family *f, struct words w, u32 unit) {
    struct words none = {w.limit, w.limit};
    u32 limit = region_first(f->doc, w);
    for (u32 t = w.first + unit; limit < w.limit && t < limit; t++) {
        struct words body = {t, limit};
        const struct org *known = may_begin(f->doc, t) ? known_body(f, body) : NULL;
        if (known && has_branches(known)) return body;
    }
    return none;
}

static bool by_name(struct family *f, u32 entity, struct words w, const struct apart *head) {
    struct doc *doc = f->doc;
    u32 unit = w.limit - w.first > 1 ? unit_of(doc, w.first, head) : 0;
    if (!unit || unit >= w.limit - w.first) return false;
    struct words end = end_of_name(f, w, unit);
    if (end.first == w.limit || (named_so(f, end) == NONE && !known_body(f, end))) {
        struct words body = body_with_branches(f, w, unit);
        if (body.first < w.limit) end = body;
    }
    if (end.first == w.limit) return false;
    const struct org *known = known_body(f, end);
    const char *name = known ? model_str(doc->model, known->name) : NULL;
    u32 parent = named_so(f, end);
    if (parent == NONE && name) parent = known_as(f, name);
    if (parent == entity || (name && doc->entity[entity].known_as.p == name)) return false;
    struct berita_span s = doc_span(doc, end.first, end.limit);
    settle(doc, entity, parent, doc_str(doc, s.start, s.end), REASON_PARENT_NAME);
    return true;
}

/* ---- the text ------------------------------------------------------------- */

static u32 past_brackets(const struct doc *doc, u32 t) {
    if (!is_byte(doc, t, '(')) return t;
    for (u32 i = t + 1; i < min_u32(t + BRACKETS_MOST, doc->n_tokens); i++)
        if (is_byte(doc, i, ')')) return i + 1;
    return t;
}

static bool begins_sentence(const struct doc *doc, u32 t) {
    return doc->token[t].kind == TOKEN_END || doc->token[t].flags & TOKEN_SENTENCE;
}

/* Told at a glance of most words that they relate nothing. */
static bool may_relate(const struct doc *doc, u32 t) {
    u32 state = doc->facts[t].state;
    if (doc->token[t].shape != SHAPE_LOWER || !state || begins_sentence(doc, t)) return false;
    return doc->model->state[state].more || doc_is(doc, t, CLASS_ORG_PART_LEAD) || doc_is(doc, t, CLASS_ORG_PART_OF) ||
           doc_is(doc, t, CLASS_ORG_PART_WEAK) || doc_is(doc, t, CLASS_ORG_WHOLE_OF);
}

/* The words at t that relate bodies, past a comma and words like "merupakan"; *t
 * is where they begin.  False: there are none. */
static bool relation_at(const struct doc *doc, u32 *t, struct found *f) {
    struct apart words;
    if (is_byte(doc, *t, ',')) ++*t;
    for (u32 i = 0; i <= LEADS_MOST && may_relate(doc, *t); i++) {
        find_apart(doc, *t, &words);
        if (!words.longest) return false;
        *f = *words.longest;
        if (f->entry->cls != CLASS_ORG_PART_LEAD) return f->entry->cls >= CLASS_ORG_PART_OF;
        *t += f->n;
    }
    return false;
}

/* The text is walked backwards, so that what it says first stays. */
static void settle_text(struct doc *doc, u32 part, u32 whole, u32 rule) {
    if (part != whole) settle(doc, part, whole, (struct berita_str){0}, rule);
}

/* "Ditreskrimum" "Polda Metro Jaya", "Ditjen Pajak (DJP) Kementerian Keuangan": the
 * body right behind a unit. */
static bool goes_on(struct doc *doc, const struct berita_mention *m, u32 t) {
    const struct berita_mention *other = doc->mention_at[t] && !begins_sentence(doc, t) ? body_at(doc, t) : NULL;
    if (!other || !unit_length(doc, m->first)) return false;
    settle_text(doc, m->entity, other->entity, REASON_PARENT_NAME);
    return true;
}

/* "X, anak usaha Y"; "Y, induk usaha X". */
static void relation_behind(struct doc *doc, const struct berita_mention *m, u32 t) {
    struct found f;
    if (!relation_at(doc, &t, &f) || begins_sentence(doc, t + f.n)) return;
    const struct berita_mention *other = body_at(doc, t + f.n);
    if (!other || (f.entry->cls == CLASS_ORG_PART_WEAK && !unit_length(doc, m->first))) return;
    if (f.entry->cls == CLASS_ORG_WHOLE_OF) settle_text(doc, other->entity, m->entity, REASON_PARENT_TEXT);
    else settle_text(doc, m->entity, other->entity, REASON_PARENT_TEXT);
}

/* Does the text say of what stands before t that it is part of what begins there,
 * without a name right before? */
static bool relation_alone(const struct doc *doc, u32 t) {
    struct apart words;
    for (u32 k = 1; k <= min_u32(RELATION_MOST, t); k++) {
        find_apart(doc, t - k, &words);
        if (of_class(&words, CLASS_ORG_PART_OF)->n != k) continue;
        u32 before = t - k;
        return before == 0 || !(doc->mention_at[before - 1] || is_byte(doc, before - 1, ',') || is_byte(doc, before - 1, ')'));
    }
    return false;
}

/* "anak usaha Y, X": the other way about. */
static void relation_before(struct doc *doc, const struct berita_mention *m, u32 t) {
    const struct berita_mention *other;
    if (!is_byte(doc, t, ',') || !doc->mention_at[t + 1] || begins_sentence(doc, t + 1) || !(other = body_at(doc, t + 1))) return;
    if (relation_alone(doc, m->first)) settle_text(doc, other->entity, m->entity, REASON_PARENT_TEXT);
}

static void by_text(struct doc *doc, const struct berita_mention *m) {
    u32 t = past_brackets(doc, m->limit);
    if (goes_on(doc, m, t)) return;
    relation_behind(doc, m, t);
    relation_before(doc, m, t);
}

/* ---- the kind -------------------------------------------------------------- */

/* "Fakultas Hukum", "Satreskrim": a unit that names no body, and that each body of a
 * kind has, is part of the only one of that kind in the text. */
static void by_kind(struct family *f, u32 entity, const struct found *unit) {
    u32 kind = unit->n ? entry_kind(unit->entry, ORG_KINDS) : ORG_KINDS;
    if (kind == ORG_KINDS || f->owners[kind] != 1 || f->owner[kind] == entity) return;
    settle(f->doc, entity, f->owner[kind], (struct berita_str){0}, REASON_PARENT_KIND);
}

/* ---- the lexicons --------------------------------------------------------- */

/* "KPU Kota Bogor": a body with the region of its branch behind it; not "PCNU
 * Jombang", which is itself such a branch. */
static bool by_branch(struct family *f, u32 entity, struct words w, const struct found *unit) {
    u32 n = body_length(f->doc, w.first);
    struct words body = {w.first, w.first + n}, rest = {w.first + n, w.limit};
    if (!n || unit->n >= n || rest.first >= rest.limit || !is_region(f->doc, rest)) return false;
    const struct org *known = known_body(f, body);
    if (!known || !has_branches(known)) return false;
    settle_known(f, entity, model_str(f->doc->model, known->name), REASON_PARENT_BRANCH);
    return true;
}

static void by_lexicon(struct family *f, u32 entity, struct words w, const struct found *head) {
    if (!head->n || head->n > w.limit - w.first || is_abroad(f->doc, w)) return;
    const struct org *parent = body_of(f, head->state, CLASS_ORG_PARENT);
    if (parent) settle_known(f, entity, model_str(f->doc->model, parent->name), REASON_PARENT_LEXICON);
}

/* ---- governments of regions ------------------------------------------------ */

/* The place of an entry that has a government, of the kind asked for if one is;
 * NULL for any other. */
static const struct place *governed(const struct doc *doc, const struct entry *e, u32 kind) {
    if (e->row == NONE || e->cls < CLASS_PLACE_PROVINCE || e->cls > CLASS_PLACE_REGENCY) return NULL;
    const struct place *p = &doc->model->place[e->row];
    return p->government && (kind == PLACE_KINDS || p->kind == kind) ? p : NULL;
}

/* The government of the region that the words are: the only one of that name, or
 * the only one of several that the text names; 0 when there is none. */
static u32 government_of(const struct family *f, struct words w, u32 kind) {
    const struct model *model = f->doc->model;
    u32 state = w.first < w.limit ? state_of(f->doc, w) : 0, only = 0, named = 0, n = 0, n_named = 0;
    for (u32 i = 0; state && i < model->state[state].entries; i++) {
        const struct place *p = governed(f->doc, &model->entry[model->state[state].first_entry + i], kind);
        if (!p) continue;
        only = p->government, n++;
        if (known_as(f, model_str(model, only)) != NONE) named = only, n_named++;
    }
    return n == 1 ? only : n_named == 1 ? named : 0;
}

static u32 government_head(const struct doc *doc, u32 t, u32 *kind) {
    struct apart head;
    find_apart(doc, t, &head);
    const struct found *found = of_class(&head, CLASS_ORG_GOVERNMENT);
    *kind = found->n ? entry_kind(found->entry, PLACE_KINDS) : PLACE_KINDS;
    return found->n;
}

static void by_government(struct family *f, u32 entity, struct words w, const struct found *head) {
    if (!head->n || head->n >= w.limit - w.first) return;
    struct words region = {region_first(f->doc, w), w.limit};
    u32 name = government_of(f, region, PLACE_KINDS);
    if (name) settle_known(f, entity, model_str(f->doc->model, name), REASON_PARENT_GOVERNMENT);
}

/* ---- the family ------------------------------------------------------------ */

/* What the model calls the government that a body's name tells. */
static void add_government(struct family *f, struct words w, u32 mention) {
    u32 kind, n = government_head(f->doc, w.first, &kind);
    u32 name = n && n < w.limit - w.first ? government_of(f, (struct words){w.first + n, w.limit}, kind) : 0;
    if (name) index_add(&f->names, name | NAME_KEY, mention);
}

/* A body that others are part of, by its head or since the lexicons know it. */
static bool may_own(const struct doc *doc, const struct berita_mention *m, const struct berita_entity *e) {
    u32 t = m->first;
    if (doc_is(doc, t, CLASS_ORG_OWNER)) return true;
    return e->known_as.n && !doc_is(doc, t, CLASS_ORG_UNIT) && !doc_is(doc, t, CLASS_ROLE_UNIT) && !doc_is(doc, t, CLASS_ORG_BRANCH);
}

static void add_names(struct family *f, const struct berita_mention *m, u32 row) {
    const struct doc *doc = f->doc;
    const struct berita_entity *e = &doc->entity[m->entity];
    const struct berita_mention *first = &doc->mention[doc->mention_order[e->first_mention]];
    if (m == first || m->how != BERITA_FULL || first->how != BERITA_FULL) index_add(&f->names, doc->token[m->first].word, row);
    if (m != first) return;
    if (may_own(doc, m, e) && f->owners[e->kind]++ == 0) f->owner[e->kind] = m->entity;
    if (e->known_as.n) index_add(&f->names, name_key(doc, e->known_as.p), row);
    if (e->kind == ORG_LOCAL_GOVERNMENT) add_government(f, name_of(doc, m->entity), row);
}

/* Backwards, since what is added last is found first. */
static struct family gather(struct doc *doc) {
    struct family f = {.doc = doc, .year = text_year(doc), .names = index_open(doc)};
    for (u32 i = doc->n_mentions; i-- > 0;) {
        const struct berita_mention *m = &doc->mention[i];
        if (m->type != BERITA_ORGANIZATION || m->entity == NONE) continue;
        by_text(doc, m);
        add_names(&f, m, i);
    }
    return f;
}

/* Who is part of whom in a circle, by a slip of the text, is part of nothing: the
 * last step of each walk that comes back to itself is taken away. */
static void break_circles(struct doc *doc) {
    u32 *walk = doc->scratch;
    memset(walk, 0, doc->n_entities * sizeof *walk);
    for (u32 i = 0; i < doc->n_entities; i++) {
        u32 last = NONE, at = i;
        while (at != NONE && !walk[at]) {
            walk[at] = i + 1;
            last = at;
            at = doc->entity[at].parent;
        }
        if (at == NONE || last == NONE || walk[at] != i + 1) continue;
        doc->entity[last].parent = NONE;
        doc->entity[last].parent_name.n = 0;
    }
}

/* A name of one word tells of a parent only by itself. */
static bool begins_apart(const struct doc *doc, u32 t) {
    return doc_is(doc, t, CLASS_ORG_PARENT) || doc_is(doc, t, CLASS_ORG_UNIT) || doc_is(doc, t, CLASS_ROLE_UNIT);
}

static void find_parent(struct family *f, u32 entity) {
    struct words w = name_of(f->doc, entity);
    struct apart head;
    if (w.first == w.limit || (w.first + 1 == w.limit && !begins_apart(f->doc, w.first))) return;
    find_apart(f->doc, w.first, &head);
    if (by_name(f, entity, w, &head) || f->doc->entity[entity].parent_name.n ||
        by_branch(f, entity, w, of_class(&head, CLASS_ORG_UNIT)))
        return;
    by_kind(f, entity, of_class(&head, CLASS_ORG_UNIT));
    if (!f->doc->entity[entity].parent_name.n) by_lexicon(f, entity, w, of_class(&head, CLASS_ORG_PARENT));
    if (!f->doc->entity[entity].parent_name.n) by_government(f, entity, w, of_class(&head, CLASS_ORG_REGIONAL));
}

void entity_find_parents(struct doc *doc) {
    struct family f = gather(doc);
    if (!f.names.n) return;
    for (u32 i = 0; i < doc->n_entities; i++)
        if (doc->entity[i].type == BERITA_ORGANIZATION) find_parent(&f, i);
    break_circles(doc);
}
