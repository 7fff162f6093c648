/* When and how it was said, and to whom: the words of the clause and around it,
 * never those of what was said; else the sentence that brought the speaker in. */
#include "stage/speaker.h"

enum {
    NEAR = 64,        /* tokens of a sentence that are read on each side of its clause */
    ADDRESSEE = 8,    /* tokens that name who was spoken to */
    ASIDE = 4,        /* small words between the speaker and these */
    DAY = 10,         /* bytes of "2025-07-17" */
    MONTH = 7,
};

/* ---- the clause --------------------------------------------------------- */

/* The tokens around the clause of a quotation, and the token it starts at. */
struct clause {
    u32 row, first, limit, cue;
};

static struct clause clause_of(const struct doc *d, u32 row) {
    const struct berita_quotation *q = &d->quotation[row];
    struct clause c = {.row = row, .cue = q->limit};
    if (q->cue.end > q->cue.start) c.cue = token_at(d, q->cue.start);
    else if (q->mention != NONE) c.cue = d->mention[q->mention].first;
    const struct sentence *s = &d->sentence[d->sentence_of[min_u32(c.cue, d->n_tokens - 1)]];
    c.first = c.cue > s->first + NEAR ? c.cue - NEAR : s->first;
    c.limit = min_u32(s->limit, c.cue + NEAR);
    return c;
}

/* A cursor into the quotations: a row and its first token, NONE behind the last. */
struct said { u32 row, first; };

static struct said said_at(const struct doc *d, u32 row) {
    return (struct said){row, row < d->n_quotations ? d->quotation[row].first : NONE};
}

/* The first quotation that ends after token t: rows are in the order of the text. */
static struct said first_said(const struct doc *d, u32 t) {
    u32 low = 0, high = d->n_quotations;
    while (low < high) {
        u32 middle = low + (high - low) / 2;
        if (d->quotation[middle].limit <= t)
            low = middle + 1;
        else
            high = middle;
    }
    return said_at(d, low);
}

/* The token at t, or the first after the quotations that cover it. */
static inline u32 after_said(const struct doc *d, struct said *said, u32 t) {
    for (; said->first <= t; *said = said_at(d, said->row + 1)) t = max_u32(t, d->quotation[said->row].limit);
    return t;
}

/* ---- when ---------------------------------------------------------------- */

/* Something is said on a day that has come, or in a week or month; `near`
 * accepts a year too ("data tahun 2017"). */
static bool may_be_said_on(const struct doc *d, u32 row, bool near) {
    const struct berita_date *date = &d->date[row];
    size_t n = strlen(date->value);
    if (date->type > BERITA_TIME || date->value[0] < '0' || date->value[0] > '9') return false;
    if (*date->from && d->summary.published.n == DAY && strncmp(date->from, d->summary.published.p, DAY) > 0)
        return false;
    return n >= MONTH || near;
}

/* ---- how ----------------------------------------------------------------- */

/* "dalam jumpa pers", "saat dihubungi": a preposition leads to it or opens it. */
static void take_occasion(const struct doc *d, u32 t, const struct entry *e, u32 n, struct berita_str *out) {
    if (!doc_is(d, t, CLASS_ATTRIBUTION_STOP) && (t == 0 || !doc_is(d, t - 1, CLASS_ATTRIBUTION_STOP))) return;
    const char *c = e->canonical ? model_str(d->model, e->canonical) : NULL;
    *out = c ? (struct berita_str){c, (u32)strlen(c)}
             : doc_str(d, d->token[t].start, d->token[t + n - 1].end);
}

static inline void look_at(const struct doc *d, u32 t, bool near, struct circumstances *c) {
    u32 date = d->date_at[t], n;
    if (date && c->date == NONE && may_be_said_on(d, date - 1, near)) c->date = date - 1;
    const struct entry *e = doc_longest(d, t, CLASS_OCCASION, &n);
    if (e && c->occasion.n == 0) take_occasion(d, t, e, n, &c->occasion);
}

static bool marks_second_hand(const struct doc *d, u32 t) {
    return doc_class_length(d, t, CLASS_SECONDHAND);
}

static void look_in_clause(struct doc *d, const struct clause *at, struct circumstances *c) {
    struct berita_quotation *q = &d->quotation[at->row];
    struct said said = first_said(d, at->first);
    for (u32 t = after_said(d, &said, at->first); t < at->limit; t = after_said(d, &said, t + 1)) {
        if (d->token[t].flags & TOKEN_QUOTED) continue;
        look_at(d, t, true, c);
        q->second_hand |= marks_second_hand(d, t);
    }
}

/* ---- to whom ------------------------------------------------------------- */

static bool ends_addressee(const struct doc *d, u32 t) {
    return d->token[t].kind != TOKEN_WORD || d->date_at[t] || doc_is(d, t, CLASS_ATTRIBUTION_STOP) ||
           doc_is(d, t, CLASS_CLAUSE_THAT) || doc_is(d, t, CLASS_VERB_CLAUSE) || doc_is(d, t, CLASS_CUE_ACTIVE);
}

/* "wartawan", "awak media", "Ketua DPR Rina Wulandari". */
static void take_addressee(struct doc *d, struct berita_quotation *q, u32 first, u32 limit) {
    u32 t = first, entity = NONE;
    while (t < limit && t - first < ADDRESSEE) {
        u32 m = d->mention_at[t];
        if (!m && (entity != NONE || ends_addressee(d, t))) break;
        if (m) entity = d->mention[m - 1].entity;
        t = m ? d->mention[m - 1].limit : t + 1;
    }
    if (t == first) return;
    q->addressee = doc_span(d, first, t);
    q->addressee_entity = entity;
}

/* Between the clause's cue and "kepada" stand the speaker, dates, places and what
 * commas set off, but no other verb or occasion. */
static bool stands_between(const struct doc *d, u32 t, u32 *small) {
    if (d->token[t].kind != TOKEN_WORD || token_is_capital(&d->token[t]) || d->date_at[t] || d->mention_at[t]) return true;
    if (doc_is(d, t, CLASS_PREP_PLACE) || doc_is(d, t, CLASS_ATTRIBUTION_ADVERB)) return true;
    return !doc_is(d, t, CLASS_ATTRIBUTION_STOP) && ++*small <= ASIDE;
}

static void look_for_addressee(struct doc *d, const struct clause *c) {
    struct berita_quotation *q = &d->quotation[c->row];
    u32 small = 0;
    struct said said = first_said(d, c->cue + 1);
    if (doc_is(d, c->first, CLASS_ADDRESSEE)) take_addressee(d, q, c->first + 1, c->cue);
    for (u32 t = c->cue + 1; t < c->limit; t++) {
        if (after_said(d, &said, t) != t) return;
        if (doc_is(d, t, CLASS_ADDRESSEE)) {
            take_addressee(d, q, t + 1, c->limit);
            return;
        }
        if (!stands_between(d, t, &small)) return;
    }
}

/* ---- all of it ----------------------------------------------------------- */

/* The mention that brought the speaker in. */
static u32 introduction(const struct doc *d, const struct berita_quotation *q) {
    bool asked = q->resolved_by == REASON_SPEAKER_FOCUS || q->resolved_by == REASON_SPEAKER_BEFORE;
    if (asked && q->antecedent != NONE) return q->antecedent;
    const struct berita_entity *e = q->speaker == NONE ? NULL : &d->entity[q->speaker];
    return e && e->mentions ? d->mention_order[e->first_mention] : NONE;
}

static void look_in_introduction(struct doc *d, u32 there, struct circumstances *kept) {
    const struct sentence *s = &d->sentence[there];
    if (there == kept->sentence) return;
    *kept = (struct circumstances){there, NONE, {NULL, 0}};
    struct said said = first_said(d, s->first);
    u32 limit = min_u32(s->limit, s->first + 2 * NEAR);
    for (u32 t = after_said(d, &said, s->first); t < limit; t = after_said(d, &said, t + 1))
        if (!(d->token[t].flags & TOKEN_QUOTED)) look_at(d, t, false, kept);
}

/* A part of an utterance has what its first part has. */
static void copy_circumstances(struct berita_quotation *q, const struct berita_quotation *from) {
    q->date = from->date;
    q->occasion = from->occasion;
    q->second_hand = from->second_hand;
    q->addressee = from->addressee;
    q->addressee_entity = from->addressee_entity;
}

void circumstances_add(struct doc *d, u32 row, struct circumstances *kept) {
    struct berita_quotation *q = &d->quotation[row];
    struct circumstances c = {NONE, NONE, {NULL, 0}};
    if (q->continues != NONE) {
        copy_circumstances(q, &d->quotation[q->continues]);
        return;
    }
    struct clause at = clause_of(d, row);
    look_in_clause(d, &at, &c);
    if (q->cue.end > q->cue.start) look_for_addressee(d, &at);
    u32 mention = introduction(d, q), own = d->sentence_of[q->first];
    if ((c.date == NONE || c.occasion.n == 0) && mention != NONE && d->sentence_of[d->mention[mention].first] <= own) {
        look_in_introduction(d, d->sentence_of[d->mention[mention].first], kept);
        if (c.date == NONE) c.date = kept->date;
        if (c.occasion.n == 0) c.occasion = kept->occasion;
    }
    q->date = c.date;
    q->occasion = c.occasion;
}
