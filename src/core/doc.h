/* The document: every array a stage reads or writes, one line a field.
 *
 * All arrays are carved from one block once the tokens have been counted
 * (doc_reserve); after that a stage only appends, through the push functions,
 * which give NULL at the named share of the token count and note a limit
 * warning.  Tokens are an array of 16-byte rows rather than one array a
 * field: nearly every stage reads a token's offsets, word and shape together,
 * and four rows share a cache line. */
#ifndef CORE_DOC_H
#define CORE_DOC_H

#include "berita.h"
#include "core/base.h"
#include "core/limits.h"
#include "core/reason.h"

struct model;

/* Short names for the header's. */
enum token_kind {
    TOKEN_END = BERITA_TOKEN_END,
    TOKEN_WORD = BERITA_TOKEN_WORD,
    TOKEN_NUMBER = BERITA_TOKEN_NUMBER,
    TOKEN_MIXED = BERITA_TOKEN_MIXED,
    TOKEN_QUOTE = BERITA_TOKEN_QUOTE,
    TOKEN_PUNCT = BERITA_TOKEN_PUNCT,
    TOKEN_SYMBOL = BERITA_TOKEN_SYMBOL,
    TOKEN_URL = BERITA_TOKEN_URL,
};

enum token_shape {
    SHAPE_NONE = BERITA_SHAPE_NONE,
    SHAPE_LOWER = BERITA_SHAPE_LOWER,
    SHAPE_CAP = BERITA_SHAPE_CAP,
    SHAPE_UPPER = BERITA_SHAPE_UPPER,
    SHAPE_CAMEL = BERITA_SHAPE_CAMEL,
};

enum token_flag {
    TOKEN_GLUED = BERITA_GLUED,
    TOKEN_LINE = BERITA_LINE,
    TOKEN_SENTENCE = BERITA_SENTENCE,
    TOKEN_QUOTED = BERITA_QUOTED,
    TOKEN_NYA = 16,         /* unknown word whose -nya was cut for look-up; see doc_base */
    TOKEN_CLITIC = 32,      /* likewise -lah -kah -pun -ku -mu */
    TOKEN_NON_ASCII = 64,
    TOKEN_OPENS = BERITA_OPENS,
    TOKEN_CLOSES = BERITA_CLOSES,
    TOKEN_PHRASE = 512,     /* a lexicon phrase of two tokens or more starts here */
    TOKEN_FURNITURE = BERITA_FURNITURE,
    TOKEN_INNER = BERITA_INNER,
    TOKEN_UNCASED = 4096,   /* of a text or line whose capitals say nothing */
    TOKEN_JOINED = 8192,    /* a hyphen, an apostrophe or a dot inside */
};

/* What the lexicons say of a token's word, copied when the word is found, so
 * that later stages walk one array instead of jumping about the lexicons. */
struct facts {
    u64 cls[CLASS_WORDS]; /* classes of the single word, its case respected */
    u32 state;            /* of the phrase that is this word alone */
    u16 row;              /* what else is told by the classes: a struct class_row */
    u8 groups;            /* bit set of the groups of rules that may start here */
    u8 habit;             /* what counts say of the word, see model/evidence.h */
};

/* A phrase of the lexicon, two tokens or more, that starts at `first`.  Rows
 * are sorted by first, then longest first.  Single words are not listed: they
 * are read through the word (doc_entry). */
struct phrase {
    u32 first;
    u16 tokens, cls;
    u32 entry;
};

enum paragraph_kind { PARA_BODY, PARA_HEADLINE, PARA_FURNITURE };

struct paragraph {
    u32 first, limit; /* tokens */
    u8 kind;
    bool reopened; /* starts with a mark that repeats an open quotation's */
};

struct sentence {
    u32 first, limit; /* tokens; marks and final punctuation included */
    u32 paragraph;
};

/* A pair of quotation marks.  close == limit of the tokens inside; when
 * `unterminated` there is one mark only, and close == open. */
struct pair {
    u32 open, close;  /* tokens of the two marks */
    u8 depth;         /* 0 outermost */
    bool unterminated;
    bool mended;      /* ... and that mark is a closing one */
};

/* A run of capitals with what joins them: where names may stand. */
struct capitals { u32 first, limit; };

struct doc {
    const struct model *model;

    /* the input, borrowed */
    const char *text;
    u32 len;
    u32 bad_bytes, first_bad; /* bytes that are no UTF-8 */
    bool ascii;
    bool small; /* the text has no capitals */

    void *regex_data; /* working space of model/regex.c */

    /* the block and what it is carved for */
    void *block;
    size_t block_size;
    u32 capacity; /* tokens */

    struct berita_token *token; /* n_tokens, then a sentinel of kind END */
    u32 n_tokens;
    struct facts *facts;        /* token -> what its word is */
    u32 *sentence_of;           /* token -> sentence */
    u32 *mention_at;            /* token -> mention + 1, or 0; four may be read from any */
    u32 *date_at;               /* token -> date + 1, or 0 */

    /* words the model does not know: id = model's count + row */
    u32 *own_word;  /* row -> first token that has it */
    u32 *own_base;  /* row -> model word without its clitic, or NONE */
    u32 n_own;
    u32 *own_hash;  /* row -> hash of the folded word */
    u32 *own_slot;  /* hash table of rows + 1; own_slots is a power of 2 */
    u32 own_slots;

    u32 *phrase_at; /* token with TOKEN_PHRASE -> its first phrase */
    struct phrase *phrase;       u32 n_phrases, max_phrases;
    struct paragraph *paragraph; u32 n_paragraphs, max_paragraphs;
    struct sentence *sentence;   u32 n_sentences, max_sentences;
    struct pair *pair;           u32 n_pairs, max_pairs;

    struct berita_mention *mention;     u32 n_mentions, max_mentions;
    struct berita_entity *entity;       u32 n_entities, max_entities;
    struct berita_role *role;           u32 n_roles, max_roles;
    struct berita_date *date;           u32 n_dates, max_dates;
    struct berita_quotation *quotation; u32 n_quotations, max_quotations;
    struct berita_warning warning[MAX_WARNINGS]; u32 n_warnings;

    struct capitals *capitals; u32 n_capitals; /* of the entity stage alone */
    i16 (*label_weight)[8]; /* token of a run of capitals -> weight of each label */
    u8 *turned;         /* token -> 0, or label and reason of a name there that its run had otherwise; see note_turned() */
    u32 *mention_order; /* mention rows grouped by entity (see entity->first_mention) */
    u32 *scratch;       /* 4 words a token, any stage's, not kept between stages */

    i32 published;      /* day number of core/calendar.h, or DAY_NONE */
    char published_text[12];
    struct berita_summary summary;
};

#define DAY_NONE INT32_MIN

/* Room for a text of n tokens; keeps the block when it is large enough.
 * False when memory is short. */
bool doc_reserve(struct doc *doc, u32 tokens);
/* More room while tokens are being made: doubles it and keeps n tokens. */
bool doc_grow(struct doc *doc, u32 n);
void doc_free_block(struct doc *doc);
void doc_clear(struct doc *doc);

/* Appends a zeroed row (entity, rule and index fields BERITA_NONE), or gives
 * NULL and notes a limit warning when the array is full. */
struct berita_mention *doc_push_mention(struct doc *doc);
struct berita_entity *doc_push_entity(struct doc *doc);
struct berita_role *doc_push_role(struct doc *doc);
struct berita_date *doc_push_date(struct doc *doc);
struct berita_quotation *doc_push_quotation(struct doc *doc);
struct phrase *doc_push_phrase(struct doc *doc);
struct pair *doc_push_pair(struct doc *doc);
struct sentence *doc_push_sentence(struct doc *doc);
struct paragraph *doc_push_paragraph(struct doc *doc);
void doc_warn(struct doc *doc, u8 kind, u32 at);

/* Bytes covered by the tokens [first, limit); empty when first == limit. */
static inline struct berita_span doc_span(const struct doc *doc, u32 first, u32 limit) {
    if (first >= limit) return (struct berita_span){0, 0};
    return (struct berita_span){doc->token[first].start, doc->token[limit - 1].end};
}

static inline struct berita_str doc_str(const struct doc *doc, u32 start, u32 end) {
    return (struct berita_str){doc->text + start, end - start};
}

/* What a token is at a glance, for a look at what rules begin with
 * (model/build_opening.c).  Numbers are of three kinds: one or two digits, four
 * digits, any other. */
enum sign {
    SIGN_LOWER, SIGN_CAPITAL, SIGN_MIXED, SIGN_QUOTE, SIGN_PUNCT, SIGN_URL, SIGN_END,
    SIGN_SMALL, SIGN_YEAR, SIGN_NUMBER, SIGNS
};

static inline unsigned token_sign(u8 kind, u8 shape) {
    static const u8 sign[] = {
        [TOKEN_END] = SIGN_END,     [TOKEN_NUMBER] = SIGN_NUMBER, [TOKEN_MIXED] = SIGN_MIXED,
        [TOKEN_QUOTE] = SIGN_QUOTE, [TOKEN_PUNCT] = SIGN_PUNCT,   [TOKEN_SYMBOL] = SIGN_PUNCT,
        [TOKEN_URL] = SIGN_URL};
    return kind == TOKEN_WORD ? (shape >= SHAPE_CAP ? SIGN_CAPITAL : SIGN_LOWER) : sign[kind];
}

/* The same, telling numbers apart. */
static inline unsigned doc_sign(const struct doc *doc, u32 t) {
    const struct berita_token *k = &doc->token[t];
    u32 n = k->end - k->start;
    if (k->kind != TOKEN_NUMBER) return token_sign(k->kind, k->shape);
    if (n <= 2) return SIGN_SMALL; /* what parts digits stands between two */
    const char *p = doc->text + k->start;
    return n == 4 && (u32)(p[1] - '0') < 10 && (u32)(p[2] - '0') < 10 ? SIGN_YEAR : SIGN_NUMBER;
}

/* The next token of a kind at or after t, or `limit`. */
static inline u32 doc_next_kind(const struct doc *doc, u32 t, u32 limit, u8 kind) {
    const struct berita_token *k = &doc->token[t], *end = &doc->token[limit];
    while (k < end && k->kind != kind) k++;
    return (u32)(k - doc->token);
}

/* The next token after t that begins a line: the sentinel does as well. */
static inline u32 doc_next_line(const struct doc *doc, u32 t) {
    const struct berita_token *k = &doc->token[t + 1];
    while (!(k->flags & TOKEN_LINE)) k++;
    return (u32)(k - doc->token);
}

static inline bool token_is_capital(const struct berita_token *t) {
    return t->shape >= SHAPE_CAP;
}

#endif
