/* The record of a document as every output format sees it: the results, and
 * what takes a look at all of them to know (ids, order, what was chosen). */
#ifndef EMIT_VIEW_H
#define EMIT_VIEW_H

#include "emit/offset.h"
#include "input/record.h"

enum kind {
    KIND_PERSONS = 1, /* 1 << enum berita_type */
    KIND_ORGANIZATIONS = 2,
    KIND_PLACES = 4,
    KIND_ENTITIES = KIND_PERSONS | KIND_ORGANIZATIONS | KIND_PLACES,
    KIND_DATES = 8,
    KIND_QUOTATIONS = 16,
    KIND_DATELINE = 32,
    KIND_ALL = 63,
};

/* What a row of a table is. */
enum rows { ROWS_QUOTATIONS, ROWS_ENTITIES, ROWS_MENTIONS, ROWS_ROLES, ROWS_DATES };

/* What the user asked for. */
struct choice {
    unsigned kinds;
    bool public_figures; /* only quotations of speakers with a role */
    bool unresolved;     /* only those that an editor has to look at */
    bool no_modifiers;   /* only places that do more than tell more of a noun */
    bool text;
    enum offset_unit unit;
    enum rows rows;
    bool bom;   /* begin a table with a byte order mark */
    bool color; /* what is read in a terminal */
};

struct view {
    const struct choice *choice;
    const berita_model *model;
    const berita_doc *doc;
    const struct record *record;

    const struct berita_summary *summary;
    const struct berita_token *token; /* n_tokens, then the sentinel */
    const struct berita_mention *mention;
    const struct berita_entity *entity;
    const struct berita_role *role;
    const struct berita_date *date;
    const struct berita_quotation *quotation;
    const struct berita_warning *warning;
    uint32_t n_tokens, n_mentions, n_entities, n_roles, n_dates, n_quotations, n_warnings;

    bool bad;         /* the text holds bytes that are no UTF-8 */
    uint64_t *order;  /* entities by type and first mention: the row is the low half */
    uint32_t *number; /* entity row -> N of its id, from 1 within its type */
    size_t room;      /* rows allocated for both; kept from document to document */
    struct offset_map map;
    uint64_t base;  /* units of the file before this text, when it is a part */
    struct berita_str copy_of; /* the id of a text before that this one is a copy of; p == NULL: none */
    bool copy_of_is_number;
    uint64_t index; /* of the record in its output, from 0 */
};

/* Takes up the results of the document's last run.  False when memory is
 * short.  A view is zeroed before its first use. */
bool view_fill(struct view *v, const berita_doc *doc, const struct record *record);
void view_free(struct view *v);

/* First letter of an entity's id, by its type. */
char view_letter(uint8_t type);

/* Is this quotation among those asked for? */
bool view_wants(const struct view *v, const struct berita_quotation *q);

/* Is its speaker less likely right than wrong? */
bool view_is_doubtful(const struct berita_quotation *q);

/* The role a speaker is introduced with: the first that names a body or a
 * place, else the first; NULL when there is none. */
const struct berita_role *view_role(const struct view *v, uint32_t entity);

/* What that role belongs to, by its full name; n == 0 when it does not say. */
struct berita_str view_affiliation(const struct view *v, const struct berita_role *role);

/* Rows printed as mentions are names; pronouns, titles and descriptions that
 * stand for a speaker are printed with the quotation. */
static inline bool view_is_name(const struct berita_mention *m) { return m->how <= BERITA_SHORT; }

/* Is it a name, and one that was asked for? */
static inline bool view_wants_mention(const struct view *v, const struct berita_mention *m) {
    return view_is_name(m) && !(v->choice->no_modifiers && m->flags & BERITA_MODIFIES);
}

/* Has the entity a name that was asked for?  Where all names are, it has. */
bool view_wants_entity(const struct view *v, uint32_t row);

/* How many of its names were asked for. */
uint32_t view_names(const struct view *v, uint32_t row);

/* Has it a name, but none that was asked for?  Ids count all entities, so that what
 * leaves some out leaves them as they are. */
static inline bool view_leaves_out(const struct view *v, uint32_t row) {
    return v->choice->no_modifiers && v->choice->kinds & KIND_PLACES &&
           v->entity[row].type == BERITA_PLACE && !view_wants_entity(v, row);
}

/* The speaker of a quotation, named beside it or told by a word. */
static inline bool view_is_named(const struct berita_quotation *q) {
    return q->speaker_span.end > q->speaker_span.start;
}
static inline bool view_tells_how(const struct berita_quotation *q) {
    return view_is_named(q) || q->how > BERITA_SHORT;
}

/* Names used in the output. */
extern const char type_name[3][16], how_name[5][16], speech_name[3][16], date_type[4][16];

static inline uint64_t view_offset(const struct view *v, uint32_t byte) {
    return v->base + offset_of(&v->map, byte);
}

static inline struct berita_str view_span(const struct view *v, uint32_t start, uint32_t end) {
    return (struct berita_str){v->record->text + start, end - start};
}

#endif
