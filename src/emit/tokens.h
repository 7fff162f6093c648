/* Tokens in the pieces they are printed in: sentences, or paragraphs. */
#ifndef EMIT_TOKENS_H
#define EMIT_TOKENS_H

#include "emit/out.h"
#include "emit/view.h"

/* What is asked for, and how far the file has been printed when its text comes
 * in parts. */
struct pieces {
    uint16_t begins;    /* enum berita_token_flag: what the first token of one has */
    bool no_furniture;  /* leave out page furniture */
    bool clitics;       /* split off */
    uint64_t paragraph; /* number of the last one, from 1; those left out count */
    uint64_t number;    /* and of the last piece */
};

struct piece {
    uint32_t first, limit; /* tokens */
    bool new_paragraph;
};

/* The piece that begins at or behind token `at`; false when there is none. */
bool pieces_next(struct pieces *p, const struct view *v, uint32_t at, struct piece *piece);

/* A file's next part, or the next file. */
void pieces_advance(struct view *v);
void pieces_restart(struct pieces *p, struct view *v);

/* Is there white space behind a token?  At the end of a text there is. */
static inline bool token_is_apart(const struct view *v, uint32_t token) {
    return !(v->token[token + 1].flags & BERITA_GLUED) || token + 1 == v->n_tokens;
}

extern const char token_kind[8][8], token_shape[5][8];

/* Letters as they are, bytes that are no UTF-8 as U+FFFD. */
void emit_letters(struct out *out, const struct view *v, uint32_t start, uint32_t end);

/* A piece's text, whatever white space it has as one blank. */
void emit_words(struct out *out, const struct view *v, const struct piece *piece);

/* Words of a comment in CoNLL-U, which ends with its line. */
void emit_comment(struct out *out, struct berita_str s);

/* CoNLL-U: "# newdoc" of a document, "# newpar", "# sent_id" and "# text" of a
 * piece; offsets of a token for its last column. */
void emit_conllu_document(struct out *out, const struct view *v);
void emit_conllu_piece(struct out *out, const struct view *v, const struct pieces *p,
                       const struct piece *piece);
void emit_conllu_range(struct out *out, const struct view *v, uint32_t start, uint32_t end);

/* {"id":...,"paragraph":...,"sentence":...,"start":...,"end":...,"text":...
 * of a piece, the brace left open. */
void emit_piece_head(struct out *out, const struct view *v, const struct pieces *p,
                     const struct piece *piece);

/* All pieces of a document: the text of one a line, its tokens in a line, a JSON
 * object, or a block of CoNLL-U. */
void emit_tokens_lines(struct out *out, const struct view *v, struct pieces *p);
void emit_tokens_words(struct out *out, const struct view *v, struct pieces *p);
void emit_tokens_jsonl(struct out *out, const struct view *v, struct pieces *p);
void emit_tokens_conllu(struct out *out, const struct view *v, struct pieces *p);

#endif
