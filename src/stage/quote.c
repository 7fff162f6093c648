/* Pairs of quotation marks become quotations, or stay what they are: scare
 * quotes, titles, slogans.  A cue beside the pair decides first, then what the
 * pair holds. */
#include "stage/attribution.h"
#include "stage/stage.h"

enum {
    CREDIT = 16,       /* tokens that name whose words stand above */
    LABEL = 4,         /* words of whom an answer is by */
    NEAR_WORDS = 5,
    UNCUED_WORDS = 2,
    SCARE_WORDS = 8,
    BEFORE_MAX = 24,
    LIST_GAP = 8,
    MEND_TOKENS = 250
};

struct candidate {
    u32 open, first, close, words; /* first: of the words; open is their mark, or NONE */
    u32 after; /* token after the closing mark, or after the words where there is none */
    u32 from;  /* of the sentence, or after what was quoted before in it */
    u32 sentence;
    bool ended; /* the last token inside is punctuation that ends speech */
    bool whole; /* it stands at the head of its sentence */
    bool scare; /* a word before it announces a title or a so-called */
};

static bool ends_speech(const struct doc *d, u32 t) {
    if (d->token[t].kind != TOKEN_PUNCT) return false;
    return doc_spells(d, t, ",") || doc_spells(d, t, ".") || doc_spells(d, t, "?") ||
           doc_spells(d, t, "!") || doc_spells(d, t, "...") || doc_spells(d, t, "…") ||
           doc_spells(d, t, "-") || doc_spells(d, t, "—");
}

static u32 count_words(const struct doc *d, u32 first, u32 limit) {
    u32 n = 0;
    for (u32 t = first; t < limit; t++)
        n += d->token[t].kind == TOKEN_WORD || d->token[t].kind == TOKEN_MIXED;
    return n;
}

static struct candidate consider(const struct doc *d, const struct pair *p, u32 floor) {
    struct candidate c = {.open = p->open, .first = p->open + 1, .close = p->close, .sentence = d->sentence_of[p->open]};
    c.from = max_u32(d->sentence[c.sentence].first, floor);
    c.after = p->close + !(p->unterminated && d->token[p->close].kind != TOKEN_QUOTE);
    c.words = count_words(d, p->open + 1, p->close);
    c.ended = ends_speech(d, p->close - 1);
    c.whole = p->open == d->sentence[c.sentence].first;
    if (c.whole && p->open > floor && doc_spells(d, p->open - 1, ":"))
        c.from = max_u32(d->sentence[d->sentence_of[p->open - 1]].first, floor);
    c.scare = attribution_follows_scare(d, c.from, p->open);
    return c;
}

static struct berita_quotation *add(struct doc *d, const struct candidate *c) {
    struct berita_quotation *row = doc_push_quotation(d);
    if (!row) return NULL;
    attribution_span(d, row, c->first, c->close);
    row->type = BERITA_DIRECT;
    row->how = BERITA_PRONOUN;
    return row;
}

/* After a comma before the closing mark a single word, alone or before a
 * person, is a cue even if no lexicon has it: "celetuknya", "gumam X". */
static bool unknown_cue(struct doc *d, const struct candidate *c, u32 t) {
    u32 limit = d->sentence[c->sentence].limit, next = t + 1;
    if (!doc_spells(d, c->close - 1, ",") || d->token[t].shape != SHAPE_LOWER) return false;
    u32 at = next < limit ? d->mention_at[next] : 0;
    bool named = at && d->mention[at - 1].type == BERITA_PERSON;
    if (!named && next < limit && d->token[next].kind != TOKEN_PUNCT) return false;
    struct berita_quotation *row = add(d, c);
    if (!row) return true;
    row->rule = REASON_QUOTE_UNKNOWN_CUE;
    attribution_cue(d, row, t);
    struct subject s = {next, next, at - 1, BERITA_SHORT};
    if (named) s.limit = d->mention[at - 1].limit, attribution_give(d, row, &s);
    return true;
}

/* ”…,” demikian disampaikan X */
static bool passive_after(const struct doc *d, u32 t, struct match *m) {
    struct capture speaker;
    return match_may_start(d, t, GROUP_SPEECH) && match_at(d, t, GROUP_SPEECH, m) &&
           d->model->rule[m->rule].emit == EMIT_CUE && match_capture(d, m, KEY_SPEAKER, &speaker) &&
           !match_str(d, m, KEY_SIDE);
}

/* "— Budi Santoso, pedagang" in a paragraph of its own below the words, or in
 * brackets behind them. */
static bool is_credit(const struct doc *d, u32 t) {
    const struct sentence *s = &d->sentence[d->sentence_of[t]];
    const struct paragraph *p = &d->paragraph[s->paragraph];
    if (doc_spells(d, t, "(")) return doc_spells(d, s->limit - 1, ")");
    return p->first == t && d->token[t].kind == TOKEN_PUNCT && p->limit - p->first <= CREDIT &&
           !doc_spells(d, p->limit - 1, ".");
}

/* ”…,” kata X */
static bool cue_after(struct doc *d, const struct candidate *c) {
    struct match m;
    u32 t = c->after;
    bool outside = doc_spells(d, t, ",");
    t += outside;
    if (t >= d->n_tokens || (d->token[t].flags & TOKEN_SENTENCE && !is_credit(d, t))) return false;
    if (c->scare && !c->ended) return false;
    if (!c->ended && !c->whole && c->words < (outside ? SCARE_WORDS : NEAR_WORDS)) return false;
    if (!match_at(d, t, GROUP_QUOTE, &m) && !passive_after(d, t, &m)) return !outside && unknown_cue(d, c, t);
    struct berita_quotation *row = add(d, c);
    if (row) attribution_take(d, row, &m);
    return true;
}

/* The surest clause before the pair that ends at its opening mark, the last of
 * equals. */
static bool match_before(const struct doc *d, const struct candidate *c, struct match *out) {
    struct match m;
    u32 t = c->open > c->from + BEFORE_MAX ? c->open - BEFORE_MAX : c->from;
    bool found = false;
    for (; t < c->open; t++)
        if (match_may(d, t, GROUP_BEFORE) && match_at(d, t, GROUP_BEFORE, &m) && m.whole_limit == c->open + 1 &&
            (!found || match_int(d, &m, KEY_SCORE, 0) >= match_int(d, out, KEY_SCORE, 0))) {
            *out = m;
            found = true;
        }
    return found;
}

static bool cue_before(struct doc *d, const struct candidate *c) {
    struct match m;
    struct subject s;
    struct capture cue;
    if (!match_before(d, c, &m)) return false;
    i64 score = match_int(d, &m, KEY_SCORE, 0);
    if (score < WRITTEN && c->scare) return false;
    if (score < 2 && !c->ended && c->words < NEAR_WORDS) return false;
    struct berita_quotation *row = add(d, c);
    if (!row) return true;
    attribution_take(d, row, &m);
    if (row->mention == NONE && match_capture(d, &m, KEY_CUE, &cue) &&
        (score == WRITTEN ? attribution_owner(d, c->from, cue.first, &s)
                          : attribution_subject(d, c->from, cue.first, &s)))
        attribution_give(d, row, &s);
    return true;
}

/* Does the clause of the quotation before stand between the two? */
static bool is_interrupted(const struct doc *d, const struct candidate *c) {
    const struct berita_quotation *last =
        d->n_quotations ? &d->quotation[d->n_quotations - 1] : NULL;
    return last && last->limit < c->open && d->sentence_of[last->first] == c->sentence &&
           last->cue.start >= last->end;
}

static u32 first_part(const struct doc *d) {
    const struct berita_quotation *last = &d->quotation[d->n_quotations - 1];
    return last->continues == NONE ? d->n_quotations - 1 : last->continues;
}

/* The sentence goes on with more words of the same speaker, or a list of
 * written ones does. */
static bool goes_on(struct doc *d, const struct candidate *c, bool listed) {
    const struct berita_quotation *last =
        d->n_quotations ? &d->quotation[d->n_quotations - 1] : NULL;
    if (!last || d->sentence_of[last->first] != c->sentence) return false;
    bool apart = d->token[c->open - 1].kind == TOKEN_PUNCT;
    bool comma = c->words >= 2 && !c->scare && (c->ended || (apart && c->words >= NEAR_WORDS));
    bool list = listed && c->open - last->limit <= LIST_GAP;
    if (!comma && !list) return false;
    u32 before = listed ? first_part(d) : d->n_quotations - 1;
    struct berita_quotation *row = add(d, c);
    if (!row) return true;
    row->continues = before;
    row->rule = REASON_QUOTE_GOES_ON;
    return true;
}

/* The marks hold all of a paragraph and more than a heading. */
static bool is_paragraph(const struct doc *d, const struct candidate *c) {
    const struct paragraph *p = &d->paragraph[d->sentence[c->sentence].paragraph];
    return c->words >= SCARE_WORDS && p->first == c->open && p->limit == c->after;
}

/* A sentence of its own without a cue. */
static bool stands_alone(struct doc *d, const struct candidate *c) {
    bool comma = doc_spells(d, c->close - 1, ",");
    if (!c->whole || c->words < UNCUED_WORDS || (!c->ended && !is_paragraph(d, c))) return false;
    if (!comma && c->after < d->sentence[c->sentence].limit) return false;
    struct berita_quotation *row = add(d, c);
    if (row) row->rule = REASON_QUOTE_ALONE;
    return true;
}

/* A mark without its fellow at the head of a sentence: the words end before
 * the first comma that an attribution clause follows, perhaps after a mark of
 * another glyph. */
static u32 mended_end(const struct doc *d, u32 open) {
    struct match m;
    u32 limit = min_u32(d->paragraph[d->sentence[d->sentence_of[open]].paragraph].limit,
                        open + MEND_TOKENS);
    if (!(d->token[open].flags & TOKEN_SENTENCE)) return NONE;
    for (u32 t = open + 2; t + 1 < limit; t++) {
        bool mark = d->token[t + 1].kind == TOKEN_QUOTE;
        if (d->token[t].flags & TOKEN_OPENS) break;
        if (doc_spells(d, t, ",") && match_at(d, t + 1 + mark, GROUP_QUOTE, &m) &&
            !match_str(d, &m, KEY_SIDE))
            return t + 1;
    }
    return NONE;
}

/* ---- marks without their fellow ------------------------------------------ */

static void mark_words(struct doc *d, u32 first, u32 limit) {
    for (u32 t = first; t < limit; t++) d->token[t].flags |= TOKEN_QUOTED;
}

static bool speaks_of_self(const struct doc *d, const struct sentence *s) {
    for (u32 t = s->first; t < s->limit; t++)
        if (doc_is(d, t, CLASS_PRONOUN_SELF)) return true;
    return false;
}

/* Before a closing mark: its sentence, and those before in its paragraph in
 * which the speaker speaks of himself. */
static u32 mended_start(const struct doc *d, u32 close, u32 floor) {
    u32 s = d->sentence_of[close], low = max_u32(floor, d->paragraph[d->sentence[s].paragraph].first);
    while (s > 0 && d->sentence[s - 1].first >= low && close - d->sentence[s - 1].first <= MEND_TOKENS &&
           speaks_of_self(d, &d->sentence[s - 1]))
        s--;
    return max_u32(d->sentence[s].first, floor);
}

/* A closing mark alone, when a clause follows it. */
static bool mend_start(struct doc *d, u32 close, u32 floor) {
    struct candidate c = {.open = NONE, .first = mended_start(d, close, floor), .close = close, .after = close + 1};
    if (close <= c.first || (!ends_speech(d, close - 1) && !doc_spells(d, close + 1, ","))) return false;
    c.sentence = d->sentence_of[close];
    c.words = count_words(d, c.first, close);
    c.ended = c.whole = true;
    if (c.words < UNCUED_WORDS || !cue_after(d, &c)) return false;
    mark_words(d, c.first, close);
    return true;
}

/* ---- all pairs ------------------------------------------------------------ */

static bool opens_line(const struct doc *d, u32 t) {
    return d->token[t].kind == TOKEN_QUOTE && d->token[t].flags & TOKEN_LINE;
}

/* A quotation that runs over paragraphs is a row for each; the mark that each
 * repeats is none of its words. */
static void split_paragraphs(struct doc *d, u32 row) {
    u32 limit = d->quotation[row].limit, part = row;
    for (u32 t = d->quotation[row].first + 1; t < limit; t++) {
        if (!opens_line(d, t) || t + 1 == limit || opens_line(d, t + 1)) continue;
        struct berita_quotation *next = doc_push_quotation(d);
        if (!next) return;
        attribution_span(d, &d->quotation[part], d->quotation[part].first, t);
        attribution_span(d, next, t + 1, limit);
        next->type = BERITA_DIRECT;
        next->how = BERITA_PRONOUN;
        next->rule = REASON_QUOTE_PARAGRAPH;
        next->continues = d->quotation[row].continues == NONE ? row : d->quotation[row].continues;
        part = d->n_quotations - 1;
    }
}

/* Written words, or more of a list of them. */
static bool is_listed(const struct doc *d, u32 row) {
    const struct berita_quotation *q = &d->quotation[row];
    return attribution_is_written(d, q->continues == NONE ? q : &d->quotation[q->continues]);
}

static bool take_pair(struct doc *d, const struct candidate *c) {
    bool listed = d->n_quotations && is_listed(d, d->n_quotations - 1);
    bool goes = is_interrupted(d, c) && doc_spells(d, c->open - 1, ",");
    return cue_after(d, c) || (goes && goes_on(d, c, listed)) || cue_before(d, c) || goes_on(d, c, listed) ||
           stands_alone(d, c);
}

/* The floor, behind which the next quotation begins, after this pair. */
static u32 quote_pair(struct doc *d, const struct pair *p, u32 floor) {
    struct pair whole = *p;
    u32 row = d->n_quotations;
    if (p->depth || p->open < floor) return floor;
    if (p->mended) return mend_start(d, p->open, floor) ? p->open + 1 : floor;
    if (p->unterminated && (whole.close = mended_end(d, p->open)) == NONE) return floor;
    if (whole.close <= p->open + 1) return floor;
    struct candidate c = consider(d, &whole, floor);
    if (!take_pair(d, &c)) return floor;
    if (p->unterminated) mark_words(d, c.first, c.close);
    if (row < d->n_quotations) split_paragraphs(d, row);
    return c.after;
}

/* ---- interviews ----------------------------------------------------------- */

static bool asks(const struct doc *d, u32 paragraph) {
    const struct paragraph *p = &d->paragraph[paragraph];
    return p->kind != PARA_FURNITURE && doc_spells(d, p->limit - 1, "?");
}

/* "J: ..." or "Budi: ..." below a question; the colon, or NONE. */
static u32 answer_colon(const struct doc *d, u32 paragraph) {
    u32 t = d->paragraph[paragraph].first, colon = t, limit = d->paragraph[paragraph].limit;
    while (colon < limit && colon - t <= LABEL && token_is_capital(&d->token[colon])) colon++;
    bool labelled = colon > t && colon + 1 < limit && doc_spells(d, colon, ":");
    return labelled && d->token[colon + 1].kind != TOKEN_QUOTE && asks(d, paragraph - 1) ? colon : NONE;
}

/* The label stands for the marks. */
static u32 quote_answer(struct doc *d, u32 paragraph, u32 floor) {
    u32 colon = paragraph ? answer_colon(d, paragraph) : NONE;
    if (colon == NONE || colon < floor) return floor;
    const struct paragraph *p = &d->paragraph[paragraph];
    struct candidate c = {.first = colon + 1, .close = p->limit};
    struct berita_quotation *row = add(d, &c);
    if (!row) return floor;
    row->rule = REASON_QUOTE_ANSWER;
    mark_words(d, c.first, c.close);
    struct subject s = {p->first, colon, d->mention_at[p->first] - 1, BERITA_SHORT};
    if (!doc_is(d, p->first, CLASS_INTERVIEW_ANSWER)) attribution_give(d, row, &s);
    return p->limit;
}

bool stage_quote(struct doc *d) {
    u32 floor = 0, paragraph = 0;
    for (u32 i = 0; i < d->n_pairs; i++) {
        for (; paragraph < d->n_paragraphs && d->paragraph[paragraph].first <= d->pair[i].open; paragraph++)
            floor = quote_answer(d, paragraph, floor);
        floor = quote_pair(d, &d->pair[i], floor);
    }
    while (paragraph < d->n_paragraphs) floor = quote_answer(d, paragraph++, floor);
    return true;
}
