/* The rooms of the entity stage.
 *
 *   evidence  what is seen at each token of a run of capitals
 *   lattice   the best-scored labels of a run
 *   dateline  names that are sure by their form
 *   define    what the text itself says a name is
 *   memory    which words the document's own names are made of
 *   person    mentions of one person become an entity
 *   cluster   and those of one body or place
 *   called    where names of persons begin and end
 *   span      where names of places do
 *   body      and those of bodies
 *   place     entities of places find their row of the gazetteer
 *   role      offices and titles before and after persons
 *   office    the words of an office: what it is, and whose
 *   parent    what a body is part of
 *   again     whether an office is one named before
 *
 * Between evidence and memory, labels (enum label) are kept in
 * doc->mention_at; stage_entity() turns them into mentions and puts rows
 * there. */
#ifndef STAGE_ENTITY_H
#define STAGE_ENTITY_H

#include "model/evidence.h"
#include "model/match.h"

enum {
    RUN_MAX = 160, /* tokens of one run; a longer one is cut */
    RUN_MARGIN = 2, /* tokens seen on each side of a run */
    ROLES_MAX = 64  /* latest roles looked through for one again */
};

/* Bits of the first 128 classes, and of enum evidence; what the form weighs of
 * the facts, and what the word's classes weigh, NULL when they are others. */
struct clue {
    u64 cls, more, fact;
    const struct form *form;
    const struct weighed *weighed;
};

struct run {
    u32 first, limit;
    struct clue clue[RUN_MAX + 2 * RUN_MARGIN]; /* clue[RUN_MARGIN] is token first's */
};

/* While labels are in mention_at a name seems to begin behind the last token, so
 * that nothing which looks for one or for its end need ask where the text ends. */
enum { LABEL_FENCE = LABEL_PERSON };

/* The next token at or after t that has a label; most have none, four are looked
 * at together. */
static inline u32 next_label(const struct doc *doc, u32 t) {
    const u32 *at = doc->mention_at;
    u64 four[2];
    while (memcpy(four, &at[t], sizeof four), !(four[0] | four[1])) t += 4;
    while (!at[t]) t++;
    return t;
}

/* Where the name that begins at a token ends. */
static inline u32 name_limit(const struct doc *doc, u32 first) {
    u32 more = doc->mention_at[first] | LABEL_MORE, t = first + 1;
    while (doc->mention_at[t] == more) t++;
    return t;
}

/* The first of the words, none before `low`, that the abbreviation at token t
 * + 1 spells; t is its bracket.  NONE when they do not. */
u32 expansion_first(const struct doc *doc, u32 t, u32 low);

/* Is the abbreviation at token t + 1 spelled out before its bracket, t, by a name
 * or by common words? */
bool is_spelled_out(const struct doc *doc, u32 t);

/* Is the token a number of years that people live? */
bool is_age(const struct doc *doc, u32 t);

/* The next run of capitals at or after *t; moves *t past it. */
bool run_next(const struct doc *doc, u32 *t, struct run *run);

/* Fills the clues; *phrase is a cursor into doc->phrase. */
void run_observe(const struct doc *doc, struct run *run, u32 *phrase);

/* Labels the run's tokens; the weights of each one's stay in doc->label_weight. */
void run_label(struct doc *doc, const struct run *run);

/* Labels them again when the clues hold only what is new: it is added to the
 * weights. */
void run_label_again(struct doc *doc, const struct run *run);

/* Labels them again by weights that were changed. */
void run_label_anew(struct doc *doc, const struct run *run);

/* Adds what the text says of names to their weights. */
void entity_define(struct doc *doc);

/* Does a sentence or line begin at t, where no name goes on? */
static inline bool breaks(const struct doc *doc, u32 t) { return doc->token[t].flags & (TOKEN_SENTENCE | TOKEN_LINE); }

/* Labels the tokens as one name; `label` is that of its first. */
static inline void set_label(struct doc *doc, u32 first, u32 limit, u32 label) {
    for (u32 t = first; t < limit; t++) doc->mention_at[t] = t == first ? label : label + LABEL_MORE;
}

/* The name at t bears the label for that reason, not by the weights of its run. */
static inline void note_turned(struct doc *doc, u32 t, u32 label, u32 reason) {
    doc->turned[t] = (u8)(reason << 2 | label);
}

/* The reason of a name at t with that label. */
static inline u32 label_reason(const struct doc *doc, u32 t, u32 label) {
    return (doc->turned[t] & 3) == label ? doc->turned[t] >> 2 : REASON_ENTITY_LATTICE;
}

/* Gives a mention a reason that is better than that of the weights. */
static inline void give_reason(struct berita_mention *m, u32 reason) {
    if (m->rule == REASON_ENTITY_LATTICE) m->rule = reason;
}

_Static_assert(LABEL_PLACE < 4 && REASON_ENTITY_COUNTRY < 64, "label and reason fit a byte");

static inline bool label_is_body(u32 label) { return label == LABEL_ORGANIZATION || label == LABEL_ORGANIZATION_MORE; }

/* Is the name at t of one token? */
static inline bool is_alone(const struct doc *doc, u32 t) {
    return t + 1 == doc->n_tokens || !label_goes_on(doc->mention_at[t + 1]);
}

static inline bool is_byte(const struct doc *doc, u32 t, char c) {
    return doc->token[t].kind == TOKEN_PUNCT && doc->text[doc->token[t].start] == c;
}

/* One word in brackets behind another: "(Persero)", "(KPU)". */
static inline bool is_bracketed(const struct doc *doc, u32 t) {
    return is_byte(doc, t, '(') && t > 0 && t + 2 < doc->n_tokens && is_byte(doc, t + 2, ')');
}

/* "yang disingkat KPU": do such words lead to token t? */
static inline bool is_shortened(const struct doc *doc, u32 t) {
    return (t > 0 && doc_is(doc, t - 1, CLASS_ABBR_LEAD)) || (t > 1 && doc_is(doc, t - 2, CLASS_ABBR_LEAD));
}

/* "RA (16)": are there initials before the bracket and an age in it, unless the
 * lexicons know what the letters stand for? */
bool are_aged(const struct doc *doc, u32 bracket);

/* Where rules and brackets tell of names, whatever the labels: found once,
 * applied after each labelling. */
struct sure {
    struct match dateline;
    bool has_dateline;
    u32 n, *token; /* kept in doc->mention_order, free until entity_order() */
};

struct sure entity_sure(struct doc *doc);
void entity_apply(struct doc *doc, const struct sure *sure);

/* The mentions that rules made carry them. */
void entity_credit(struct doc *doc, const struct sure *sure);

/* Two to four capitals as a number below 2^20; NONE for anything else.  And the
 * first letters of the words of a name. */
u32 letters_key(const char *letters, u32 n);
u32 name_initials(const struct doc *doc, u32 first, u32 limit);

/* Words of names found sure in the document, a table in doc->scratch. */
struct memory {
    u32 *slot; /* word + 1, flags: two words a slot */
    u32 mask;  /* slots - 1, a power of two; 0: nothing is known */
    u32 words; /* slots taken: one stays free */
    bool initials; /* does the text call anyone by initials? */
    u64 letters;   /* bit set, by a hash, of the letters_key() of its full names */
};

struct memory memory_learn(struct doc *doc, const struct sure *sure);

/* Makes what is known of the run's words the facts of its clues; false when
 * nothing is. */
bool memory_recall(const struct memory *memory, const struct doc *doc, struct run *run);

/* A word alone is throughout what it nearly always is, and initials that a rule
 * gave to a person are that person. */
void memory_settle(const struct memory *memory, struct doc *doc);

/* Where in the name [first, limit) of a body or place a person's begins that it
 * has taken, or limit. */
u32 memory_taken_name(const struct memory *memory, const struct doc *doc, u32 first, u32 limit);

/* Who estimates the weights sees every run before it is labelled: with all its
 * clues, or `again` with only those that the document's memory adds. */
struct entity_watch {
    void (*see)(void *to, const struct doc *doc, const struct run *run, bool again);
    void *to;
};

struct labelled {
    struct sure sure;
    struct memory memory;
};

/* Labels every run, applies what is sure and leaves the labels in
 * doc->mention_at; watch may be NULL. */
struct labelled entity_label(struct doc *doc, const struct entity_watch *watch);

void entity_settle_borders(struct doc *doc);
void entity_cluster(struct doc *doc, bool accused);
void entity_drop_words(struct doc *doc);
void entity_name(struct doc *doc);

/* The words [first, limit) of an office; office_divide() cuts the body off
 * them, [body_first, body_limit), empty when none is named. */
struct office {
    u32 first, limit;
    u32 body_first, body_limit;
};

void office_divide(const struct doc *doc, struct office *o);

/* Whether the words say that the office is a former one, or held for another. */
void office_state(const struct doc *doc, u32 first, u32 limit, struct berita_role *r);

/* Where the next office begins among the words of one at `first`, or limit. */
u32 office_next(const struct doc *doc, u32 first, u32 limit);

/* Has the person of `r` this role already?  Then the better of the two is
 * kept.  `first` is the role's first token, `person` that of the name; those of
 * the rows stand in doc->scratch, two words a row. */
bool office_again(struct doc *doc, const struct berita_role *r, u32 first, u32 person);

/* Last: rows in the order of first mention. */
void entity_order(struct doc *doc);
void entity_settle_dateline(struct doc *doc);

/* The conventions of the person's name at t (entity_called.c). */
void person_settle(struct doc *doc, u32 t);

/* Names of places in labels (entity_span.c): those, and one word's of bodies, that
 * the weights left out; the conventions of the one at t; and a body's name at t as part of the place
 * it is in, true when it is. */
void place_label_known(struct doc *doc);
void body_label_known(struct doc *doc);
void place_settle(struct doc *doc, u32 t);
bool place_of_body(struct doc *doc, u32 t);
bool place_is_side(const struct doc *doc, u32 t);

/* Names of bodies in labels (entity_body.c): the known one of several words that
 * the weights left out at t, or cut short there; the head or unit before the name
 * at t that belongs to it, true when there is one; and the name at t as two. */
void body_label_whole(struct doc *doc, u32 t);
void body_complete(struct doc *doc, u32 t);
bool body_take_head(struct doc *doc, u32 t);
void body_part_pair(struct doc *doc, u32 t);

void entity_resolve_places(struct doc *doc);
void entity_mark_modifiers(struct doc *doc);
void entity_find_scene(struct doc *doc); /* once rows are in order */

void entity_find_parents(struct doc *doc); /* once rows are in order */

/* Tokens of the head that begins a place's name, and the kind it tells; 0 and
 * PLACE_KINDS when none does. */
u32 entity_head(const struct doc *doc, const struct berita_mention *m, u32 *kind);

/* Are the words [first, limit) the name of a place of the gazetteer? */
bool entity_is_place_name(const struct doc *doc, u32 first, u32 limit);
void entity_roles(struct doc *doc);

#endif
