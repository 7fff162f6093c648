#include "stage/attribution.h"

enum {
    BRACKETS = 8, /* tokens of a remark in brackets after a name */
    RANK = 4,     /* tokens of one rank or degree: "Komisaris Besar Polisi" */
    REACH = 64,   /* tokens before a verb that its subject is looked for in */
    PHRASE = 14,  /* tokens of a subject that is no name */
    OWNER = 4,    /* tokens that name those who carry a banner */
};

static bool spells_comma(const struct doc *d, u32 t) { return doc_spells(d, t, ","); }

void attribution_span(const struct doc *d, struct berita_quotation *row, u32 first, u32 limit) {
    struct berita_span s = doc_span(d, first, limit);
    row->first = first;
    row->limit = limit;
    row->start = s.start;
    row->end = s.end;
}

u32 attribution_trim(const struct doc *d, u32 first, u32 limit) {
    while (limit > first && d->token[limit - 1].kind == TOKEN_PUNCT &&
           !doc_spells(d, limit - 1, ")") && !doc_spells(d, limit - 1, "]"))
        limit--;
    return limit;
}

bool attribution_follows_scare(const struct doc *d, u32 from, u32 t) {
    for (u32 k = 1; k <= 3 && t >= from + k; k++)
        if (doc_class_length(d, t - k, CLASS_SCARE) == k) return true;
    return false;
}

u32 attribution_skip_connective(const struct doc *d, u32 t, u32 limit) {
    u32 n = t < limit ? doc_class_length(d, t, CLASS_ATTRIBUTION_CONNECTIVE) : 0;
    if (n == 0) return t;
    t += n;
    return t < limit && spells_comma(d, t) ? t + 1 : t;
}

/* ---- cues --------------------------------------------------------------- */

static const u16 cue_class[] = {
    CLASS_CUE_BARE, CLASS_CUE_NYA,     CLASS_CUE_ACTIVE,     CLASS_VERB_CLAUSE, CLASS_VERB_REQUEST,
    CLASS_CUE_WEAK, CLASS_CUE_MENURUT, CLASS_CUE_MENURUTNYA, CLASS_CUE_PASSIVE, CLASS_CUE_WRITTEN,
};

static struct berita_str lemma(const struct doc *d, u32 t) {
    for (u32 i = 0; i < COUNT(cue_class); i++) {
        const struct entry *e = doc_entry(d, t, cue_class[i]);
        if (!e || !e->canonical) continue;
        const char *s = model_str(d->model, e->canonical);
        return (struct berita_str){s, (u32)strlen(s)};
    }
    return doc_str(d, d->token[t].start, d->token[t].end);
}

void attribution_cue(const struct doc *d, struct berita_quotation *row, u32 t) {
    row->cue = doc_span(d, t, t + 1);
    row->lemma = lemma(d, t);
}

bool attribution_is_document(const struct doc *d, u32 t) {
    return doc_is(d, t, CLASS_SOURCE_DOCUMENT) || doc_is(d, t, CLASS_SOURCE_TEXT);
}

/* A body or document that speaks under a common name is no person. */
static bool is_body(const struct doc *d, u32 t) {
    return doc_is(d, t, CLASS_SPEAKER_BODY) || attribution_is_document(d, t);
}

u32 attribution_mention(struct doc *d, u32 first, u32 limit, u8 how, u32 rule) {
    struct berita_span s = doc_span(d, first, limit);
    struct berita_mention *m = doc_push_mention(d);
    if (!m) return NONE;
    m->start = s.start;
    m->end = s.end;
    m->first = first;
    m->limit = limit;
    m->type = how == BERITA_DESCRIPTION && is_body(d, first) ? BERITA_ORGANIZATION : BERITA_PERSON;
    m->how = how;
    m->rule = rule;
    m->flags = MENTION_ADDED;
    return d->n_mentions - 1;
}

static bool is_rank(const struct doc *d, u32 first, u32 tokens) {
    return doc_class_length(d, first, CLASS_TITLE_RANK) == tokens ||
           doc_class_length(d, first, CLASS_TITLE_ACADEMIC) == tokens;
}

/* First token of the ranks and degrees before a name, "(Inf)" among them. */
static u32 with_rank(const struct doc *d, u32 t) {
    u32 from = d->sentence[d->sentence_of[t]].first, k = 1;
    if (t > from + REACH) from = t - REACH;
    for (u32 end = t; k <= RANK && end >= from + k;) {
        if (k == 1 && end >= from + 4 && doc_spells(d, end - 1, ")") &&
            doc_spells(d, end - 3, "(")) {
            end -= 3;
        } else if (is_rank(d, end - k, k)) {
            t = end -= k;
            k = 1;
        } else {
            k++;
        }
    }
    return t;
}

/* "Presiden Jokowi", "Mensos Risma": before a short name the office is part of
 * how the person is called; before a full one it introduces him. */
static u32 with_title(const struct doc *d, const struct berita_mention *m) {
    u32 t = with_rank(d, m->first);
    if (m->how != BERITA_SHORT && !doc_class_length(d, m->first, CLASS_NICKNAME)) return t;
    for (u32 k = RANK; k > 0; k--)
        if (t >= k && doc_class_length(d, t - k, CLASS_ROLE_OFFICE) == k) return t - k;
    return t;
}

void attribution_give(struct doc *d, struct berita_quotation *row, const struct subject *s) {
    row->mention = s->mention;
    if (s->mention == NONE) row->mention = attribution_mention(d, s->first, s->limit, s->how, row->rule);
    row->how = row->mention == NONE ? s->how : d->mention[row->mention].how;
    bool name = s->mention != NONE && d->mention[s->mention].type == BERITA_PERSON;
    if (s->mention == NONE && row->mention != NONE && doc_is(d, s->first, CLASS_SPEAKER_NEW))
        d->mention[row->mention].flags |= MENTION_NEW_SPEAKER;
    row->speaker_span = doc_span(d, name ? with_title(d, &d->mention[s->mention]) : s->first, s->limit);
}

static u8 how_named(const char *how) {
    switch (how[0]) {
    case 't': return BERITA_TITLE;
    case 'u': return BERITA_SHORT;
    case 'p': return how[1] == 'r' ? BERITA_PRONOUN : BERITA_SHORT;
    default: return BERITA_DESCRIPTION;
    }
}

void attribution_take(struct doc *d, struct berita_quotation *row, const struct match *m) {
    struct capture c;
    const char *how = match_str(d, m, KEY_HOW);
    row->rule = rule_of(m->rule);
    row->how = BERITA_PRONOUN;
    if (match_capture(d, m, KEY_CUE, &c)) {
        row->cue = doc_span(d, c.first, c.limit);
        row->lemma = lemma(d, c.first);
    }
    if (!how || !match_capture(d, m, KEY_SPEAKER, &c)) return;
    struct subject s = {c.first, c.limit, NONE, how_named(how)};
    u32 at = d->mention_at[c.first];
    if (at && d->mention[at - 1].first == c.first && d->mention[at - 1].limit == c.limit &&
        d->mention[at - 1].type != BERITA_PLACE)
        s.mention = at - 1;
    attribution_give(d, row, &s);
    if (how[0] == 'i' && s.mention == NONE && row->mention != NONE)
        d->mention[row->mention].flags |= MENTION_NEW_SPEAKER;
}

/* ---- subjects ----------------------------------------------------------- */

static u32 before_adverb(const struct doc *d, u32 from, u32 t) {
    for (u32 k = 3; k >= 1; k--)
        if (t >= from + k && doc_class_length(d, t - k, CLASS_ATTRIBUTION_ADVERB) == k)
            return t - k;
    return t;
}

u32 attribution_before_adverbs(const struct doc *d, u32 from, u32 t) {
    for (u32 i = 0; i < 4; i++) {
        u32 b = before_adverb(d, from, t);
        if (b == t) break;
        t = b;
    }
    return t;
}

/* "dengan Wali Kota Tegal Budi": a preposition before the capitals that lead
 * to the name. */
static bool is_oblique(const struct doc *d, u32 from, u32 t) {
    while (t > from && token_is_capital(&d->token[t - 1])) t--;
    return t > from && doc_is(d, t - 1, CLASS_SUBJECT_OBLIQUE);
}

static u32 mention_ending(const struct doc *d, u32 from, u32 t, u8 type) {
    u32 row = t > from ? d->mention_at[t - 1] : 0;
    return row && d->mention[row - 1].type == type && d->mention[row - 1].limit == t ? row - 1
                                                                                     : NONE;
}

/* The outlet of the dateline is nobody's subject. */
static u32 first_mention(const struct doc *d, u32 from, u32 to, u8 type) {
    while (from < to && d->summary.has_dateline && d->token[from].start < d->summary.dateline.end)
        from++;
    for (u32 t = from; t < to; t++) {
        u32 row = d->mention_at[t];
        if (!row || d->token[t].flags & TOKEN_QUOTED) continue;
        const struct berita_mention *m = &d->mention[row - 1];
        if (m->first == t && m->type == type && !is_oblique(d, from, t)) return row - 1;
    }
    return NONE;
}

static bool take_mention(const struct doc *d, u32 row, struct subject *out) {
    const struct berita_mention *m = &d->mention[row];
    *out = (struct subject){m->first, m->limit, row, m->how};
    return true;
}

/* Tokens of the common name of a source at t, or 0. */
static u32 source_length(const struct doc *d, u32 t) {
    static const u16 cls[] = {CLASS_SPEAKER_BODY, CLASS_SPEAKER_ONE, CLASS_SPEAKER_NEW, CLASS_SOURCE_DOCUMENT};
    u32 n = 0;
    for (u32 i = 0; i < COUNT(cls) && n == 0; i++) n = doc_class_length(d, t, cls[i]);
    return n;
}

/* Commas, adverbs and connectives make more of words than a noun phrase. */
static bool is_phrase(const struct doc *d, u32 s, u32 t) {
    for (u32 i = s; i < t; i++)
        if (spells_comma(d, i) || (i > s && (doc_is(d, i, CLASS_CLAUSE_THAT) || doc_is(d, i, CLASS_ATTRIBUTION_ADVERB))))
            return false;
    return !doc_is(d, t - 1, CLASS_CUE_PASSIVE) && !doc_is(d, s, CLASS_SPEAKER_VAGUE) &&
           !doc_is(d, s, CLASS_ATTRIBUTION_STOP) && !doc_is(d, s, CLASS_SUBJECT_OBLIQUE);
}

/* "Gubernur Papua mengirim surat dan meminta ...": only what the phrase begins
 * with is the subject of the second verb too. */
static u32 before_second_verb(const struct doc *d, u32 s, u32 head, u32 t) {
    while (head < t && token_is_capital(&d->token[head])) head++;
    return head > s ? min_u32(head, t) : t;
}

/* The noun phrase [s, t) at the head of a clause: an office, a body, or what
 * a demonstrative makes definite. */
static bool head_phrase(const struct doc *d, u32 s, u32 t, struct subject *out) {
    if (s >= t || t - s > PHRASE || !is_phrase(d, s, t)) return false;
    bool definite = t - s > 1 && doc_is(d, t - 1, CLASS_DEMONSTRATIVE);
    u32 office = token_is_capital(&d->token[s]) ? doc_class_length(d, s, CLASS_ROLE_OFFICE) : 0;
    u32 head = s + doc_is(d, s, CLASS_SPEAKER_LEAD), source = head < t ? source_length(d, head) : 0;
    if (!office && !definite && !source) return false;
    if (doc_is(d, t - 1, CLASS_CONJ)) t = before_second_verb(d, s, office ? s + office : head + source, t);
    *out = (struct subject){s, t, NONE, office && !definite ? BERITA_TITLE : BERITA_DESCRIPTION};
    return true;
}

/* "Pria asal Belo Horizonte, Brasil, itu": the place has commas of its own. */
static bool parted_phrase(const struct doc *d, u32 from, u32 t, struct subject *out) {
    if (t < from + 2 || !doc_is(d, t - 1, CLASS_DEMONSTRATIVE) || !spells_comma(d, t - 2)) return false;
    if (t > from + PHRASE) from = t - PHRASE;
    for (u32 s = t - 2; s-- > from;) {
        if (s > from && !spells_comma(d, s - 1)) continue;
        if (!doc_is(d, s, CLASS_ROLE_COMMON) && !source_length(d, s)) continue;
        *out = (struct subject){s, t, NONE, BERITA_DESCRIPTION};
        return true;
    }
    return false;
}

/* The last part of [from, t) that commas set off; all of it when that is empty. */
static u32 after_comma(const struct doc *d, u32 from, u32 t) {
    for (u32 s = t - 1; s > from; s--)
        if (spells_comma(d, s - 1)) return s;
    return from;
}

/* Something stands between subject and verb, or the verb is the second one
 * of its subject. */
static bool far_subject(const struct doc *d, u32 from, u32 t, struct subject *out) {
    u32 row = first_mention(d, from, t, BERITA_PERSON);
    if (row == NONE) row = first_mention(d, from, t, BERITA_ORGANIZATION);
    return row != NONE && take_mention(d, row, out);
}

/* An office in capitals right before the verb: "... Wali Kota Tegal menilai". */
static bool near_title(const struct doc *d, u32 from, u32 t, struct subject *out) {
    u32 s = t;
    while (s > from &&
           (token_is_capital(&d->token[s - 1]) || d->token[s - 1].kind == TOKEN_PUNCT) &&
           !spells_comma(d, s - 1))
        s--;
    for (; s < t; s++)
        if (token_is_capital(&d->token[s]) && doc_class_length(d, s, CLASS_ROLE_OFFICE)) break;
    if (s >= t || is_oblique(d, from, s)) return false;
    *out = (struct subject){s, t, NONE, BERITA_TITLE};
    return true;
}

/* One capitalised word at the head of the sentence that no stage marked: the
 * speaker stage looks whether someone bears that name. */
static bool unmarked_name(const struct doc *d, u32 from, u32 t, struct subject *out) {
    if (doc_is(d, from, CLASS_ROLE_OFFICE) || t - 1 != from || d->mention_at[from] ||
        d->token[from].shape != SHAPE_CAP || d->token[from].kind != TOKEN_WORD ||
        doc_word(d, from)->lower > doc_word(d, from)->upper || d->token[from].flags & (TOKEN_NYA | TOKEN_CLITIC))
        return false;
    *out = (struct subject){from, t, NONE, BERITA_SHORT};
    return true;
}

/* "Dahl (1998)", "Budi (34)": what brackets add to a name. */
static u32 before_brackets(const struct doc *d, u32 from, u32 t) {
    if (t <= from || !doc_spells(d, t - 1, ")")) return t;
    for (u32 k = 2; k <= BRACKETS && t >= from + k; k++)
        if (doc_spells(d, t - k, "(")) return t - k;
    return t;
}

/* Whose banner it is: what the sentence opens with, up to a comma. */
bool attribution_owner(const struct doc *d, u32 from, u32 t, struct subject *out) {
    u32 s = attribution_skip_connective(d, from, t), n = s;
    if (s < t && doc_is(d, s, CLASS_PRONOUN)) {
        *out = (struct subject){s, s + 1, NONE, BERITA_DESCRIPTION};
        return true;
    }
    u32 row = s < t ? d->mention_at[s] : 0;
    if (row && d->mention[row - 1].type == BERITA_PERSON && d->mention[row - 1].first == s && d->mention[row - 1].limit <= t)
        return take_mention(d, row - 1, out);
    while (n < t && n - s <= OWNER && !spells_comma(d, n)) n++;
    if (n == t || n == s || n - s > OWNER || doc_is(d, s, CLASS_SPEAKER_VAGUE) || (n == s + 1 && doc_is(d, s, CLASS_FUNCTION)))
        return false;
    *out = (struct subject){s, n, NONE, BERITA_DESCRIPTION};
    return true;
}

bool attribution_is_written(const struct doc *d, const struct berita_quotation *row) {
    struct match m = {.rule = row->rule - REASONS};
    return row->rule >= REASONS && match_int(d, &m, KEY_SCORE, 0) == WRITTEN;
}

/* The person named before the comma at t: "Wali Kota Tegal, Budi, ..."; but in
 * "Budi, kakak Rina, ..." the one before. */
static u32 before_apposition(const struct doc *d, u32 from, u32 t) {
    u32 row = mention_ending(d, from, t, BERITA_PERSON), start = after_comma(d, from, t), outer;
    if (row == NONE || is_oblique(d, from, d->mention[row].first)) return NONE;
    if (start > from + 1 && d->token[start].shape == SHAPE_LOWER &&
        (outer = mention_ending(d, from, start - 1, BERITA_PERSON)) != NONE)
        return outer;
    return row;
}

/* "Kehadiran mereka": a pronoun behind nouns that head the clause, at s, tells
 * whose they are. */
static bool is_owner(const struct doc *d, u32 s, u32 t) {
    static const u16 other[] = {
        CLASS_PREP, CLASS_CONJ, CLASS_CONJ_START, CLASS_COMPLEMENTIZER, CLASS_CLAUSE_MARK, CLASS_CLAUSE_INNER,
        CLASS_CLAUSE_THAT, CLASS_ATTRIBUTION_ADVERB, CLASS_ATTRIBUTION_CONNECTIVE, CLASS_ATTRIBUTION_STOP,
        CLASS_PRONOUN, CLASS_DEMONSTRATIVE, CLASS_TIME_DEICTIC, CLASS_TIME_UNIT, CLASS_TIME_DIRECTION,
        CLASS_TIME_PART, CLASS_VERB_CLAUSE, CLASS_CUE_ACTIVE, CLASS_CUE_BARE};
    if (s >= t || t - s > PHRASE || token_is_capital(&d->token[t])) return false;
    for (u32 i = s; i < t; i++) {
        if (d->token[i].kind != TOKEN_WORD || d->mention_at[i] || d->date_at[i]) return false;
        for (u32 k = 0; k < COUNT(other); k++)
            if (doc_is(d, i, other[k])) return false;
    }
    return true;
}

/* "Langkah ini", "Hal tersebut": what shows something and says nothing. */
static bool is_thing(const struct doc *d, u32 head, u32 t) {
    return t > head + 1 && t - head <= PHRASE && doc_is(d, t - 1, CLASS_DEMONSTRATIVE) && doc_is(d, head, CLASS_SUBJECT_THING) &&
           is_phrase(d, head, t);
}

/* "saya mengusulkan" outside marks: who writes is nobody of the text. */
static bool is_author(const struct doc *d, u32 t) {
    return doc_is(d, t, CLASS_PRONOUN_SELF) && d->token[t].shape != SHAPE_UPPER && !d->mention_at[t];
}

bool attribution_subject(const struct doc *d, u32 from, u32 verb, struct subject *out) {
    if (verb > from + REACH) from = verb - REACH;
    u32 t = before_brackets(d, from, attribution_before_adverbs(d, from, verb)), row;
    if (t == from || is_author(d, t - 1)) return false;
    if (doc_is(d, t - 1, CLASS_SUBJECT_PRONOUN)) {
        u32 head = attribution_skip_connective(d, after_comma(d, from, t), t);
        if (is_owner(d, head, t - 1)) return head_phrase(d, head, t, out);
        *out = (struct subject){t - 1, t, NONE, BERITA_PRONOUN};
        return true;
    }
    if ((row = mention_ending(d, from, t, BERITA_PERSON)) != NONE) {
        if (!is_oblique(d, from, d->mention[row].first)) return take_mention(d, row, out);
        u32 head = attribution_skip_connective(d, after_comma(d, from, t), t), other = first_mention(d, head, t, BERITA_PERSON);
        if (other != NONE && doc_is(d, d->mention[other].limit, CLASS_SUBJECT_OBLIQUE)) return take_mention(d, other, out);
        return head_phrase(d, head, t, out) || far_subject(d, from, t, out);
    }
    if (d->token[t - 1].shape == SHAPE_LOWER &&
        (doc_is(d, t - 1, CLASS_CLAUSE_INNER) || doc_is(d, t - 1, CLASS_CLAUSE_MARK)))
        return false;
    if (unmarked_name(d, from, t, out)) return true;
    if (!d->mention_at[t - 1] && token_is_capital(&d->token[t - 1]) && near_title(d, from, t, out))
        return true;
    if (spells_comma(d, t - 1) && (row = before_apposition(d, from, t - 1)) != NONE) return take_mention(d, row, out);
    u32 head = attribution_skip_connective(d, after_comma(d, from, t), t);
    if (is_thing(d, head, t)) return false;
    if ((row = first_mention(d, from, t, BERITA_PERSON)) != NONE) return take_mention(d, row, out);
    if (head_phrase(d, head, t, out) || parted_phrase(d, from, t, out)) return true;
    if ((row = mention_ending(d, from, t, BERITA_ORGANIZATION)) != NONE &&
        !is_oblique(d, from, d->mention[row].first))
        return take_mention(d, row, out);
    return near_title(d, from, t, out) || far_subject(d, from, t, out);
}
