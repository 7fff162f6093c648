#include "emit/tags.h"

#include "emit/emit.h"

#include <stdlib.h>

enum {
    PHRASE_MOST = 16,   /* tokens of the longest phrase */
    REPORTS_MOST = 100, /* quotations named at a cue */
};

const char column_name[COLUMNS][16] = {
    "word", "start", "end",  "space", "kind",   "shape",     "name",    "entity",
    "date", "value", "role", "cue",   "speech", "quotation", "speaker", "reports", "classes",
};

/* ---- layers ----------------------------------------------------------- */

static bool make_room(struct tags *tags, uint32_t tokens) {
    if (tokens <= tags->room) return true;
    for (unsigned i = 0; i < LAYERS; i++) {
        uint32_t *row = realloc(tags->row[i], (size_t)tokens * 2 * sizeof *row);
        if (!row) {
            tags->room = 0;
            return false;
        }
        tags->row[i] = row;
    }
    tags->room = tokens * 2;
    return true;
}

/* The first token that ends behind a byte. */
static uint32_t token_at(const struct view *v, uint32_t byte) {
    uint32_t low = 0, high = v->n_tokens;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (v->token[middle].end <= byte) low = middle + 1;
        else high = middle;
    }
    return low;
}

/* Where two spans overlap the earlier row keeps its tokens, and the later one has
 * none. */
static void cover(struct tags *tags, const struct view *v, enum layer layer, uint32_t start,
                  uint32_t end, uint32_t row) {
    uint32_t first = token_at(v, start), limit = first, *at = tags->row[layer];
    for (; limit < v->n_tokens && v->token[limit].start < end; limit++)
        if (at[limit]) return;
    for (uint32_t t = first; t < limit; t++) at[t] = row + 1;
}

static bool wants_name(const struct view *v, const struct berita_mention *m) {
    return m->entity != BERITA_NONE && view_wants_mention(v, m) && view_wants_entity(v, m->entity);
}

bool tags_fill(struct tags *tags, const struct view *v) {
    unsigned kinds = v->choice->kinds;
    if (!make_room(tags, v->n_tokens + 1)) return false;
    for (unsigned i = 0; i < LAYERS; i++)
        memset(tags->row[i], 0, (v->n_tokens + 1) * sizeof *tags->row[i]);
    for (uint32_t i = 0; i < v->n_mentions; i++)
        if (wants_name(v, &v->mention[i]))
            cover(tags, v, LAYER_NAME, v->mention[i].start, v->mention[i].end, i);
    for (uint32_t i = 0; kinds & KIND_DATES && i < v->n_dates; i++)
        cover(tags, v, LAYER_DATE, v->date[i].start, v->date[i].end, i);
    for (uint32_t i = 0; kinds & KIND_PERSONS && i < v->n_roles; i++)
        cover(tags, v, LAYER_ROLE, v->role[i].start, v->role[i].end, i);
    for (uint32_t i = 0; kinds & KIND_QUOTATIONS && i < v->n_quotations; i++) {
        const struct berita_quotation *q = &v->quotation[i];
        if (!view_wants(v, q)) continue;
        cover(tags, v, LAYER_SPEECH, q->start, q->end, i);
        cover(tags, v, LAYER_CUE, q->cue.start, q->cue.end, i);
    }
    tags->phrase = 0;
    return true;
}

void tags_free(struct tags *tags) {
    for (unsigned i = 0; i < LAYERS; i++) free(tags->row[i]);
}

/* ---- values ----------------------------------------------------------- */

/* Where a value goes, and how its format writes the text in it. */
struct cell {
    struct out *out;
    const struct view *v;
    struct tags *tags;
    const struct piece *piece;
    uint32_t token;
};

static const char *label(const struct view *v, enum layer layer, uint32_t row) {
    switch (layer) {
    case LAYER_NAME: return type_name[v->mention[row].type % 3];
    case LAYER_DATE: return date_type[v->date[row].type & 3];
    case LAYER_ROLE: return v->role[row].is_title ? "title" : "role";
    case LAYER_SPEECH: return speech_name[v->quotation[row].type % 3];
    default: return "cue";
    }
}

/* What of a span goes over a sentence's end is a span of its own there. */
static char prefix(const struct cell *c, enum layer layer) {
    static const char letters[][5] = {"BIIB", "BILU", "BIES"}; /* first, inner, last, only */
    const uint32_t *at = c->tags->row[layer];
    uint32_t t = c->token;
    bool first = t == c->piece->first || at[t - 1] != at[t];
    bool last = t + 1 == c->piece->limit || at[t + 1] != at[t];
    return letters[c->tags->scheme][first && last ? 3 : first ? 0 : last ? 2 : 1];
}

static bool put_tag(const struct cell *c, enum layer layer) {
    uint32_t row = c->tags->row[layer][c->token];
    if (!row) return false;
    out_char(c->out, prefix(c, layer));
    out_char(c->out, '-');
    out_str(c->out, label(c->v, layer, row - 1));
    return true;
}

static bool put_entity(const struct cell *c, uint32_t entity) {
    if (entity == BERITA_NONE) return false;
    out_char(c->out, view_letter(c->v->entity[entity].type));
    out_u32(c->out, c->v->number[entity]);
    return true;
}

static bool put_quotation(const struct cell *c, uint32_t row) {
    if (!row) return false;
    out_char(c->out, 'q');
    out_u32(c->out, row);
    return true;
}

/* Quotations that share a clause are rows one behind the other. */
static bool put_reports(const struct cell *c, uint32_t row) {
    const struct view *v = c->v;
    const struct berita_quotation *q = v->quotation;
    if (!row) return false;
    out_room(c->out, OUT_BLOCK / 2); /* for all of them */
    put_quotation(c, row);
    for (uint32_t i = row, n = 1; i < v->n_quotations && n < REPORTS_MOST; i++, n++) {
        if (q[i].cue.start != q[row - 1].cue.start || q[i].cue.end != q[row - 1].cue.end) break;
        if (!view_wants(v, &q[i])) continue;
        out_char(c->out, ',');
        put_quotation(c, i + 1);
    }
    return true;
}

static bool put_text(const struct cell *c, const char *text) {
    out_str(c->out, text);
    return *text != 0;
}

static bool put_flag(const struct cell *c, bool yes) { return put_text(c, yes ? "1" : "0"); }

static bool put_number(const struct cell *c, uint32_t byte) {
    out_u64(c->out, view_offset(c->v, byte));
    return true;
}

/* A value without marks around it, by columns but word and classes; false when
 * there is none, and then nothing was written. */
static bool put_value(const struct cell *c, enum column column) {
    const struct berita_token *k = &c->v->token[c->token];
    uint32_t name = c->tags->row[LAYER_NAME][c->token], date = c->tags->row[LAYER_DATE][c->token];
    uint32_t speech = c->tags->row[LAYER_SPEECH][c->token];
    switch (column) {
    case COLUMN_START: return put_number(c, k->start);
    case COLUMN_END: return put_number(c, k->end);
    case COLUMN_SPACE: return put_flag(c, token_is_apart(c->v, c->token));
    case COLUMN_KIND: return put_text(c, token_kind[k->kind & 7]);
    case COLUMN_SHAPE: return put_text(c, token_shape[k->shape % 5]);
    case COLUMN_NAME: return put_tag(c, LAYER_NAME);
    case COLUMN_DATE: return put_tag(c, LAYER_DATE);
    case COLUMN_ROLE: return put_tag(c, LAYER_ROLE);
    case COLUMN_CUE: return put_tag(c, LAYER_CUE);
    case COLUMN_SPEECH: return put_tag(c, LAYER_SPEECH);
    case COLUMN_ENTITY: return name && put_entity(c, c->v->mention[name - 1].entity);
    case COLUMN_VALUE: return date && put_text(c, c->v->date[date - 1].value);
    case COLUMN_QUOTATION: return put_quotation(c, speech);
    case COLUMN_SPEAKER: return speech && put_entity(c, c->v->quotation[speech - 1].speaker);
    case COLUMN_REPORTS: return put_reports(c, c->tags->row[LAYER_CUE][c->token]);
    default: return false;
    }
}

/* ---- classes ---------------------------------------------------------- */

static void put_class(const struct cell *c, const char *name, const struct berita_phrase *p, bool json) {
    if (json) out_char(c->out, '"');
    out_str(c->out, name);
    if (p) {
        out_char(c->out, ':');
        out_u32(c->out, c->token - p->first + 1);
        out_char(c->out, '/');
        out_u32(c->out, p->limit - p->first);
    }
    if (json) out_char(c->out, '"');
    out_char(c->out, ',');
}

/* Rows are in the order of their first tokens, and tokens are asked for in
 * theirs: what ends before this one is passed over for good. */
static void put_phrases(const struct cell *c, bool json) {
    uint32_t n = berita_phrases(c->v->doc), *low = &c->tags->phrase;
    while (*low < n && berita_phrase(c->v->doc, *low).first + PHRASE_MOST <= c->token) ++*low;
    for (uint32_t i = *low; i < n; i++) {
        struct berita_phrase p = berita_phrase(c->v->doc, i);
        if (p.first > c->token) break;
        if (p.limit > c->token) put_class(c, berita_class_name(c->v->model, p.cls), &p, json);
    }
}

/* Classes of the word, then those of phrases around it; false when none. */
static bool put_classes(const struct cell *c, bool json) {
    const char *name;
    out_room(c->out, OUT_BLOCK / 2); /* so that all of them stay in the buffer */
    size_t before = c->out->n;
    for (uint32_t cls = 0; (name = berita_class_name(c->v->model, cls)); cls++)
        if (berita_token_is(c->v->doc, c->token, cls)) put_class(c, name, NULL, json);
    put_phrases(c, json);
    if (c->out->n == before) return false;
    c->out->n--; /* the comma behind the last */
    return true;
}

/* ---- tables ----------------------------------------------------------- */

void emit_tags_head(struct out *o, const struct tags *tags) {
    out_str(o, "# global.columns =");
    for (unsigned i = 0; i < tags->n; i++) {
        out_char(o, ' ');
        out_str(o, column_name[tags->column[i]]);
    }
    out_char(o, '\n');
}

static bool is_layer(enum column column) {
    return column == COLUMN_NAME || column == COLUMN_DATE || column == COLUMN_ROLE ||
           column == COLUMN_CUE || column == COLUMN_SPEECH;
}

static void tsv_cell(const struct cell *c, enum column column) {
    const struct berita_token *k = &c->v->token[c->token];
    if (column == COLUMN_WORD) emit_letters(c->out, c->v, k->start, k->end);
    else if (!(column == COLUMN_CLASSES ? put_classes(c, false) : put_value(c, column)))
        out_char(c->out, is_layer(column) ? 'O' : '_');
}

static void tsv_row(const struct cell *c) {
    for (unsigned i = 0; i < c->tags->n; i++) {
        if (i) out_char(c->out, '\t');
        tsv_cell(c, c->tags->column[i]);
    }
    out_char(c->out, '\n');
}

void emit_tags_tsv(struct out *o, const struct view *v, struct tags *tags, struct pieces *p) {
    struct piece piece = {0};
    emit_conllu_document(o, v);
    while (pieces_next(p, v, piece.limit, &piece)) {
        struct cell c = {o, v, tags, &piece, piece.first};
        for (; c.token < piece.limit; c.token++) tsv_row(&c);
        out_char(o, '\n');
    }
}

/* ---- CoNLL-U ---------------------------------------------------------- */

/* Word, offsets and space have places of their own. */
static void conllu_value(const struct cell *c, enum column column) {
    struct out *o = c->out;
    const char *name = column_name[column];
    if (column <= COLUMN_SPACE) return;
    out_room(o, OUT_BLOCK / 2); /* so that a name without a value can be taken back */
    size_t before = o->n;
    out_char(o, '|');
    out_char(o, (char)(*name - 32)); /* names of columns are small letters */
    out_str(o, name + 1);
    out_char(o, '=');
    if (!(column == COLUMN_CLASSES ? put_classes(c, false) : put_value(c, column))) o->n = before;
}

static void conllu_row(const struct cell *c) {
    const struct berita_token *k = &c->v->token[c->token];
    struct out *o = c->out;
    out_u32(o, c->token - c->piece->first + 1);
    out_char(o, '\t');
    emit_letters(o, c->v, k->start, k->end);
    out_str(o, "\t_\t_\t_\t_\t_\t_\t_\t");
    if (!token_is_apart(c->v, c->token)) out_str(o, "SpaceAfter=No|");
    emit_conllu_range(o, c->v, k->start, k->end);
    for (unsigned i = 0; i < c->tags->n; i++) conllu_value(c, c->tags->column[i]);
    out_char(o, '\n');
}

void emit_tags_conllu(struct out *o, const struct view *v, struct tags *tags, struct pieces *p) {
    emit_conllu_document(o, v);
    emit_tags_sentences(o, v, tags, p);
}

void emit_tags_sentences(struct out *o, const struct view *v, struct tags *tags, struct pieces *p) {
    struct piece piece = {0};
    while (pieces_next(p, v, piece.limit, &piece)) {
        struct cell c = {o, v, tags, &piece, piece.first};
        emit_conllu_piece(o, v, p, &piece);
        for (; c.token < piece.limit; c.token++) conllu_row(&c);
        out_char(o, '\n');
    }
}

/* ---- JSON ------------------------------------------------------------- */

static void json_value(const struct cell *c, enum column column) {
    struct out *o = c->out;
    const struct berita_token *k = &c->v->token[c->token];
    if (column == COLUMN_CLASSES) {
        out_char(o, '[');
        put_classes(c, true);
        out_char(o, ']');
    } else if (column == COLUMN_WORD) {
        out_string(o, c->v->record->text + k->start, k->end - k->start, c->v->bad);
    } else if (column == COLUMN_SPACE) {
        out_str(o, token_is_apart(c->v, c->token) ? "true" : "false");
    } else if (column <= COLUMN_END) {
        put_value(c, column);
    } else {
        out_room(o, OUT_BLOCK / 2); /* so that the mark can be taken back */
        out_char(o, '"');
        if (put_value(c, column)) {
            out_char(o, '"');
            return;
        }
        o->n--;
        out_str(o, "null");
    }
}

static void json_token(const struct cell *c) {
    for (unsigned i = 0; i < c->tags->n; i++) {
        out_str(c->out, i ? ",\"" : "{\"");
        out_str(c->out, column_name[c->tags->column[i]]);
        out_str(c->out, "\":");
        json_value(c, c->tags->column[i]);
    }
    out_str(c->out, "},");
}

void emit_tags_jsonl(struct out *o, const struct view *v, struct tags *tags, struct pieces *p) {
    struct piece piece = {0};
    while (pieces_next(p, v, piece.limit, &piece)) {
        struct cell c = {o, v, tags, &piece, piece.first};
        emit_piece_head(o, v, p, &piece);
        out_str(o, ",\"tokens\":[");
        for (; c.token < piece.limit; c.token++) json_token(&c);
        o->n--; /* the comma behind the last */
        out_str(o, "]}\n");
    }
}
