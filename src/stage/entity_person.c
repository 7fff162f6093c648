/* Mentions of one person become an entity.  Full names come first, so that a
 * short form finds its full name wherever in the text that stands. */
#include "stage/entity_index.h"

#include "core/utf8.h"

enum {
    CALLED = 6,      /* tokens between a name and what else its bearer is called */
    VARIANT_MIN = 6, /* bytes of the shortest name that may be spelled in two ways */
    OPENING = 4,     /* bytes of the shortest name that is the beginning of another */
    OPENING_KEY = 0x40000000, /* keys beside words: what a word begins with */
    SKELETON_KEY = 0x80000000, /* ... and its consonants */
};

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

static bool same_person(const struct doc *doc, const struct berita_mention *m, u32 entity) {
    const struct berita_mention *e = fullest(doc, entity);
    u32 same, a = count_words(doc, m), b = count_words(doc, e);
    if (!(a <= b ? is_part(doc, m, e, &same) : is_part(doc, e, m, &same))) return false;
    return same >= 1 && (same >= 2 || min_u32(a, b) == 2);
}

/* ---- forms that differ in letters ---- */

static bool is_vowel(char c) { return c && strchr("aeiou", c); }

/* The consonants of a word, doubled ones once: "Nonato" and "Nanato" share
 * them.  NONE for a word too short to tell by. */
static u32 skeleton(const struct doc *doc, u32 t) {
    const struct berita_token *k = &doc->token[t];
    u32 h = 0;
    char before = 0;
    if (k->end - k->start < VARIANT_MIN || k->shape != SHAPE_CAP) return NONE;
    for (u32 i = k->start; i < k->end; i++) {
        char c = doc->text[i] | 32;
        if (!is_vowel(c) && c != before) h = h * 31 + (u8)c;
        before = c;
    }
    return SKELETON_KEY | h >> 2;
}

static u32 opening(const struct doc *doc, u32 t) {
    const struct berita_token *k = &doc->token[t];
    u32 h = 0;
    if (k->end - k->start < OPENING || k->shape != SHAPE_CAP) return NONE;
    for (u32 i = 0; i < OPENING; i++) h = h << 8 | (u8)(doc->text[k->start + i] | 32);
    return OPENING_KEY | h >> 2;
}

static void index_forms(const struct doc *doc, struct index *x, u32 mention) {
    index_words(doc, x, mention);
    for (u32 t = doc->mention[mention].first; t < doc->mention[mention].limit; t++) {
        u32 s = skeleton(doc, t), o = opening(doc, t);
        if (s != NONE) index_add(x, s, mention);
        if (o != NONE) index_add(x, o, mention);
    }
}

/* ---- full names ---- */

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
        if (new_entity(doc, mention) != NONE) index_forms(doc, x, mention);
        return;
    }
    join_entity(doc, mention, e);
    if (count_words(doc, m) <= count_words(doc, fullest(doc, e))) return;
    doc->entity[e].first_mention = mention;
    index_forms(doc, x, mention);
}

/* Of those whose full name has the word, the one named last before. */
static u32 find_short(const struct doc *doc, const struct index *x, u32 mention) {
    const struct berita_mention *m = &doc->mention[mention];
    u32 key = doc->token[m->first].word, best = NONE, looks = 0;
    for (u32 i = index_first(x, key); i && looks++ < LOOK_MAX; i = x->node[i - 1].next) {
        const struct node *n = &x->node[i - 1];
        u32 e = node_entity(doc, n), same;
        if (n->key != key || !is_part(doc, m, &doc->mention[n->mention], &same)) continue;
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

/* "Ardi" of "Ardiwinata". */
static bool opens(const struct doc *doc, u32 t, u32 word) {
    const struct berita_token *a = &doc->token[t], *b = &doc->token[word];
    u32 n = a->end - a->start;
    return n < b->end - b->start && !memcmp(doc->text + a->start, doc->text + b->start, n);
}

static bool has_form(const struct doc *doc, const struct berita_mention *m, u32 t, u32 key) {
    for (u32 u = m->first; u < m->limit; u++)
        if (key >= SKELETON_KEY ? skeleton(doc, u) == key : opens(doc, t, u)) return true;
    return false;
}

/* The person named before with a word of that form; the latest one. */
static u32 find_form(const struct doc *doc, const struct index *x, u32 mention, u32 key) {
    u32 t = doc->mention[mention].first, best = NONE, seen = 0, looks = 0;
    for (u32 i = key == NONE ? 0 : index_first(x, key); i && looks++ < LOOK_MAX; i = x->node[i - 1].next) {
        const struct node *n = &x->node[i - 1];
        u32 e = node_entity(doc, n), last = e == NONE ? NONE : doc->entity[e].first_role;
        if (n->key != key || e == NONE || n->mention >= mention || last >= mention) continue;
        if (!has_form(doc, &doc->mention[n->mention], t, key)) continue;
        if (best == NONE || last > seen) best = e, seen = last;
    }
    return best;
}

/* One who enters has an office before the name, or an age behind it: it is no
 * other form of a name given before. */
static bool enters(const struct doc *doc, const struct berita_mention *m) {
    return (m->first > 0 && !(doc->token[m->first].flags & TOKEN_SENTENCE) && token_is_capital(&doc->token[m->first - 1])) ||
           (m->limit < doc->n_tokens && doc_spells(doc, m->limit, "(")) ||
           (m->limit < doc->n_tokens && doc_spells(doc, m->limit, ","));
}

static u32 find_variant(const struct doc *doc, const struct index *x, u32 mention) {
    const struct berita_mention *m = &doc->mention[mention];
    if (m->limit - m->first > 1 || enters(doc, m)) return NONE;
    u32 e = find_form(doc, x, mention, opening(doc, m->first));
    return e != NONE ? e : find_form(doc, x, mention, skeleton(doc, m->first));
}

static void short_person(struct doc *doc, struct index *x, u32 mention) {
    u32 e = find_short(doc, x, mention);
    if (e == NONE) e = find_nickname(doc, x, &doc->mention[mention]);
    if (e == NONE) e = find_variant(doc, x, mention);
    if (e == NONE) {
        if (new_entity(doc, mention) != NONE) index_forms(doc, x, mention);
        return;
    }
    join_entity(doc, mention, e);
}

static bool is_nickname(const struct doc *doc, const struct berita_mention *m) {
    u32 n;
    return doc_longest(doc, m->first, CLASS_NICKNAME, &n) && n == m->limit - m->first;
}

/* ---- what else a person is called ---- */

static bool names_person(const struct doc *doc, u32 mention) {
    return mention < doc->n_mentions && doc->mention[mention].type == BERITA_PERSON;
}

/* "Budi Santoso yang akrab disapa Bas", "Bas, sapaan Budi Santoso": does such a
 * word stand right before the mention? */
static bool is_called_so(const struct doc *doc, u32 mention) {
    u32 t = doc->mention[mention].first;
    return t > 0 && doc_is(doc, t - 1, CLASS_NAME_CALLED) && !(doc->token[t].flags & TOKEN_SENTENCE);
}

/* The person meant: named right before, or, as in "perempuan yang disapa Bas
 * itu", named last. */
static u32 called_person(const struct doc *doc, u32 mention) {
    u32 i = mention;
    while (i-- > 0 && mention - i <= CALLED)
        if (names_person(doc, i)) return i;
    return NONE;
}

static void add_name(struct doc *doc, struct index *x, u32 mention, u32 entity) {
    if (doc->mention[mention].entity != NONE) return;
    join_entity(doc, mention, entity);
    index_words(doc, x, mention);
}

/* The two mentions are of one person; the words of both lead to him. */
static void call(struct doc *doc, struct index *x, u32 before, u32 mention) {
    u32 e = doc->mention[before].entity;
    if (e == NONE) e = doc->mention[mention].entity;
    if (e == NONE) e = find_short(doc, x, mention);
    if (e == NONE) e = find_short(doc, x, before);
    if (e == NONE && (e = new_entity(doc, before)) == NONE) return;
    add_name(doc, x, before, e);
    add_name(doc, x, mention, e);
}

static void call_persons(struct doc *doc, struct index *x) {
    for (u32 i = 1; i < doc->n_mentions; i++) {
        if (!names_person(doc, i) || !is_called_so(doc, i)) continue;
        u32 before = called_person(doc, i);
        if (before != NONE) call(doc, x, before, i);
    }
}

void cluster_persons(struct doc *doc) {
    struct index x = index_open(doc);
    for (u32 i = 0; i < doc->n_mentions; i++) {
        const struct berita_mention *m = &doc->mention[i];
        if (m->type == BERITA_PERSON && count_words(doc, m) > 1 && !is_nickname(doc, m) &&
            !(i > 0 && is_called_so(doc, i)))
            full_person(doc, &x, i);
    }
    call_persons(doc, &x);
    for (u32 i = 0; i < doc->n_entities; i++)
        doc->entity[i].first_role = doc->entity[i].first_mention;
    for (u32 i = 0; i < doc->n_mentions; i++) {
        const struct berita_mention *m = &doc->mention[i];
        if (m->type != BERITA_PERSON) continue;
        if (m->entity == NONE) short_person(doc, &x, i);
        else doc->entity[m->entity].first_role = i;
    }
}
