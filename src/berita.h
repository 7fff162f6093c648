/* berita.h - the one public header of libberita: who said what, when and
 * where, in Indonesian news.
 *
 * Three lifetimes:
 *   model     lexicons and rules, read-only, may be shared by any number of
 *             threads; outlives every document made from it;
 *   document  working space and results, one per thread, reused: each run
 *             replaces the results of the run before it;
 *   results   rows borrowed from the document, valid until its next run or
 *             its end.  Strings are (pointer, length), not NUL-terminated
 *             unless said, and live as long as the rows.
 *
 * Offsets are bytes into the text given to berita_run(), `end` exclusive.
 * Indices that may be absent hold BERITA_NONE.  Nothing here prints, exits,
 * or keeps global state.  A run can fail for two reasons only: memory, or a
 * text longer than BERITA_TEXT_MAX; any bytes are a valid text. */
#ifndef BERITA_H
#define BERITA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define BERITA_VERSION "0.1.0"
#define BERITA_NONE UINT32_MAX
#define BERITA_TEXT_MAX (256u << 20)

typedef struct berita_model berita_model;
typedef struct berita_doc berita_doc;

enum berita_status {
    BERITA_OK,
    BERITA_NO_MEMORY,
    BERITA_TOO_BIG,  /* a text over BERITA_TEXT_MAX */
    BERITA_BAD_DATA, /* a lexicon file, image or date that cannot be read */
};

/* Filled, when given, by a call that fails.  line and column count from 1;
 * 0 where they mean nothing.  text is NUL-terminated. */
struct berita_error {
    enum berita_status status;
    unsigned line, column;
    char text[256];
};

struct berita_str {
    const char *p;
    uint32_t n;
};

/* A user's own lexicon file, laid over the built-in ones (see
 * berita-lexicon(5)).  name is NUL-terminated and used in messages. */
struct berita_overlay {
    const char *name;
    const char *text;
    size_t len;
};

/* Makes a model from the lexicons built into the library and n overlays, in
 * their order.  The caller ends it with berita_model_close().  Without
 * overlays nothing is parsed or copied. */
enum berita_status berita_model_open(berita_model **out,
                                     const struct berita_overlay *overlays,
                                     size_t n, struct berita_error *err);
void berita_model_close(berita_model *model);

/* A document borrows its model.  NULL when memory is short. */
berita_doc *berita_doc_new(const berita_model *model);
void berita_doc_free(berita_doc *doc);

/* Where a run may end: results that come later stay empty. */
enum berita_until {
    BERITA_UNTIL_END, /* everything */
    BERITA_UNTIL_SENTENCES,
    BERITA_UNTIL_DATES,
    BERITA_UNTIL_ENTITIES,
    BERITA_UNTIL_TOKENS, /* words are not looked up yet: they have no id */
};

/* Who says what day a text was published. */
enum berita_published { BERITA_FROM_RECORD, BERITA_FROM_OPTION, BERITA_FROM_METADATA };

/* What is analysed.  text is borrowed until the document's next run. */
struct berita_input {
    const char *text;
    size_t len;
    const char *published; /* "YYYY-MM-DD..." or NULL; NUL-terminated */
    enum berita_published published_from;
    enum berita_until until;
};

enum berita_status berita_run(berita_doc *doc, const struct berita_input *in,
                              struct berita_error *err);

/* ---- results ---------------------------------------------------------- */

enum berita_type { BERITA_PERSON, BERITA_ORGANIZATION, BERITA_PLACE };

enum berita_how {
    BERITA_FULL,
    BERITA_SHORT,
    BERITA_TITLE,
    BERITA_DESCRIPTION,
    BERITA_PRONOUN,
};

enum berita_use {
    BERITA_MODIFIES = 1, /* a place that only tells more of the noun before: "warga Bandung" */
};

/* One place in the text where an entity is named.  [first, limit) are
 * tokens. */
struct berita_mention {
    uint32_t start, end;
    uint32_t first, limit;
    uint32_t entity;     /* row in the entities, BERITA_NONE when none */
    uint32_t rule;       /* see berita_rule() */
    uint32_t antecedent; /* the mention it was resolved through, or NONE */
    uint32_t place;      /* row of the gazetteer for places, or NONE */
    uint8_t type;        /* enum berita_type */
    uint8_t how;         /* enum berita_how */
    uint8_t flags;       /* bit set of enum berita_use */
    uint8_t score;       /* 0..255, how sure */
};

struct berita_span {
    uint32_t start, end;
};

/* A title or role of a person.  A body without an office ("Siti dari Yayasan
 * Harapan") is a role whose start and end are 0. */
struct berita_role {
    uint32_t start, end;
    uint32_t person;                        /* entity */
    struct berita_span organization, place; /* start == end: none */
    uint32_t organization_entity, place_entity;
    uint32_t rule;
    bool is_title; /* rank, degree or honorific rather than an office */
    bool former, acting; /* "mantan", "Plt": held once, held for another */
};

struct berita_entity {
    uint8_t type;
    uint8_t kind;                  /* see berita_kind_name() */
    struct berita_str name;        /* fullest form, or the gazetteer's */
    uint32_t first_mention;        /* mentions of it, through berita_mention_of */
    uint32_t mentions;
    uint32_t first_role, roles;    /* rows of berita_roles() */
    struct berita_str abbreviation, expansion; /* n == 0: none */
    struct berita_str known_as;    /* the lexicon's name of the body; n == 0: none */
    uint16_t from_year, to_year;   /* of that body, 0 where open or unknown */
    struct berita_str parent_name; /* the body it is part of; n == 0: none is known */
    uint32_t parent;               /* that body's entity, NONE where the text does not name it */
    uint32_t parent_rule;          /* how it is known, see berita_rule() */
    /* places */
    struct berita_str code;
    char country[3];
    uint32_t ambiguous;            /* places of that name that were weighed */
    uint32_t place;                /* gazetteer row or NONE */
    struct berita_str path[4];     /* parents, widest first, then itself */
    uint32_t path_len;
    double lat, lon;               /* NAN when unknown */
};

enum berita_timex { BERITA_DATE, BERITA_TIME, BERITA_DURATION, BERITA_SET };

#define BERITA_ANCHOR_PUBLISHED (BERITA_NONE - 1)

struct berita_date {
    uint32_t start, end;
    uint32_t first, limit;
    uint8_t type; /* enum berita_timex */
    bool weekday_mismatch;
    char value[48]; /* TIMEX3; NUL-terminated; "" for a date that does not exist */
    char mod[16];   /* "" where none: START MID END APPROX BEFORE AFTER ... */
    char from[12], to[12]; /* "" where open */
    uint32_t anchor; /* row of another date, ANCHOR_PUBLISHED, or NONE */
    uint32_t rule;
};

enum berita_speech { BERITA_DIRECT, BERITA_INDIRECT, BERITA_MIXED };

struct berita_quotation {
    uint32_t start, end; /* the words, without their marks */
    uint32_t first, limit;
    uint8_t type; /* enum berita_speech */
    bool second_hand;
    uint8_t how;  /* enum berita_how of the speaker's mention */
    float confidence;
    struct berita_span cue; /* start == end: none */
    struct berita_str lemma;
    uint32_t speaker;                /* entity or NONE */
    uint32_t mention;                /* the mention in the cue clause, or NONE */
    struct berita_span speaker_span; /* that mention's words; may be empty */
    uint32_t antecedent;             /* mention that gave the speaker, or NONE */
    uint32_t distance;               /* sentences to the antecedent */
    uint32_t continues;              /* earlier quotation or NONE */
    uint32_t date;                   /* row of the dates or NONE */
    struct berita_str occasion;
    struct berita_span addressee;    /* to whom it was said; start == end: none */
    uint32_t addressee_entity;       /* or NONE */
    uint32_t rule;
    uint32_t resolved_by;            /* rule or reason that chose the speaker */
};

enum berita_warning_kind {
    BERITA_WARN_UTF8,         /* bytes that are no UTF-8, at `at` */
    BERITA_WARN_UNTERMINATED, /* a quotation mark without its fellow */
    BERITA_WARN_WEEKDAY,      /* a weekday that is not that date's */
    BERITA_WARN_DATE,         /* a date that does not exist */
    BERITA_WARN_LIMIT,        /* results left out: a named maximum reached */
};

struct berita_warning {
    uint8_t kind;
    uint32_t at;    /* byte */
    uint32_t count; /* for WARN_UTF8: how many bytes in all */
};

enum berita_token_kind {
    BERITA_TOKEN_END,    /* the sentinel after the last token */
    BERITA_TOKEN_WORD,   /* letters, with inner apostrophes and hyphens */
    BERITA_TOKEN_NUMBER, /* digits with inner . , : */
    BERITA_TOKEN_MIXED,  /* letters and digits: Covid-19, ke-80, B30, 90-an */
    BERITA_TOKEN_QUOTE,  /* a quotation mark of any glyph */
    BERITA_TOKEN_PUNCT,
    BERITA_TOKEN_SYMBOL,
    BERITA_TOKEN_URL,    /* address that begins with http:// or www. */
};

enum berita_token_shape {
    BERITA_SHAPE_NONE,  /* no letters */
    BERITA_SHAPE_LOWER, /* kata */
    BERITA_SHAPE_CAP,   /* Kata; one capital letter alone too */
    BERITA_SHAPE_UPPER, /* KATA, two capitals or more */
    BERITA_SHAPE_CAMEL, /* kataKata, KataKata, BKKBNku: capitals inside */
};

/* Other bits are the library's own. */
enum berita_token_flag {
    BERITA_GLUED = 1,        /* no white space before it */
    BERITA_LINE = 2,         /* first of a line */
    BERITA_SENTENCE = 4,     /* first of a sentence */
    BERITA_QUOTED = 8,       /* inside a pair of quotation marks */
    BERITA_OPENS = 128,      /* a quotation mark that opens / closes a pair */
    BERITA_CLOSES = 256,
    BERITA_FURNITURE = 1024, /* inside a paragraph of page furniture */
    BERITA_INNER = 2048,     /* first of a sentence inside a quotation, behind
                              * another sentence there */
};

/* After the tokens stands one of kind BERITA_TOKEN_END. */
struct berita_token {
    uint32_t start, end;
    uint32_t word;  /* id of the folded word; ids past the model's are the document's */
    uint8_t kind;   /* enum berita_token_kind */
    uint8_t shape;  /* enum berita_token_shape */
    uint16_t flags; /* enum berita_token_flag */
};

/* [first, limit) are tokens, with marks and final punctuation.  Every token is
 * in one.  A pair of quotation marks is never cut. */
struct berita_sentence {
    uint32_t first, limit;
    uint32_t paragraph; /* from 0 */
};

/* Two or more tokens that the lexicons hold as one entry.  Rows are in order of
 * `first`, then the longest first. */
struct berita_phrase {
    uint32_t first, limit;
    uint32_t cls; /* see berita_class_name() */
};

struct berita_summary {
    struct berita_str published; /* "YYYY-MM-DD", n == 0 when unknown */
    const char *published_from;  /* "record", "option", "metadata", "text" or NULL */
    bool has_dateline;
    struct berita_span dateline;
    uint32_t dateline_place, dateline_outlet; /* entities or NONE */
    uint32_t scene; /* the place where it happened, an entity, or NONE */
};

const struct berita_summary *berita_summary(const berita_doc *doc);
const struct berita_token *berita_tokens(const berita_doc *doc, uint32_t *n);
const struct berita_mention *berita_mentions(const berita_doc *doc, uint32_t *n);
const struct berita_entity *berita_entities(const berita_doc *doc, uint32_t *n);
const struct berita_role *berita_roles(const berita_doc *doc, uint32_t *n);
const struct berita_date *berita_dates(const berita_doc *doc, uint32_t *n);
const struct berita_quotation *berita_quotations(const berita_doc *doc, uint32_t *n);
const struct berita_warning *berita_warnings(const berita_doc *doc, uint32_t *n);

/* The i-th mention of an entity, 0 <= i < entity->mentions: a row of
 * berita_mentions(). */
uint32_t berita_mention_of(const berita_doc *doc, uint32_t entity, uint32_t i);

/* Rows below the number that the plural gives. */
uint32_t berita_sentences(const berita_doc *doc);
struct berita_sentence berita_sentence(const berita_doc *doc, uint32_t row);
uint32_t berita_phrases(const berita_doc *doc);
struct berita_phrase berita_phrase(const berita_doc *doc, uint32_t row);

/* Is the word of that token, by itself, of the class?  Classes are numbered
 * from 0 to the first without a name, of which this gives NULL. */
bool berita_token_is(const berita_doc *doc, uint32_t token, uint32_t cls);
const char *berita_class_name(const berita_model *model, uint32_t cls);

/* Where the clitic begins that a token's letters up to `end` end with: "nya" in
 * "rumahnya", then, asked again with that, what remains in "rumahku".  `end` is
 * the token's own end or what the last call gave; the answer is `end` when there
 * is no clitic.  Words that only look so ("masalah") have none. */
uint32_t berita_clitic(const berita_doc *doc, uint32_t token, uint32_t end);

/* Name, source and reason of a rule; every field is NUL-terminated.  line is
 * 0 for a reason that is an algorithm of the program rather than a line. */
struct berita_rule {
    const char *name, *file, *why;
    unsigned line;
};
struct berita_rule berita_rule(const berita_model *model, uint32_t rule);

/* Names used in the output ("city", "local-government"); "" for unknown. */
const char *berita_kind_name(uint8_t type, uint8_t kind);

/* ---- the gazetteer ---------------------------------------------------- */

/* A place of the gazetteer.  Strings are NUL-terminated and live as long as
 * the model. */
struct berita_place {
    const char *name; /* without the word for its kind */
    const char *full; /* "Kota Bogor" */
    const char *code;
    char country[3];
    uint8_t kind;        /* see berita_kind_name() */
    uint32_t parent;     /* row of what it lies in, or NONE */
    uint32_t population; /* 0: unknown */
    double lat, lon;     /* NAN when unknown */
};

/* How many rows there are, and one of them (row < berita_places()). */
uint32_t berita_places(const berita_model *model);
struct berita_place berita_place(const berita_model *model, uint32_t row);

/* The row of a code ("33.74.02", "JP:Tokyo"), or NONE. */
uint32_t berita_place_of_code(const berita_model *model, const char *code, size_t len);

/* Rows of places of a name in any case, with or without the word for its kind,
 * the likeliest first.  Writes at most `max` rows and gives how many there are. */
uint32_t berita_places_named(const berita_model *model, const char *name, size_t len,
                             uint32_t *rows, uint32_t max);

/* Is the row in the parent's place, at whatever depth, or the same? */
bool berita_place_within(const berita_model *model, uint32_t row, uint32_t parent);

/* A file of the lexicons: its entries, and whence and when its facts are, where
 * that is known.  Strings are NUL-terminated. */
struct berita_lexicon {
    const char *name, *date, *origin;
    uint32_t entries;
};
uint32_t berita_lexicons(const berita_model *model);
struct berita_lexicon berita_lexicon(const berita_model *model, uint32_t row);

#ifdef __cplusplus
}
#endif
#endif
