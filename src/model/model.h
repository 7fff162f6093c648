/* The model: lexicons and rules as one read-only image (model/image.h), and
 * the questions stages ask of it.  Everything here is a look-up by integer;
 * letters are last read by the lookup stage. */
#ifndef MODEL_MODEL_H
#define MODEL_MODEL_H

#include "core/doc.h"
#include "model/class.h"
#include "model/evidence.h"
#include "model/image.h"
#include "model/weights.h"

/* The rules of a group, as they lie in a row of openings. */
struct group {
    u32 at, words;   /* u64 */
    const u16 *rule; /* of each bit of the words */
    u32 things;      /* signs, and mention and date, that a rule may begin with */
    u32 kinds;       /* of tokens that have such a sign */
};

struct model {
    const struct image *image; /* header; sections follow at its offsets */
    size_t size;
    void *owned;               /* the image when it was built at run time */
    const char *strings;
    const struct word *word;
    const struct word_slot *word_slot;
    u32 n_words, word_mask;
    const struct word_slot *last_slot;
    const struct word_slot *mark[128]; /* ASCII marks of one byte -> slot or NULL */
    const struct edge *edge;
    u32 edge_mask;
    const struct state *state;
    const struct entry *entry;
    const u32 *class_name;     /* class -> string */
    u32 n_classes;
    const struct place *place;
    u32 n_places;
    const struct village *village; /* see model/gazetteer.h */
    const struct village_code *village_code;
    const char *village_name;
    const struct key_row *key_row;
    const u32 *key_start;
    u32 n_villages, key_mask;
    const struct file *file;
    u32 n_files;
    const struct org *org;
    u32 n_orgs;
    const struct weight *weight;
    u32 n_weights;
    struct weights speaker;    /* those of the speaker stage */
    struct define define;      /* what a text says of names, */
    const i16 (*evidence)[LABELS]; /* weights of the entity stage, */
    const struct weighed *weighed; /* of sets of classes, */
    const struct form (*form)[NATURES]; /* of what looks so, by enum look, */
    struct passages passage;       /* and of going from label to label */
    const struct rule *rule;
    u32 n_rules;
    const struct step *step;
    const struct arg *arg;
    const u64 *opening;        /* rows of what rules begin with, see image.h */
    u32 opening_row;           /* u64 in one */
    const u16 *opening_rule;   /* bit -> rule */
    struct group group[GROUPS];
    const struct class_row *class_row; /* see struct word */
    const u32 *class_alone;    /* class -> row of it alone */
    const struct class_set *set;
    void **regex;              /* compiled patterns of [text /.../] */
    u32 n_regex;
};

/* Lays a model over an image, which must outlive it.  Unless the image is
 * `trusted` (our own, placed in the binary by the build) every reference in it
 * is checked first. */
enum berita_status model_attach(struct model *model, const void *image, size_t size,
                                bool trusted, struct berita_error *err);
void model_detach(struct model *model);

static inline const char *model_str(const struct model *m, u32 offset) {
    return m->strings + offset;
}

/* The model's id of a folded word, or NONE. */
u32 model_find_word(const struct model *m, const char *folded, u32 len);

/* The slot of a folded word, or NULL. */
const struct word_slot *model_find_folded(const struct model *m, const char *folded, u32 len);

/* The same for a word of ASCII letters, digits and - ' . in any case, with its
 * hash, where eight bytes past the end may be read: of KEY_LETTERS at most, told
 * by its key, or of more. */
static inline const struct word_slot *model_find_short(const struct model *m, struct key key, u32 hash) {
    const struct word_slot *slot = &m->word_slot[hash & m->word_mask];
    while (!same_key(slot->key, key) && slot->word) slot = slot == m->last_slot ? m->word_slot : slot + 1;
    return slot->word ? slot : NULL;
}

const struct word_slot *model_find_long(const struct model *m, const char *word, u32 len, u32 hash);

/* State after `word` from `state`, 0 when the lexicon has no such phrase. */
u32 model_next(const struct model *m, u32 state, u32 word);

/* Where the search for that state begins, for a prefetch. */
static inline const struct edge *model_edge(const struct model *m, u32 state, u32 word) {
    return &m->edge[edge_hash(state, word) & m->edge_mask];
}

/* A weight by name ("speaker.focus"), `otherwise` when no file gives it. */
double model_weight(const struct model *m, const char *name, double otherwise);

/* ---- what a document's tokens are ------------------------------------- */

extern const struct word word_unknown;

static inline const struct word *doc_word(const struct doc *d, u32 t) {
    u32 w = d->token[t].word;
    return w < d->model->n_words ? &d->model->word[w] : &word_unknown;
}

/* Classes of the word when it stands with a capital, or without. */
static inline const u64 *model_classes(const struct model *m, const struct word *w, bool capital) {
    return m->class_row[w->classes + capital].set.bits;
}

/* Are phrases of the class looked for where they are asked for, rather than at
 * every token?  They would be evidence of names otherwise, and cost. */
static inline bool class_is_apart(unsigned cls) { return cls >= CLASS_ORG_PARENT && cls <= CLASS_ORG_WHOLE_OF; }

static inline bool bit_test(const u64 *set, unsigned i) {
    return set[i >> 6] >> (i & 63) & 1;
}

/* Has the phrase at t the capitals that its entry asks for, or may it have them? */
static inline bool doc_has_capitals(const struct doc *d, const struct entry *e, u32 t) {
    for (u32 k = 0; e->capitals >> k; k++)
        if (e->capitals >> k & 1 && !token_is_capital(&d->token[t + k]) && !(d->token[t + k].flags & TOKEN_UNCASED)) return false;
    return true;
}

/* Does the single word at t belong to the class?  (Case respected: an entry
 * written with a capital asks for one.) */
static inline bool doc_is(const struct doc *d, u32 t, unsigned cls) {
    return bit_test(d->facts[t].cls, cls);
}

/* The entry of the single word at t in the class, or NULL. */
const struct entry *doc_word_entry(const struct doc *d, u32 t, unsigned cls);

static inline const struct entry *doc_entry(const struct doc *d, u32 t, unsigned cls) {
    return doc_is(d, t, cls) ? doc_word_entry(d, t, cls) : NULL;
}

/* Is anyone called by the word at t?  As its record says, which lies far away. */
static inline bool doc_names_people(const struct doc *d, u32 t) { return d->facts[t].habit >= HABIT_CASES; }

/* The kind a head tells (classes place.head, place.before, org.head), or n when
 * it is none of n kinds. */
static inline u32 entry_kind(const struct entry *e, u32 n) { return min_u32((u32)e->number, n); }

/* Tokens of the longest phrase of the class, or of any class of the set, that
 * starts at t, single words included; 0 when none.  The entry itself
 * (doc_longest) lies where nothing else is read. */
u32 doc_phrase_length(const struct doc *d, u32 t, unsigned cls); /* of a token with TOKEN_PHRASE */

static inline u32 doc_class_length(const struct doc *d, u32 t, unsigned cls) {
    return d->token[t].flags & TOKEN_PHRASE ? doc_phrase_length(d, t, cls) : doc_is(d, t, cls);
}

u32 doc_set_length(const struct doc *d, u32 t, const struct class_set *set);

/* The longest entry of the class that starts at t, single words included;
 * its length in *tokens.  NULL, and 1, when none: mostly seen at a glance. */
const struct entry *doc_longest_entry(const struct doc *d, u32 t, unsigned cls, u32 *tokens);

static inline const struct entry *doc_longest(const struct doc *d, u32 t, unsigned cls, u32 *tokens) {
    if (d->token[t].flags & TOKEN_PHRASE || doc_is(d, t, cls)) return doc_longest_entry(d, t, cls, tokens);
    *tokens = 1;
    return NULL;
}

/* The word at t, or for a word the lexicons lack the one left when its -nya,
 * -lah, -kah, -pun is cut (TOKEN_NYA, TOKEN_CLITIC tell). */
const struct word *doc_base(const struct doc *d, u32 t);

/* Phrases (two tokens or more) that start at t: rows [*first, *first + n). */
u32 doc_phrases(const struct doc *d, u32 t, u32 *first);

/* The whole number written at t, in digits ("1.250", "17") or words ("dua
 * puluh lima"); the tokens it takes in *tokens.  False when none, or when it
 * has a fraction. */
bool doc_number(const struct doc *d, u32 t, i64 *value, u32 *tokens);

/* A clock time in one token ("19.30", "07:05"); minutes since midnight. */
bool doc_clock(const struct doc *d, u32 t, u32 *minutes);

/* A Roman numeral in capitals, 1 to 3999, or in letters whose case says nothing. */
bool doc_roman(const struct doc *d, u32 t, u32 *value);

/* "ke-19", "ke-2": the number after the hyphen; "90-an" too. */
bool doc_ordinal(const struct doc *d, u32 t, i64 *value);
bool doc_decade(const struct doc *d, u32 t, i64 *value);

/* Is the token this very mark, such as "," or "..."?  Words belong in the
 * lexicons. */
static inline bool doc_spells(const struct doc *d, u32 t, const char *mark) {
    const struct berita_token *k = &d->token[t];
    size_t n = strlen(mark); /* a constant where the mark is one */
    return k->end - k->start == n && memcmp(d->text + k->start, mark, n) == 0;
}

#endif
