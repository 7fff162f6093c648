#include "emit/tokens.h"

#include "emit/emit.h"
#include "emit/utf8.h"

enum { PARTS_MAX = 4 }; /* a word and the clitics cut off it */

const char token_kind[8][8] = {"end", "word", "number", "mixed", "quote", "punct", "symbol", "url"};
const char token_shape[5][8] = {"none", "lower", "cap", "upper", "camel"};

/* ---- pieces ----------------------------------------------------------- */

static bool begins(const struct pieces *p, const struct berita_token *t) {
    return t->flags & p->begins;
}

bool pieces_next(struct pieces *p, const struct view *v, uint32_t at, struct piece *piece) {
    const struct berita_token *token = v->token;
    piece->new_paragraph = false;
    for (; at < v->n_tokens; at = piece->limit) {
        uint32_t limit = at + 1;
        while (limit < v->n_tokens && !begins(p, &token[limit])) limit++;
        p->number++;
        if (token[at].flags & BERITA_LINE) {
            p->paragraph++;
            piece->new_paragraph = true;
        }
        piece->first = at;
        piece->limit = limit;
        if (!p->no_furniture || !(token[at].flags & BERITA_FURNITURE)) return true;
    }
    return false;
}

void pieces_advance(struct view *v) { v->base = view_offset(v, (uint32_t)v->record->len); }

void pieces_restart(struct pieces *p, struct view *v) {
    p->paragraph = p->number = 0;
    v->base = 0;
}

/* ---- letters ---------------------------------------------------------- */

void emit_letters(struct out *o, const struct view *v, uint32_t start, uint32_t end) {
    const unsigned char *p = (const unsigned char *)v->record->text;
    const unsigned char *stop = p + v->record->len;
    if (!v->bad) {
        out_bytes(o, v->record->text + start, end - start);
        return;
    }
    while (start < end) {
        size_t n = utf8_length(p + start, stop);
        if (n) out_bytes(o, v->record->text + start, n);
        else out_str(o, REPLACEMENT);
        start += n ? (uint32_t)n : 1;
    }
}

/* Runs of tokens with one blank or nothing between them go out as they came. */
void emit_words(struct out *o, const struct view *v, const struct piece *piece) {
    const struct berita_token *token = v->token;
    const char *text = v->record->text;
    uint32_t start = token[piece->first].start;
    for (uint32_t t = piece->first + 1; t < piece->limit; t++) {
        uint32_t gap = token[t].start - token[t - 1].end;
        if (gap == 0 || (gap == 1 && text[token[t - 1].end] == ' ')) continue;
        emit_letters(o, v, start, token[t - 1].end);
        out_char(o, ' ');
        start = token[t].start;
    }
    emit_letters(o, v, start, token[piece->limit - 1].end);
}

/* Fills the ends of a token and of what is cut off it; gives their number. */
static unsigned cut_parts(const struct view *v, uint32_t t, uint32_t end[PARTS_MAX]) {
    uint32_t at[PARTS_MAX] = {[PARTS_MAX - 1] = v->token[t].end};
    unsigned n = PARTS_MAX - 1;
    for (; n > 0; n--) {
        at[n - 1] = berita_clitic(v->doc, t, at[n]);
        if (at[n - 1] == at[n]) break;
    }
    memcpy(end, at + n, (PARTS_MAX - n) * sizeof *end);
    return PARTS_MAX - n;
}

static inline unsigned parts_of(const struct view *v, const struct pieces *p, uint32_t t,
                                uint32_t end[PARTS_MAX]) {
    end[0] = v->token[t].end;
    return p->clitics ? cut_parts(v, t, end) : 1;
}

/* ---- lines ------------------------------------------------------------ */

void emit_tokens_lines(struct out *o, const struct view *v, struct pieces *p) {
    struct piece piece = {0};
    while (pieces_next(p, v, piece.limit, &piece)) {
        emit_words(o, v, &piece);
        out_char(o, '\n');
    }
}

static void token_words(struct out *o, const struct view *v, const struct pieces *p, uint32_t t) {
    uint32_t end[PARTS_MAX], start = v->token[t].start;
    unsigned n = parts_of(v, p, t, end);
    for (unsigned i = 0; i < n; start = end[i++]) {
        emit_letters(o, v, start, end[i]);
        out_char(o, ' ');
    }
}

void emit_tokens_words(struct out *o, const struct view *v, struct pieces *p) {
    struct piece piece = {0};
    while (pieces_next(p, v, piece.limit, &piece)) {
        for (uint32_t t = piece.first; t < piece.limit; t++) token_words(o, v, p, t);
        o->buf[o->n - 1] = '\n'; /* for the blank behind the last */
    }
}

/* ---- JSON ------------------------------------------------------------- */

static char *put_offsets(char *w, const struct view *v, uint32_t start, uint32_t end) {
    w = put_u64(PUT(w, "\"start\":"), view_offset(v, start));
    return put_u64(PUT(w, ",\"end\":"), view_offset(v, end));
}

void emit_piece_head(struct out *o, const struct view *v, const struct pieces *p,
                     const struct piece *piece) {
    uint32_t start = v->token[piece->first].start, end = v->token[piece->limit - 1].end;
    out_str(o, "{\"id\":");
    emit_id(o, v->record);
    char *w = put_u64(PUT(out_small(o), ",\"paragraph\":"), p->paragraph);
    if (!(p->begins & BERITA_LINE)) w = put_u64(PUT(w, ",\"sentence\":"), p->number);
    *w++ = ',';
    w = put_offsets(w, v, start, end);
    out_end(o, PUT(w, ",\"text\":"));
    out_string(o, v->record->text + start, end - start, v->bad);
}

static void part_json(struct out *o, const struct view *v, uint32_t t, uint32_t start, uint32_t end) {
    const struct berita_token *k = &v->token[t];
    bool clitic = start > k->start;
    unsigned shape = clitic && k->shape != BERITA_SHAPE_UPPER ? BERITA_SHAPE_LOWER : k->shape;
    char *w = out_small(o);
    *w++ = '{';
    out_end(o, PUT(put_offsets(w, v, start, end), ",\"text\":"));
    out_string(o, v->record->text + start, end - start, v->bad);
    w = PUT(out_small(o), ",\"kind\":\"");
    w = clitic ? PUT(w, "clitic") : PUT_ARRAY(w, token_kind[k->kind & 7]);
    w = PUT_ARRAY(PUT(w, "\",\"shape\":\""), token_shape[shape % 5]);
    w = PUT(w, "\",\"space_after\":");
    w = end == k->end && token_is_apart(v, t) ? PUT(w, "true},") : PUT(w, "false},");
    out_end(o, w);
}

static void token_json(struct out *o, const struct view *v, const struct pieces *p, uint32_t t) {
    uint32_t end[PARTS_MAX], start = v->token[t].start;
    unsigned n = parts_of(v, p, t, end);
    for (unsigned i = 0; i < n; start = end[i++]) part_json(o, v, t, start, end[i]);
}

void emit_tokens_jsonl(struct out *o, const struct view *v, struct pieces *p) {
    struct piece piece = {0};
    while (pieces_next(p, v, piece.limit, &piece)) {
        emit_piece_head(o, v, p, &piece);
        out_str(o, ",\"tokens\":[");
        for (uint32_t t = piece.first; t < piece.limit; t++) token_json(o, v, p, t);
        o->n--; /* the comma behind the last */
        out_str(o, "]}\n");
    }
}

/* ---- CoNLL-U ---------------------------------------------------------- */

/* A comment ends with its line. */
void emit_comment(struct out *o, struct berita_str s) {
    const unsigned char *p = (const unsigned char *)s.p, *end = p + s.n;
    while (p < end) {
        size_t n = utf8_length(p, end);
        if (!n) out_str(o, REPLACEMENT);
        else if (*p < 0x20 || *p == 0x7f) out_char(o, ' ');
        else out_bytes(o, (const char *)p, n);
        p += n ? n : 1;
    }
}

void emit_conllu_document(struct out *o, const struct view *v) {
    if (v->record->continues) return;
    out_str(o, "# newdoc id = ");
    emit_comment(o, v->record->id);
    out_char(o, '\n');
}

void emit_conllu_piece(struct out *o, const struct view *v, const struct pieces *p,
                       const struct piece *piece) {
    if (piece->new_paragraph) out_str(o, "# newpar\n");
    out_str(o, "# sent_id = ");
    emit_comment(o, v->record->id);
    out_char(o, '-');
    out_u64(o, p->number);
    out_str(o, "\n# text = ");
    emit_words(o, v, piece);
    out_char(o, '\n');
}

void emit_conllu_range(struct out *o, const struct view *v, uint32_t start, uint32_t end) {
    char *w = put_u64(PUT(out_small(o), "TokenRange="), view_offset(v, start));
    *w++ = ':';
    out_end(o, put_u64(w, view_offset(v, end)));
}

/* The columns from the form on. */
static void conllu_row(struct out *o, const struct view *v, uint32_t start, uint32_t end, bool apart) {
    out_char(o, '\t');
    emit_letters(o, v, start, end);
    out_str(o, "\t_\t_\t_\t_\t_\t_\t_\t");
    if (!apart) out_str(o, "SpaceAfter=No|");
    emit_conllu_range(o, v, start, end);
    out_char(o, '\n');
}

/* Numbers its words from *word on. */
static void token_conllu(struct out *o, const struct view *v, const struct pieces *p, uint32_t t,
                         uint32_t *word) {
    const struct berita_token *k = &v->token[t];
    uint32_t end[PARTS_MAX], start = k->start;
    unsigned n = parts_of(v, p, t, end);
    if (n > 1) {
        out_u32(o, *word);
        out_char(o, '-');
        out_u32(o, *word + n - 1);
        conllu_row(o, v, start, k->end, token_is_apart(v, t));
    }
    for (unsigned i = 0; i < n; start = end[i++]) {
        out_u32(o, (*word)++);
        conllu_row(o, v, start, end[i], n > 1 || token_is_apart(v, t));
    }
}

void emit_tokens_conllu(struct out *o, const struct view *v, struct pieces *p) {
    struct piece piece = {0};
    emit_conllu_document(o, v);
    while (pieces_next(p, v, piece.limit, &piece)) {
        uint32_t word = 1;
        emit_conllu_piece(o, v, p, &piece);
        for (uint32_t t = piece.first; t < piece.limit; t++) token_conllu(o, v, p, t, &word);
        out_char(o, '\n');
    }
}
