/* Mentions of one person become an entity.  Full names come first, so that a
 * short form finds its full name wherever in the text that stands. */
#include "stage/entity_index.h"

#include "core/utf8.h"

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
    join_entity(doc, mention, e);
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
    join_entity(doc, mention, e);
}

static bool is_nickname(const struct doc *doc, const struct berita_mention *m) {
    u32 n;
    return doc_longest(doc, m->first, CLASS_NICKNAME, &n) && n == m->limit - m->first;
}

void cluster_persons(struct doc *doc) {
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
