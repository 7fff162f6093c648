/* Quotation marks are paired first, paragraph by paragraph; then sentences are
 * cut, never inside a pair: most quotations hold several sentences, and an
 * attribution may follow them all. */
#include "core/utf8.h"
#include "model/model.h"
#include "stage/stage.h"

/* ---- pairs -------------------------------------------------------------- */

enum glyph { GLYPH_DOUBLE, GLYPH_SINGLE };

/* Marks of one make; another make inside an open pair is a pair of its own. */
enum make { MAKE_STRAIGHT, MAKE_CURLY, MAKE_ANGLE };

struct mark {
    enum glyph glyph;
    enum make make;
    bool turned;        /* its glyph opens only: “ « „ */
    bool opens, closes; /* what its glyph and its neighbours allow */
};

static inline bool is_mark(const struct doc *d, u32 t, const char *text) {
    return t < d->n_tokens && doc_spells(d, t, text);
}

/* A mark opens before a glued word and after a gap, closes after a glued word
 * and before a gap; glyphs of one direction decide where both would do. */
static struct mark look_at(const struct doc *d, u32 t) {
    const struct berita_token *k = &d->token[t];
    u32 len, cp = utf8_at(d->text, d->len, k->start, &len);
    struct mark m = {GLYPH_DOUBLE, MAKE_CURLY, false, false, false};
    if (cp == '"' || cp == '\'' || cp == '`') m.make = MAKE_STRAIGHT;
    if (cp == 0xab || cp == 0xbb) m.make = MAKE_ANGLE;
    bool two = k->end - k->start == 2 && len == 1;
    if (!two && (cp == '\'' || cp == '`' || cp == 0xb4 || cp == 0x2018 || cp == 0x2019 ||
                 cp == 0x201a || cp == 0x201b || cp == 0x2039 || cp == 0x203a))
        m.glyph = GLYPH_SINGLE;
    bool gap_before = t == 0 || !(k->flags & TOKEN_GLUED) || is_mark(d, t - 1, "(") ||
                      is_mark(d, t - 1, "[");
    bool gap_after = t + 1 >= d->n_tokens || !(d->token[t + 1].flags & TOKEN_GLUED) ||
                     d->token[t + 1].flags & TOKEN_LINE;
    bool mark_after = !gap_after && d->token[t + 1].kind == TOKEN_PUNCT &&
                      !is_mark(d, t + 1, "(") && !is_mark(d, t + 1, "[") && !is_mark(d, t + 1, "...");
    m.opens = gap_before ? !gap_after || k->flags & TOKEN_LINE : !gap_after && !mark_after;
    m.closes = !gap_before || gap_after;
    if (gap_before && gap_after) m.opens = m.closes = true;
    m.turned = cp == 0x201c || cp == 0xab || cp == 0x201e || cp == 0x2018 || cp == 0x2039;
    if (m.turned) m.closes = m.closes && !m.opens;
    return m;
}

struct pairing {
    struct doc *d;
    u32 open[2];      /* pair row that is open for each glyph, NONE */
    enum make make;   /* of the double one */
    bool inner;       /* the slot of the single one holds a double mark */
    enum make inner_make;
    u32 limit;        /* of the paragraph */
};

static void close_pair(struct doc *d, u32 row, u32 t) {
    d->pair[row].close = t;
    d->token[d->pair[row].open].flags |= TOKEN_OPENS;
    d->token[t].flags |= TOKEN_CLOSES;
}

/* An opening mark without its fellow: kept as a row, empty, and told. */
static void give_up(struct pairing *p, enum glyph g) {
    struct doc *d = p->d;
    if (p->open[g] == NONE) return;
    struct pair *row = &d->pair[p->open[g]];
    row->unterminated = true;
    row->close = row->open;
    if (g == GLYPH_DOUBLE) doc_warn(d, BERITA_WARN_UNTERMINATED, d->token[row->open].start);
    /* What stood inside stands alone now. */
    for (u32 i = p->open[g] + 1; g == GLYPH_DOUBLE && i < d->n_pairs; i++) d->pair[i].depth = 0;
    p->open[g] = NONE;
}

static void open_pair(struct pairing *p, u32 t, enum glyph g) {
    struct pair *row = doc_push_pair(p->d);
    if (!row) return;
    row->open = row->close = t;
    row->depth = g == GLYPH_SINGLE && p->open[GLYPH_DOUBLE] != NONE;
    p->open[g] = p->d->n_pairs - 1;
}

/* A closing mark without its fellow: a row whose marks are one. */
static void lone_close(struct doc *d, u32 t) {
    struct pair *row = doc_push_pair(d);
    doc_warn(d, BERITA_WARN_UNTERMINATED, d->token[t].start);
    d->token[t].flags |= TOKEN_CLOSES;
    if (row) *row = (struct pair){.open = t, .close = t, .unterminated = true, .mended = true};
}

/* «... “...” ...», “... “...” ...”: a double mark of another make than the one
 * that is open, or a second one of a glyph that only opens. */
static bool take_inner(struct pairing *p, u32 t, const struct mark *m) {
    struct doc *d = p->d;
    u32 *slot = &p->open[GLYPH_SINGLE];
    if (*slot != NONE && p->inner && m->closes && m->make == p->inner_make) {
        close_pair(d, *slot, t);
        *slot = NONE;
        return true;
    }
    bool glued = t + 1 < d->n_tokens && d->token[t + 1].flags & TOKEN_GLUED;
    bool second = m->turned && glued && !(d->token[t].flags & (TOKEN_LINE | TOKEN_GLUED));
    if (*slot != NONE || !m->opens || m->closes || (m->make == p->make && !second)) return false;
    open_pair(p, t, GLYPH_SINGLE);
    p->inner = true;
    p->inner_make = m->make;
    return true;
}

static void take_mark(struct pairing *p, u32 t) {
    struct doc *d = p->d;
    struct mark m = look_at(d, t);
    if (m.glyph == GLYPH_DOUBLE && p->open[GLYPH_DOUBLE] != NONE && take_inner(p, t, &m)) return;
    u32 open = p->open[m.glyph];
    if (open != NONE && m.closes && t > d->pair[open].open) {
        close_pair(d, open, t);
        p->open[m.glyph] = NONE;
        if (m.glyph == GLYPH_DOUBLE) give_up(p, GLYPH_SINGLE);
        return;
    }
    if (m.glyph == GLYPH_SINGLE) {
        if (m.opens && open == NONE) open_pair(p, t, GLYPH_SINGLE), p->inner = false;
        return;
    }
    /* A second opening mark: the first had lost its fellow, unless the line
     * only repeats the mark of a quotation that runs over paragraphs. */
    if (open != NONE && d->token[t].flags & TOKEN_LINE) return;
    if (open != NONE) give_up(p, GLYPH_DOUBLE);
    p->make = m.make;
    if (m.opens) open_pair(p, t, GLYPH_DOUBLE);
    else lone_close(d, t);
}

/* Does the next paragraph that is no furniture open with a mark again? */
static bool reopens(const struct doc *d, u32 paragraph) {
    for (u32 i = paragraph + 1; i < d->n_paragraphs; i++) {
        const struct paragraph *p = &d->paragraph[i];
        if (p->kind == PARA_FURNITURE) continue;
        return d->token[p->first].kind == TOKEN_QUOTE && look_at(d, p->first).opens;
    }
    return false;
}

/* A quotation as long as that by token t has lost its closing mark. */
static void give_up_long(struct pairing *p, u32 t) {
    u32 open = p->open[GLYPH_DOUBLE];
    if (open != NONE && t - p->d->pair[open].open > MAX_QUOTE_TOKENS) give_up(p, GLYPH_DOUBLE);
}

/* An open quotation goes over a paragraph's end only when it has no closing
 * mark there and the next paragraph repeats the opening one. */
static void pair_marks(struct doc *d) {
    struct pairing p = {.d = d, .open = {NONE, NONE}};
    for (u32 i = 0; i < d->n_paragraphs; i++) {
        const struct paragraph *para = &d->paragraph[i];
        if (para->kind == PARA_FURNITURE) continue;
        u32 t = para->first - 1, limit = para->limit;
        while ((t = doc_next_kind(d, t + 1, limit, TOKEN_QUOTE)) < limit) {
            give_up_long(&p, t - 1);
            take_mark(&p, t);
        }
        give_up_long(&p, para->limit - 1);
        give_up(&p, GLYPH_SINGLE);
        if (p.open[GLYPH_DOUBLE] != NONE && !reopens(d, i)) give_up(&p, GLYPH_DOUBLE);
    }
    give_up(&p, GLYPH_DOUBLE);
}

static void mark_quoted(struct doc *d) {
    u32 done = 0;
    for (u32 i = 0; i < d->n_pairs; i++) {
        const struct pair *p = &d->pair[i];
        if (p->unterminated || p->depth) continue;
        for (u32 t = max_u32(p->open + 1, done); t < p->close; t++) d->token[t].flags |= TOKEN_QUOTED;
        done = max_u32(done, p->close);
    }
}

/* ---- sentences ---------------------------------------------------------- */

/* A stop, three or four of them, "!", "?" or "…". */
static inline bool is_final(const struct doc *d, u32 t) {
    const struct berita_token *k = &d->token[t];
    const char *p = d->text + k->start;
    u32 n = k->end - k->start;
    if (k->kind != TOKEN_PUNCT) return false;
    switch (*p) {
    case '.': return n <= 4 && n != 2;
    case '!': case '?': return true;
    default: return n == 3 && memcmp(p, "…", 3) == 0;
    }
}

/* "dr. Ani", "Jl. Merdeka", "a.n.": a phrase of the lexicon that ends with
 * this very period.  Abbreviations are at most eight tokens. */
static const struct entry *abbreviation(const struct doc *d, u32 t, u32 from) {
    u32 low = t > from + 8 ? t - 8 : from, n;
    for (u32 s = t; s-- > low;) {
        const struct entry *e = d->token[s].flags & TOKEN_PHRASE ? doc_longest(d, s, CLASS_ABBREVIATION, &n) : NULL;
        if (e && s + n == t + 1) return e;
        if (!(d->token[s + 1].flags & TOKEN_GLUED)) break;
    }
    return NULL;
}

/* "A. Rahman", "M. Nuh": one capital letter; not that of "X-A". */
static bool is_initial(const struct doc *d, u32 t) {
    const struct berita_token *k = &d->token[t];
    if (k->kind != TOKEN_WORD || k->shape != SHAPE_CAP || k->end - k->start != 1) return false;
    return t == 0 || !(k->flags & TOKEN_GLUED) || !is_mark(d, t - 1, "-");
}

/* "Kgs. Muhammad", "Rr. Endang": a capital and no vowel. */
static bool is_consonants(const struct doc *d, u32 t) {
    const struct berita_token *k = &d->token[t];
    if (k->kind != TOKEN_WORD || k->shape != SHAPE_CAP || k->end - k->start < 2) return false;
    if (k->flags & TOKEN_NON_ASCII) return false;
    for (u32 i = k->start; i < k->end; i++)
        if (strchr("aeiouAEIOU", d->text[i])) return false;
    return true;
}

/* Has the word its capital from a sentence that it opens?  It is one usually
 * written small or an office, and no given name ("Untung"). */
static bool opens_anew(const struct doc *d, u32 t, bool surely) {
    const struct berita_token *k = &d->token[t];
    if (k->kind == TOKEN_QUOTE) return !surely && k->flags & TOKEN_OPENS;
    if (k->kind != TOKEN_WORD || k->shape != SHAPE_CAP || doc_is(d, t, CLASS_NAME_GIVEN)) return false;
    if (doc_is(d, t, CLASS_FUNCTION)) return true;
    const struct word *w = doc_base(d, t);
    return !surely && (w->lower > w->upper || doc_is(d, t, CLASS_ROLE_OFFICE));
}

/* The number of a list: "1. Beras", "a. Beras", "berikut: 1. Beras". */
static bool is_list_number(const struct doc *d, u32 t, u32 from) {
    const struct berita_token *k = &d->token[t];
    u32 n = k->end - k->start;
    if (k->kind == TOKEN_NUMBER ? n > 2 : k->kind != TOKEN_WORD || n > 1) return false;
    return k->flags & TOKEN_LINE || (t > from && (is_mark(d, t - 1, ":") || is_mark(d, t - 1, ";")));
}

/* Does the period at t belong to the word before it, and not end what `next`
 * goes on?  Number 1 of an abbreviation: a sentence often ends with it. */
static bool is_of_word(const struct doc *d, u32 t, u32 next, u32 from) {
    const struct entry *e = abbreviation(d, t, from);
    if (is_initial(d, t - 1) || (e && e->number == 1)) return !opens_anew(d, next, false);
    if (e || is_consonants(d, t - 1)) return !opens_anew(d, next, true);
    return is_list_number(d, t - 1, from);
}

static bool starts_sentence(const struct doc *d, u32 t) {
    const struct berita_token *k = &d->token[t];
    if (t >= d->n_tokens || k->flags & TOKEN_LINE) return true;
    if (k->flags & TOKEN_UNCASED && !(k->flags & TOKEN_GLUED)) return true;
    return token_is_capital(k) || k->kind == TOKEN_NUMBER || k->kind == TOKEN_QUOTE ||
           k->kind == TOKEN_MIXED || is_mark(d, t, "(") || is_mark(d, t, "[") || is_mark(d, t, "@") ||
           is_mark(d, t, "#");
}

/* Is the final mark at t, with whatever closes after it up to `next`, the end
 * of a sentence? */
static bool ends_sentence(const struct doc *d, u32 t, u32 next, u32 from) {
    if (!starts_sentence(d, next)) return false;
    bool period = is_mark(d, t, ".");
    if (next < d->n_tokens && d->token[next].flags & TOKEN_GLUED) {
        /* "selesai.Dia pergi", "Grup G.Menurutnya": the blank was lost; not
         * "M.Si", "S.H." */
        const struct berita_token *before = &d->token[t - (t > from)], *after = &d->token[next];
        const struct word *w = doc_word(d, next);
        if (next != t + 1 || before->kind != TOKEN_WORD || after->kind != TOKEN_WORD) return false;
        if (before->shape == SHAPE_LOWER && before->end - before->start > 2) return true;
        return after->end - after->start > 4 && (w->lower > w->upper || doc_is(d, next, CLASS_CUE_MENURUTNYA));
    }
    if (!period || t == from || d->token[next].flags & TOKEN_LINE) return true;
    return !is_of_word(d, t, next, from);
}

static u32 after_closers(const struct doc *d, u32 t, u32 limit) {
    for (; t < limit; t++) {
        u16 flags = d->token[t].flags;
        if (flags & TOKEN_CLOSES) continue;
        if (!(flags & TOKEN_GLUED) || !(is_mark(d, t, ")") || is_mark(d, t, "]") || is_final(d, t))) break;
    }
    return t;
}

static void add_sentence(struct doc *d, u32 first, u32 limit, u32 paragraph) {
    struct sentence *s = limit > first ? doc_push_sentence(d) : NULL;
    if (!s) return;
    *s = (struct sentence){first, limit, paragraph};
    d->token[first].flags |= TOKEN_SENTENCE;
    u32 *of = d->sentence_of, row = d->n_sentences - 1;
    for (u32 t = first; t < limit; t++) of[t] = row;
}

/* Inside a quotation nothing is cut, but where its sentences begin is marked. */
static void cut(struct doc *d, u32 paragraph) {
    u32 first = d->paragraph[paragraph].first, limit = d->paragraph[paragraph].limit, inner = first;
    for (u32 t = first; (t = doc_next_kind(d, t, limit, TOKEN_PUNCT)) < limit; t++) {
        if (!is_final(d, t)) continue;
        u32 next = after_closers(d, t + 1, limit);
        if (!ends_sentence(d, t, next, inner)) {
            if (next > t + 1) t = next - 2; /* a run of marks is asked about twice, however long */
            continue;
        }
        inner = next;
        t = next - 1;
        if (next < limit && d->token[t].flags & d->token[next].flags & TOKEN_QUOTED) {
            d->token[next].flags |= TOKEN_INNER;
            continue;
        }
        add_sentence(d, first, next, paragraph);
        first = next;
    }
    add_sentence(d, first, limit, paragraph);
}

bool stage_sentence(struct doc *d) {
    pair_marks(d);
    mark_quoted(d);
    for (u32 i = 0; i < d->n_paragraphs; i++) cut(d, i);
    d->sentence_of[d->n_tokens] = d->n_sentences;
    return true;
}
