/* Mentions of one person become an entity.  Full names come first, so that a
 * short form finds its full name wherever in the text that stands. */
#include "stage/entity_index.h"

#include "core/utf8.h"

enum {
    CALLED = 6,      /* tokens between a name and what else its bearer is called */
    RARE = 100,      /* so many bearers of a name more often than not are another word */
    VARIANT_MIN = 6, /* bytes of the shortest name that may be spelled in two ways */
    OPENING = 4,     /* bytes of the shortest name that is the beginning of another */
    OPENING_KEY = 0x40000000, /* keys beside words: what a word begins with */
    SKELETON_KEY = 0x80000000, /* ... and its consonants, */
    INITIALS_KEY = 0xc0000000, /* and the initials of a name */
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

static bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

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

/* "Ridwan Kamil" and "RK": one key for a name and for capitals that may be its
 * initials; NONE for what is neither. */
static u32 initials(const struct doc *doc, const struct berita_mention *m) {
    const struct berita_token *k = &doc->token[m->first];
    u32 key = name_initials(doc, m->first, m->limit);
    if (m->limit == m->first + 1 && k->shape == SHAPE_UPPER) key = letters_key(doc->text + k->start, k->end - k->start);
    return key == NONE ? NONE : INITIALS_KEY | key;
}

static u32 find_initials(const struct doc *doc, const struct index *x, const struct berita_mention *m) {
    u32 key = m->limit == m->first + 1 ? initials(doc, m) : NONE, looks = 0;
    if (key == NONE) return NONE;
    for (u32 i = index_first(x, key); i && looks++ < LOOK_MAX; i = x->node[i - 1].next)
        if (x->node[i - 1].key == key) return node_entity(doc, &x->node[i - 1]);
    return NONE;
}

static void index_forms(const struct doc *doc, struct index *x, u32 mention) {
    u32 letters = initials(doc, &doc->mention[mention]);
    index_words(doc, x, mention);
    if (letters != NONE) index_add(x, letters, mention);
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

/* ---- words that headings lend ---- */

static bool is_no_name(const struct doc *doc, u32 t) {
    const struct word *w = doc_word(doc, t);
    return w->male + w->female < RARE && doc->token[t].shape == SHAPE_CAP &&
           doc->token[t].end - doc->token[t].start > 2 && !doc_is(doc, t, CLASS_NAME_FAMILY);
}

static void cut_mention(struct doc *doc, u32 mention, u32 first, u32 limit) {
    struct berita_mention *m = &doc->mention[mention];
    for (u32 t = m->first; t < m->limit; t++)
        if (t < first || t >= limit) doc->mention_at[t] = 0;
    m->first = first;
    m->limit = limit;
    m->start = doc->token[first].start;
    m->end = doc->token[limit - 1].end;
}

/* Is the name without its edge, [first, limit), all that the other one is? */
static bool is_rest(const struct doc *doc, u32 first, u32 limit, const struct berita_mention *other) {
    u32 u = other->first;
    if (limit - first != other->limit - other->first) return false;
    for (u32 t = first; t < limit; t++, u++)
        if (doc->token[t].word != doc->token[u].word) return false;
    return true;
}

/* A heading that lost its line before a sentence lends its last word to the
 * name that begins it, a headline its verb to the name that ends there: what
 * the other mention of the person lacks and nobody is called is cut. */
/* Capitals go on behind a name in headlines. */
static bool in_headline(const struct doc *doc, u32 t) {
    const struct berita_token *k = &doc->token[t];
    return token_is_capital(k) && !(k->flags & TOKEN_SENTENCE) && !doc->date_at[t];
}

/* The one word that a heading before leaves of a name, when a longer name has
 * that word: what remains is a short form. */
static bool cut_opener(struct doc *doc, const struct index *x, u32 mention) {
    const struct berita_mention *m = &doc->mention[mention];
    if (m->limit - m->first != 2 || !(doc->token[m->first].flags & TOKEN_SENTENCE) || !is_no_name(doc, m->first))
        return false;
    struct berita_mention rest = *m;
    rest.first++;
    u32 key = doc->token[rest.first].word, looks = 0, same;
    for (u32 i = index_first(x, key); i && looks++ < LOOK_MAX; i = x->node[i - 1].next) {
        const struct berita_mention *o = &doc->mention[x->node[i - 1].mention];
        if (x->node[i - 1].key != key || !is_part(doc, &rest, o, &same) || !same) continue;
        cut_mention(doc, mention, rest.first, rest.limit);
        return true;
    }
    return false;
}

static void cut_edges_of(struct doc *doc, u32 mention, const struct berita_mention *other) {
    const struct berita_mention *m = &doc->mention[mention];
    u32 last = m->limit - 1;
    if (is_no_name(doc, m->first) && doc->token[m->first].flags & TOKEN_SENTENCE && is_rest(doc, m->first + 1, m->limit, other))
        cut_mention(doc, mention, m->first + 1, m->limit);
    else if (is_no_name(doc, last) && in_headline(doc, m->limit) && is_rest(doc, m->first, last, other))
        cut_mention(doc, mention, m->first, last);
}

static void cut_edges(struct doc *doc, u32 mention, u32 other) {
    const struct berita_mention *m = &doc->mention[mention], *o = &doc->mention[other];
    if (m->limit - m->first < o->limit - o->first) cut_edges_of(doc, other, m);
    else cut_edges_of(doc, mention, o);
}

static void full_person(struct doc *doc, struct index *x, u32 mention) {
    const struct berita_mention *m = &doc->mention[mention];
    u32 e = find_full(doc, x, m);
    if (e == NONE) {
        if (cut_opener(doc, x, mention)) return;
        if (new_entity(doc, mention) != NONE) index_forms(doc, x, mention);
        return;
    }
    cut_edges(doc, mention, doc->entity[e].first_mention);
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

static void short_person(struct doc *doc, struct index *x, u32 mention, bool accused) {
    u32 e = find_short(doc, x, mention);
    if (e == NONE && !accused) e = find_initials(doc, x, &doc->mention[mention]);
    if (e == NONE) e = find_nickname(doc, x, &doc->mention[mention]);
    if (e == NONE) e = find_variant(doc, x, mention);
    if (e == NONE) {
        if (new_entity(doc, mention) != NONE) index_forms(doc, x, mention);
        return;
    }
    join_entity(doc, mention, e);
}

static bool is_nickname(const struct doc *doc, const struct berita_mention *m) {
    return doc_class_length(doc, m->first, CLASS_NICKNAME) == m->limit - m->first;
}

/* ---- what else a person is called ---- */

static bool names_person(const struct doc *doc, u32 mention) {
    return mention < doc->n_mentions && doc->mention[mention].type == BERITA_PERSON;
}

/* "Budi Santoso yang akrab disapa Bas", "Bas, sapaan Budi Santoso": does such a
 * word stand right before the mention? */
static bool is_called_so(const struct doc *doc, u32 mention) {
    u32 t = doc->mention[mention].first;
    for (u32 k = 1; k <= 2 && k <= t && !(doc->token[t + 1 - k].flags & TOKEN_SENTENCE); k++)
        if (doc_class_length(doc, t - k, CLASS_NAME_CALLED) == k) return true;
    return false;
}

/* "Bas, sapaan akrabnya, datang", "Bas, begitu ia disapa": the words stand
 * behind, and no other name does. */
static bool calls_itself(const struct doc *doc, u32 mention) {
    u32 t = doc->mention[mention].limit, limit = min_u32(t + CALLED, doc->n_tokens), n;
    if (!doc_spells(doc, t, ",")) return false;
    for (t++; t < limit && !token_is_capital(&doc->token[t]) && doc->token[t].kind == TOKEN_WORD; t++)
        if ((n = doc_class_length(doc, t, CLASS_NAME_CALLED))) return doc->token[t + n].kind == TOKEN_PUNCT;
    return false;
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
    u32 e = doc->mention[mention].entity;
    if (e == NONE) e = find_short(doc, x, mention);
    if (e == NONE) e = doc->mention[before].entity;
    if (e == NONE) e = find_short(doc, x, before);
    if (e == NONE && (e = new_entity(doc, before)) == NONE) return;
    add_name(doc, x, before, e);
    add_name(doc, x, mention, e);
}

enum { CALLED_MOST = 16 }; /* names that a text says someone is called by */

struct called {
    u32 mention[CALLED_MOST], n;
};

static void find_called(const struct doc *doc, struct called *c) {
    c->n = 0;
    for (u32 i = 1; i < doc->n_mentions && c->n < CALLED_MOST; i++)
        if (names_person(doc, i) && (is_called_so(doc, i) || calls_itself(doc, i))) c->mention[c->n++] = i;
}

/* Is the mention one of those names, here or where it comes again? */
static bool is_among(const struct doc *doc, const struct called *c, const struct berita_mention *m) {
    for (u32 i = 0; i < c->n; i++) {
        const struct berita_mention *k = &doc->mention[c->mention[i]];
        u32 n = m->limit - m->first, same = 0;
        if (k->limit - k->first != n) continue;
        while (same < n && doc->token[k->first + same].word == doc->token[m->first + same].word) same++;
        if (same == n) return true;
    }
    return false;
}

static void call_persons(struct doc *doc, struct index *x, const struct called *c) {
    for (u32 i = 0; i < c->n; i++) {
        u32 before = called_person(doc, c->mention[i]);
        if (before != NONE) call(doc, x, before, c->mention[i]);
    }
}

void cluster_persons(struct doc *doc, bool accused) {
    struct index x = index_open(doc);
    struct called called;
    find_called(doc, &called);
    for (u32 i = 0; i < doc->n_mentions; i++) {
        const struct berita_mention *m = &doc->mention[i];
        if (m->type == BERITA_PERSON && count_words(doc, m) > 1 && !is_nickname(doc, m) && !is_among(doc, &called, m))
            full_person(doc, &x, i);
    }
    call_persons(doc, &x, &called);
    for (u32 i = 0; i < doc->n_entities; i++)
        doc->entity[i].first_role = doc->entity[i].first_mention;
    for (u32 i = 0; i < doc->n_mentions; i++) {
        const struct berita_mention *m = &doc->mention[i];
        if (m->type != BERITA_PERSON) continue;
        if (m->entity == NONE) short_person(doc, &x, i, accused);
        else doc->entity[m->entity].first_role = i;
    }
}

/* ---- words that were no names ---- */

enum { SENTENCES_LEAST = 5 }; /* of a text that names its people more than once */

/* Is the word at t nothing that lists or offices know, where a capital means
 * nothing, and does nothing behind it speak of a person? */
static bool is_mere_word(const struct doc *doc, u32 t) {
    static const unsigned acts[] = {CLASS_CUE_ACTIVE, CLASS_CUE_BARE, CLASS_VERB_CLAUSE, CLASS_VERB_REQUEST};
    const struct berita_token *k = &doc->token[t];
    const struct word *w = doc_word(doc, t);
    if (!(k->flags & TOKEN_SENTENCE) || k->shape != SHAPE_CAP || w->male + w->female > 0 || doc_is(doc, t, CLASS_NICKNAME))
        return false;
    for (u32 i = 0; i < COUNT(acts); i++)
        if (doc_is(doc, t + 1, acts[i])) return false;
    u32 next = t + 1 + doc_spells(doc, t + 1, ",");
    return !doc_spells(doc, t + 1, "(") && !doc_class_length(doc, next, CLASS_ROLE_OFFICE) &&
           !doc_class_length(doc, next, CLASS_ROLE_COMMON);
}

/* Takes the mentions without an entity away; the others move up. */
static void close_ranks(struct doc *doc) {
    u32 *moved = doc->scratch, n = 0;
    for (u32 i = 0; i < doc->n_mentions; i++) {
        struct berita_mention m = doc->mention[i];
        moved[i] = n;
        for (u32 t = m.first; t < m.limit; t++) doc->mention_at[t] = m.entity == NONE ? 0 : n + 1;
        if (m.entity == NONE) continue;
        doc->mention[n++] = m;
    }
    doc->n_mentions = n;
    for (u32 i = 0; i < n; i++)
        if (doc->mention[i].antecedent != NONE) doc->mention[i].antecedent = moved[doc->mention[i].antecedent];
    for (u32 i = 0; i < doc->n_entities; i++) doc->entity[i].first_mention = moved[doc->entity[i].first_mention];
}

/* Marks the entities with one mention that is a mere word; how many. */
static u32 forget_words(struct doc *doc) {
    u32 *count = doc->scratch, n = 0;
    for (u32 i = 0; i < doc->n_entities; i++) count[i] = 0;
    for (u32 i = 0; i < doc->n_mentions; i++)
        if (doc->mention[i].entity != NONE) count[doc->mention[i].entity]++;
    for (u32 i = 0; i < doc->n_mentions; i++) {
        struct berita_mention *m = &doc->mention[i];
        if (m->type != BERITA_PERSON || m->entity == NONE || count[m->entity] != 1 || m->limit != m->first + 1 ||
            !is_mere_word(doc, m->first))
            continue;
        m->entity = NONE;
        n++;
    }
    return n;
}

/* "Retakan ditemukan ...": who is named once, by one word that no list knows and
 * whose capital is the sentence's, is nobody. */
void entity_drop_words(struct doc *doc) {
    if (doc->n_sentences >= SENTENCES_LEAST && forget_words(doc)) close_ranks(doc);
}
