/* Tokens with what the toolkit says of each: tags of names, dates, roles, cues
 * and quotations, and the classes of the lexicons. */
#ifndef EMIT_TAGS_H
#define EMIT_TAGS_H

#include "emit/tokens.h"

/* Layers of spans, each with at most one at a token. */
enum layer { LAYER_NAME, LAYER_DATE, LAYER_ROLE, LAYER_CUE, LAYER_SPEECH, LAYERS };

enum scheme { SCHEME_BIO, SCHEME_BILOU, SCHEME_BIOES };

/* In the order of the names of --columns. */
enum column {
    COLUMN_WORD,
    COLUMN_START,
    COLUMN_END,
    COLUMN_SPACE,
    COLUMN_KIND,
    COLUMN_SHAPE,
    COLUMN_NAME,
    COLUMN_ENTITY,
    COLUMN_DATE,
    COLUMN_VALUE,
    COLUMN_ROLE,
    COLUMN_CUE,
    COLUMN_SPEECH,
    COLUMN_QUOTATION,
    COLUMN_SPEAKER,
    COLUMN_REPORTS,
    COLUMN_CLASSES,
    COLUMNS,
};

extern const char column_name[COLUMNS][16];

struct tags {
    enum scheme scheme;
    enum column column[COLUMNS]; /* n of them, in the order of printing */
    unsigned n;

    uint32_t *row[LAYERS]; /* token -> the row there + 1, or 0 */
    uint32_t room;         /* tokens they hold; kept from text to text */
    uint32_t phrase;       /* the first that may cover the token at hand */
};

/* Takes up the view's results; false when memory is short. */
bool tags_fill(struct tags *tags, const struct view *v);
void tags_free(struct tags *tags);

/* A line a token with tabs between columns, a JSON object a sentence, or CoNLL-U
 * with the columns in MISC. */
void emit_tags_tsv(struct out *out, const struct view *v, struct tags *tags, struct pieces *p);
void emit_tags_jsonl(struct out *out, const struct view *v, struct tags *tags, struct pieces *p);
void emit_tags_conllu(struct out *out, const struct view *v, struct tags *tags, struct pieces *p);

/* CoNLL-U without what begins a document. */
void emit_tags_sentences(struct out *out, const struct view *v, struct tags *tags, struct pieces *p);

/* "# global.columns = ...", which a table begins with. */
void emit_tags_head(struct out *out, const struct tags *tags);

#endif
