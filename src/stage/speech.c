/* Indirect speech: what someone is told to have said, without marks.  A
 * sentence gives one report, in two spans when its clause stands between. */
#include "stage/attribution.h"
#include "stage/stage.h"

enum {
    MIXED_WORDS = 3, /* in marks, of a report that is mixed */
    HEADLINE = 20,   /* tokens of a headline */
    HEADLINE_WORDS = 3,
};

/* A row before anything is known of it. */
static const struct berita_quotation nothing_said = {
    .mention = NONE, .speaker = NONE, .antecedent = NONE, .continues = NONE,
    .date = NONE, .addressee_entity = NONE, .rule = NONE, .resolved_by = NONE};

struct report {
    u32 from, limit; /* the sentence without its final stop, or what is left of it */
    u32 head;        /* after a connective and its comma */
    u32 start;       /* the same, but a connective without a comma stays in */
    u32 direct;      /* first direct quotation that starts at `from` or after */
    u32 directs;     /* of the direct ones; the indirect ones follow in the array */
};

static bool is_comma(const struct doc *d, u32 t) { return doc_spells(d, t, ","); }

/* A report that keeps some words as they were said, more than a so-called or a
 * title. */
static bool has_words_in_marks(const struct doc *d, u32 first, u32 limit) {
    for (u32 t = first; t < limit; t++) {
        u32 small = 0, words = 0;
        if (!(d->token[t].flags & TOKEN_OPENS) || attribution_follows_scare(d, first, t)) continue;
        for (u32 i = t + 1; i < limit && !(d->token[i].flags & TOKEN_CLOSES); i++) {
            words += d->token[i].kind == TOKEN_WORD;
            small += d->token[i].shape == SHAPE_LOWER;
        }
        if (words >= MIXED_WORDS && 2 * small > words) return true;
    }
    return false;
}

/* What was said is never nothing, and never the words in marks themselves. */
static bool add(struct doc *d, const struct report *r, u32 first, u32 limit,
                const struct berita_quotation *like) {
    limit = attribution_trim(d, first, limit);
    for (u32 i = r->direct; i < r->directs && d->quotation[i].first < limit; i++)
        if (d->quotation[i].first > first) limit = d->quotation[i].first - 1;
    limit = attribution_trim(d, first, limit);
    if (first >= limit) return false;
    struct berita_quotation *row = doc_push_quotation(d);
    if (!row) return false;
    u32 continues = row->continues;
    *row = *like;
    row->continues = continues;
    row->type = has_words_in_marks(d, first, limit) ? BERITA_MIXED : BERITA_INDIRECT;
    attribution_span(d, row, first, limit);
    return true;
}

/* ---- clauses: "kata X", "menurut X" ------------------------------------ */

/* After a comma: a date, or what the speaker is besides, up to a comma. */
static u32 after_apposition(const struct doc *d, u32 t, u32 limit) {
    u32 row = t < limit ? d->date_at[t] : 0;
    if (row && d->date[row - 1].first == t) {
        t = d->date[row - 1].limit;
        return t == limit || is_comma(d, t) ? t : NONE;
    }
    if (t >= limit) return NONE;
    bool office = doc_class_length(d, t, CLASS_ROLE_OFFICE) || doc_is(d, t, CLASS_ATTRIBUTION_STOP);
    bool common = doc_class_length(d, t, CLASS_ROLE_COMMON) || doc_class_length(d, t, CLASS_ROLE_PRIVATE);
    u32 first = t;
    for (; t < limit && !is_comma(d, t); t++) {
        if (doc_is(d, t, CLASS_CLAUSE_MARK) && d->token[t].shape == SHAPE_LOWER) return NONE;
        office |= common && token_is_capital(&d->token[t]);
    }
    return t < limit && (office || (common && t - first <= 2)) ? t : NONE;
}

/* The comma that ends the clause, or `limit`. */
static u32 clause_end(const struct doc *d, u32 t, u32 limit) {
    while (t < limit && !is_comma(d, t)) t++;
    while (t < limit) {
        u32 next = after_apposition(d, t + 1, limit);
        if (next == NONE) break;
        t = next;
    }
    return t;
}

/* Where what was said begins after a clause that leads: after its comma, or at
 * once where the clause has none ("Menurut X pasar itu sempit"). */
static u32 said_from(const struct doc *d, const struct match *m, u32 limit) {
    u32 t = m->limit;
    struct capture c;
    if (is_comma(d, t - 1)) return t;
    if (!match_capture(d, m, KEY_SPEAKER, &c) && !is_comma(d, t)) return t;
    if (!is_comma(d, t) && !doc_is(d, t, CLASS_ATTRIBUTION_STOP) &&
        !doc_is(d, t, CLASS_PREP) && !doc_is(d, t, CLASS_ATTRIBUTION_ADVERB) && d->token[t].kind == TOKEN_WORD && !d->date_at[t])
        return t;
    return clause_end(d, t, limit) + 1;
}

/* Is the cue at t used by words in marks, before it or after it? */
static bool is_used(const struct doc *d, struct report *r, u32 t) {
    while (r->direct + 1 < r->directs && d->quotation[r->direct + 1].first <= t) r->direct++;
    for (u32 i = r->direct; i < r->directs && i < r->direct + 2; i++) {
        const struct berita_quotation *q = &d->quotation[i];
        if (q->cue.end > q->cue.start && q->cue.start == d->token[t].start) return true;
    }
    return false;
}

/* A capitalised cue inside a sentence: a heading before it lost its line. */
static bool after_heading(const struct doc *d, u32 t) {
    return t > 0 && d->token[t].shape == SHAPE_CAP && d->token[t - 1].kind == TOKEN_WORD &&
           (doc_is(d, t, CLASS_CUE_MENURUT) || doc_is(d, t, CLASS_CUE_MENURUTNYA));
}

/* The rule matches at t with a cue that words in marks leave. */
static bool matches(const struct doc *d, struct report *r, u32 t, u32 group, struct match *m) {
    struct capture cue;
    return match_at(d, t, group, m) && !(match_capture(d, m, KEY_CUE, &cue) && cue.first > t && is_used(d, r, cue.first));
}

/* "Meski keras, pesan Budi bukan ...": the subject of a clause behind a comma. */
static bool is_noun(const struct doc *d, u32 t, const struct match *m) {
    return doc_is(d, t, CLASS_CUE_WEAK) && d->token[m->limit].shape == SHAPE_LOWER && doc_is(d, m->limit, CLASS_CLAUSE_MARK);
}

/* "Demikian dikatakan Budi, peneliti di Tegal.": behind the comma stands no
 * clause but what he is; the words were before. */
static bool looks_back(const struct doc *d, const struct match *m, u32 t, u32 limit) {
    struct capture cue;
    u32 first = m->limit + 1, noun = first < limit && is_comma(d, m->limit);
    if (!noun || !match_capture(d, m, KEY_CUE, &cue) || cue.first == t) return false;
    if (!doc_class_length(d, first, CLASS_ROLE_OFFICE) && !doc_class_length(d, first, CLASS_ROLE_COMMON) &&
        !doc_class_length(d, first, CLASS_ROLE_PRIVATE))
        return false;
    bool whose = false;
    for (u32 i = first; i < limit; i++) {
        if (is_comma(d, i) || doc_is(d, i, CLASS_CLAUSE_MARK)) return false;
        whose |= i > first && (token_is_capital(&d->token[i]) || doc_is(d, i, CLASS_PREP));
    }
    return whose;
}

/* "Janji Budi", "Ceritanya": at the head of a sentence another word, unless a
 * comma or a colon follows. */
static bool is_weak(const struct doc *d, u32 t, u32 limit) {
    return doc_is(d, t, CLASS_CUE_WEAK) && (doc_is(d, t, CLASS_CUE_NYA) || doc_is(d, t, CLASS_CUE_BARE)) &&
           !is_comma(d, limit) && !is_comma(d, limit - 1) && !doc_spells(d, limit - 1, ":");
}

/* The rule itself says which words were reported. */
static bool report_content(struct doc *d, const struct report *r, const struct match *m, const struct capture *content) {
    struct berita_quotation row = nothing_said;
    attribution_take(d, &row, m);
    return add(d, r, content->first, content->limit, &row);
}

static bool report_clause(struct doc *d, const struct report *r, u32 t, const struct match *m) {
    struct capture content;
    if (match_capture(d, m, KEY_CONTENT, &content)) return report_content(d, r, m, &content);
    bool leads = t == r->from || t == r->head || after_heading(d, t);
    bool between = !leads && t > r->from && is_comma(d, t - 1);
    i64 score = match_int(d, m, KEY_SCORE, 0);
    bool inner = !leads && !between && score > 0, cut = inner && score == 2;
    if (!leads && !between && !inner) return false;
    if ((leads && is_weak(d, t, m->limit)) || (between && is_noun(d, t, m))) return false;
    if (leads && looks_back(d, m, t, r->limit)) return false;
    u32 first = between ? clause_end(d, m->limit - is_comma(d, m->limit - 1), r->limit) + 1
                        : said_from(d, m, r->limit);
    struct berita_quotation row = nothing_said;
    if (leads && first >= r->limit) return false;
    if (between && (r->start >= t - 1 || r->head == t - 1)) leads = true;
    attribution_take(d, &row, m);
    u32 before = cut ? attribution_before_adverbs(d, r->start, t) : t - 1;
    if (cut && before > r->start && doc_is(d, before - 1, CLASS_CLAUSE_INNER)) cut = false;
    bool split = !leads && (between || cut) && add(d, r, r->start, before, &row);
    u32 part = d->n_quotations - 1;
    if (first < r->limit && add(d, r, first, r->limit, &row) && split)
        d->quotation[d->n_quotations - 1].continues = part;
    return true;
}

/* ---- verbs -------------------------------------------------------------- */

static bool report_verb(struct doc *d, const struct report *r, const struct match *m,
                        const struct subject *s) {
    struct berita_quotation row = nothing_said;
    if (m->limit >= r->limit || d->token[m->limit].flags & TOKEN_OPENS) return false;
    attribution_take(d, &row, m);
    attribution_give(d, &row, s);
    return add(d, r, m->limit, r->limit, &row);
}

static bool is_verb(const struct doc *d, u32 t) {
    return doc_is(d, t, CLASS_VERB_CLAUSE) || doc_is(d, t, CLASS_CUE_ACTIVE) ||
           doc_is(d, t, CLASS_VERB_REQUEST);
}

/* "Budi, meski terdengar ragu, ...", "rasa percaya": only right after its
 * subject, or as the second of two, does a state say what somebody thinks. */
static bool has_holder(const struct doc *d, const struct report *r, u32 t, const struct subject *s) {
    if (!doc_is(d, t, CLASS_VERB_STATE)) return true;
    t = attribution_before_adverbs(d, r->from, t);
    return s->limit >= t || d->token[t - 1].shape != SHAPE_LOWER || doc_is(d, t - 1, CLASS_CONJ) || is_verb(d, t - 1);
}

/* The subject is looked for first: most verbs without one need no rule tried. */
static bool verb_at(struct doc *d, const struct report *r, u32 t) {
    struct match m;
    struct subject s;
    return is_verb(d, t) && attribution_subject(d, r->from, t, &s) && has_holder(d, r, t, &s) &&
           match_at(d, t, GROUP_SPEECH, &m) && d->model->rule[m.rule].emit == EMIT_SPEECH &&
           report_verb(d, r, &m, &s);
}

/* "Dilansir Warta.com, X mengatakan ...": who speaks in what was passed on. */
static bool passed_on(struct doc *d, const struct report *r, u32 t) {
    struct report rest = *r;
    while (t < r->limit && !is_comma(d, t)) t++;
    for (rest.from = t + 1; t < r->limit; t++)
        if (match_may_start(d, t, GROUP_SPEECH) && verb_at(d, &rest, t)) return true;
    return false;
}

/* "Kelompok Sadar Wisata": a word of a name reports nothing. */
static bool is_named(const struct doc *d, u32 t) {
    u32 row = d->mention_at[t];
    return row && d->mention[row - 1].type == BERITA_ORGANIZATION && t > d->mention[row - 1].first;
}

static bool report_at(struct doc *d, struct report *r, u32 t) {
    struct match m;
    bool speech = match_may_start(d, t, GROUP_SPEECH), quote = match_may_start(d, t, GROUP_QUOTE);
    if (is_used(d, r, t) || is_named(d, t)) return false;
    if (speech && is_verb(d, t)) {
        if (verb_at(d, r, t)) return true;
    } else if (speech && matches(d, r, t, GROUP_SPEECH, &m)) {
        if (match_str(d, &m, KEY_SIDE) && passed_on(d, r, t)) return true;
        if (report_clause(d, r, t, &m)) return true;
    }
    if (!quote || (t != r->from && t != r->head && !is_comma(d, t - 1) && !after_heading(d, t)))
        return false;
    return matches(d, r, t, GROUP_QUOTE, &m) && !match_str(d, &m, KEY_SIDE) && report_clause(d, r, t, &m);
}

/* ---- headlines ----------------------------------------------------------- */

/* A line of its own without a stop. */
static bool is_headline(const struct doc *d, const struct report *r) {
    const struct paragraph *p = &d->paragraph[d->sentence[d->sentence_of[r->from]].paragraph];
    return r->from == p->first && r->limit == p->limit && r->limit - r->from <= HEADLINE;
}

/* "Harga Beras Naik, Menteri: Jangan Panik" */
static bool report_headline(struct doc *d, const struct report *r) {
    struct subject s;
    struct berita_quotation row = nothing_said;
    u32 colon = r->from;
    if (!is_headline(d, r)) return false;
    while (colon < r->limit && !doc_spells(d, colon, ":")) colon++;
    if (colon + HEADLINE_WORDS >= r->limit || d->token[colon + 1].kind != TOKEN_WORD || d->mention_at[colon + 1])
        return false;
    u32 from = colon;
    while (from > r->from && !is_comma(d, from - 1)) from--;
    if (colon == from || !attribution_subject(d, from, colon, &s) || s.first != from) return false;
    row.rule = REASON_SPEECH_HEADLINE;
    row.how = BERITA_SHORT;
    attribution_give(d, &row, &s);
    return add(d, r, colon + 1, r->limit, &row);
}

static void report(struct doc *d, struct report *r) {
    if (report_headline(d, r)) return;
    const u32 groups = 1u << GROUP_SPEECH | 1u << GROUP_QUOTE;
    for (u32 t = r->from; t < r->limit && (t = match_next(d, t, r->limit, groups, 0)) < r->limit; t++) {
        if (d->token[t].flags & (TOKEN_QUOTED | TOKEN_OPENS)) continue;
        if (report_at(d, r, t)) return;
    }
}

/* Words in marks at the head of a sentence are passed over. */
static void report_sentence(struct doc *d, const struct sentence *s, u32 *direct, u32 directs) {
    struct report r = {
        .from = s->first, .limit = attribution_trim(d, s->first, s->limit), .directs = directs};
    while (*direct < directs && d->quotation[*direct].limit <= s->first) ++*direct;
    r.direct = *direct;
    for (u32 i = *direct; i < directs && d->quotation[i].first <= r.from + 1; i++)
        r.from = d->quotation[i].limit + 1;
    r.head = attribution_skip_connective(d, r.from, r.limit);
    r.start = r.head > r.from && is_comma(d, r.head - 1) ? r.head : r.from;
    report(d, &r);
}

/* ---- one order ---------------------------------------------------------- */

/* Direct rows come first, then indirect ones, both in the order of the text;
 * scratch[i] is the place of row i, and rows move along the cycles. */
static void place_rows(struct doc *d, u32 directs) {
    u32 a = 0, b = directs, n = d->n_quotations;
    for (u32 i = 0; i < n; i++) {
        bool first = b == n || (a < directs && d->quotation[a].first < d->quotation[b].first);
        d->scratch[first ? a++ : b++] = i;
    }
    for (u32 i = 0; i < n; i++)
        if (d->quotation[i].continues != NONE)
            d->quotation[i].continues = d->scratch[d->quotation[i].continues];
    for (u32 i = 0; i < n; i++)
        while (d->scratch[i] != i) {
            u32 to = d->scratch[i];
            struct berita_quotation row = d->quotation[to];
            d->quotation[to] = d->quotation[i];
            d->quotation[i] = row;
            d->scratch[i] = d->scratch[to];
            d->scratch[to] = to;
        }
}

bool stage_speech(struct doc *d) {
    u32 directs = d->n_quotations, direct = 0;
    for (u32 i = 0; i < d->n_sentences; i++) {
        const struct sentence *s = &d->sentence[i];
        if (d->paragraph[s->paragraph].kind == PARA_FURNITURE) continue;
        report_sentence(d, s, &direct, directs);
    }
    place_rows(d, directs);
    return true;
}
