/* The insides of the lexicon compiler, shared by build.c (tables), build_place.c
 * (the gazetteer), build_rules.c (rules), build_opening.c (what they begin with)
 * and build_image.c (layout). */
#ifndef MODEL_BUILDER_H
#define MODEL_BUILDER_H

#include "model/build.h"
#include "model/class.h"
#include "model/evidence.h"

/* A growing array; `n` rows of any type.  Grown through grow(). */
#define VECTOR(type) struct { type *row; u32 n, room; }

struct table { u32 *slot; u32 slots, used; }; /* open addressing, row + 1 */

struct built_entry { /* an entry with the state it belongs to */
    struct entry e;
    u32 state;
    u32 next; /* entry of the same state, NONE at the end */
};

struct built_state { u32 first; bool more; };

/* A head that places of a kind may have, and that of their governments, "" for none. */
struct place_form { u32 kind; const char *head, *government; };

/* What a token may be in one of the first places of a rule: of a class, or a
 * thing of enum sign and enum opening_thing; or a word, which is listed apart. */
struct opening { struct class_set cls; u32 things; };

struct opening_word { u32 word; u16 rule, place; };

/* What tells the pairs of rows of SECTION_CLASS_ROWS apart. */
struct row_key { struct class_set lower, capital; u32 word; /* named by a rule; or 0 */ u32 spare; };

struct builder {
    VECTOR(char) str;
    VECTOR(struct word) word;
    VECTOR(struct edge) edge;
    VECTOR(struct built_state) state;
    VECTOR(struct built_entry) entry;
    VECTOR(u32) cls;
    VECTOR(struct place) place;
    VECTOR(struct village) village;
    VECTOR(struct village_code) village_code;
    VECTOR(char) village_name;
    VECTOR(struct key_row) key_row;
    VECTOR(u32) key_start;
    VECTOR(struct file) of_file; /* the lexicons' files */
    VECTOR(struct org) org;
    VECTOR(struct weight) weight;
    VECTOR(struct rule) rule;
    VECTOR(struct step) step;
    VECTOR(struct arg) arg;
    VECTOR(u32) regex;
    VECTOR(struct class_set) set;
    VECTOR(struct row_key) row_key;
    VECTOR(struct class_row) class_row; /* two a key */
    VECTOR(u32) class_alone;
    VECTOR(struct opening) opening; /* OPENING_PLACES a rule */
    VECTOR(struct opening_word) opening_word; /* sorted by word */
    VECTOR(u16) opening_bit;        /* rule -> its bit in the group's words */
    VECTOR(u64) opening_row;
    VECTOR(u16) opening_rule;
    VECTOR(struct place_form) form; /* heads a kind of place takes, from %forms */
    struct table words, edges, strings, codes, class_rows, opening_rows, weighed_rows;
    i16 evidence[EVIDENCE_ROWS][LABELS];
    VECTOR(struct weighed) weighed;
    struct form looks[FORMS];
    u32 opening_size; /* u64 in a row of openings */
    u16 thing[OPENING_THINGS];
    struct opening_group group[GROUPS];
    u32 seeded_entries, seeded_rules, seeded_villages, seeded_places;
    bool seeded;
    bool out_of_memory;

    /* where the file being read stands */
    const char *file;
    const char *top, *text, *end; /* of the file; what is left of it */
    const char *line, *line_end;
    unsigned line_number;
    u32 lines; /* that are no comment */
    struct berita_error *err;
};

bool builder_grow(struct builder *b, void *rows, u32 *room, u32 need, size_t size);
#define ADD(b, vector, value)                                                         \
    (((vector).n < (vector).room ||                                                   \
      builder_grow(b, &(vector).row, &(vector).room, (vector).n + 1,                  \
                   sizeof *(vector).row))                                             \
         ? ((vector).row[(vector).n] = (value), (vector).n++)                         \
         : NONE)

/* Notes an error at a place of the current line and gives false. */
bool builder_fail(struct builder *b, const char *at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

u32 builder_str(struct builder *b, const char *p, u32 n);        /* interned */
u32 builder_word(struct builder *b, const char *p, u32 n);       /* any case */
u32 builder_class(struct builder *b, const char *p, u32 n);      /* or NONE */
bool builder_line(struct builder *b);                            /* next line that is no comment */
bool builder_rules(struct builder *b);                           /* a %rules file */
bool builder_takes_token(const struct builder *b, const struct rule *rule);
void builder_openings(struct builder *b);                        /* what the rules begin with, */
bool builder_names(const struct builder *b, u32 word);           /* ... does one name it? */
u32 builder_class_row(struct builder *b, const struct row_key *key);
void builder_index(struct builder *b);                           /* hashes anew what was seeded */

/* Columns of the line, split at tabs; an absent one ("-" or none) has n 0. */
struct column { const char *p; u32 n; };
bool builder_columns(struct builder *b, struct column *c, u32 least, u32 most);
bool builder_number(struct builder *b, struct column c, double *out);
/* The next part of a column from *at on; false when there is none. */
bool builder_part(const char **at, const char *end, char separator, struct column *part);
u32 builder_kind(const char *const *names, u32 n, struct column c); /* or NONE */

/* Adds an entry, or when a user's file says the same phrase and class again,
 * replaces it.  Rows of the gazetteer may share a phrase. */
bool builder_entry(struct builder *b, const char *at, const char *p, u32 n, struct entry e);

bool builder_forms(struct builder *b);    /* a %forms file */
bool builder_places(struct builder *b);   /* a %places file */
bool builder_villages(struct builder *b); /* a %villages file */
void builder_index_keys(struct builder *b);

/* Makes room for one more row in a table; the caller rehashes it when *again. */
bool builder_room(struct builder *b, struct table *t, bool *again);
void builder_put(struct table *t, u32 hash, u32 row);
u32 builder_string_hash(const struct builder *b, u32 offset);

/* Tokens of a phrase as the scanner sees them; their word ids and, in
 * *capitals, which are capitalised.  0 when none or too many. */
u32 builder_phrase(struct builder *b, const char *p, u32 n, u32 *words, u16 *capitals);

#endif
