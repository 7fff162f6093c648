/* Whom "ujarnya", "dia" or "pria itu" means: the persons named before, outside
 * quotation marks, are weighed by how far back they stand, whether they spoke
 * last, whether they were the subject.  Weights come from
 * lexicons/weights/speaker.tsv. */
#include "stage/speaker.h"

enum {
    APPOSITION = 25, /* tokens between a name and its verb, when a comma follows the name */
    BRACKETS = 8,    /* tokens of a remark in brackets after a name */
    WINDOW = 12,     /* persons before the quotation that are weighed */
    REACH = 14,      /* sentences back */
    AHEAD = 6,       /* sentences ahead, when nobody is named before */
    LOOKS = 200,     /* mentions read for that */
    INSIDE = 12,     /* mentions in what was said that are read */
    NEAR = 64,       /* tokens around a mention that are read */
};

/* ---- what speaks for a person -------------------------------------------- */

static u32 sentence_start(const struct doc *d, u32 t) {
    return d->sentence[d->sentence_of[t]].first;
}

static bool is_named_in(const struct doc *d, u32 first, u32 limit) {
    for (u32 t = first; t < limit; t++)
        if (d->mention_at[t] && d->mention[d->mention_at[t] - 1].type == BERITA_PERSON) return true;
    return false;
}

/* First token of the capitals, "ke-7" among them, that end at token t. */
static u32 capitals_start(const struct doc *d, u32 t, u32 from) {
    while (t > from) {
        u32 last = t - 1;
        if (last > from && d->token[last].kind == TOKEN_MIXED && !token_is_capital(&d->token[last]))
            last--;
        if (!token_is_capital(&d->token[last])) break;
        t = last;
    }
    return t;
}

/* First token of the capitals that lead to a name, a comma before it passed
 * over unless they are another's name: "Wali Kota Tegal, Budi Santoso". */
static u32 phrase_start(const struct doc *d, u32 t, u32 from) {
    if (t > from + NEAR) from = t - NEAR;
    if (t > from + 1 && doc_spells(d, t - 1, ",") && token_is_capital(&d->token[t - 2])) {
        u32 first = capitals_start(d, t - 1, from);
        return is_named_in(d, first, t - 1) ? t : first;
    }
    return capitals_start(d, t, from);
}

/* "disampaikan (oleh) Wali Kota X", "dibuka oleh X": who does what is told in
 * the passive. */
static bool is_agent(const struct doc *d, const struct berita_mention *m) {
    u32 from = sentence_start(d, m->first), t = phrase_start(d, m->first, from);
    return t > from &&
           (doc_is(d, t - 1, CLASS_CUE_PASSIVE) || doc_is(d, t - 1, CLASS_SPEAKER_AGENT));
}

/* "Budi (45), petani": past what brackets add to a name. */
static u32 after_brackets(const struct doc *d, u32 t) {
    if (!doc_spells(d, t, "(")) return t;
    for (u32 k = 2; k <= BRACKETS && t + k < d->n_tokens; k++)
        if (doc_spells(d, t + k, ")")) return t + k + 1;
    return t;
}

/* A verb of saying close behind, before anyone else is named. */
static bool is_subject(const struct doc *d, const struct berita_mention *m) {
    if (is_agent(d, m)) return true;
    u32 from = after_brackets(d, m->limit);
    bool apposition = doc_spells(d, from, ",");
    u32 limit = min_u32(from + (apposition ? APPOSITION : 5), d->n_tokens);
    for (u32 t = from; t < limit && !(d->token[t].flags & TOKEN_SENTENCE); t++) {
        if (d->mention_at[t] && !apposition) return false;
        if (doc_is(d, t, CLASS_VERB_CLAUSE) || doc_is(d, t, CLASS_CUE_ACTIVE)) return true;
    }
    return false;
}

static bool is_oblique(const struct doc *d, const struct berita_mention *m) {
    u32 from = sentence_start(d, m->first), t = phrase_start(d, m->first, from);
    if (t == from) return false;
    return doc_is(d, t - 1, CLASS_SUBJECT_TERM) ||
           (doc_is(d, t - 1, CLASS_SUBJECT_OBLIQUE) && !doc_is(d, t - 1, CLASS_CUE_MENURUT) &&
            !doc_is(d, t - 1, CLASS_SPEAKER_AGENT));
}

static bool is_tail(const struct doc *d, const struct berita_mention *m) {
    return m->limit + 2 >= d->sentence[d->sentence_of[m->first]].limit;
}

/* Nobody stands before it in its sentence. */
static bool is_topic(const struct doc *d, const struct berita_mention *m) {
    u32 from = sentence_start(d, m->first);
    if (m->first > from + NEAR) return false;
    for (u32 t = m->first; t-- > from;)
        if (d->mention_at[t] && d->mention[d->mention_at[t] - 1].type == BERITA_PERSON)
            return false;
    return true;
}

/* Few speak of themselves by name. */
static bool is_named_inside(const struct talk *s, u32 entity, const struct question *q) {
    const struct doc *d = s->d;
    for (u32 i = s->next; i < s->named && i < s->next + INSIDE && d->mention[i].first < q->limit; i++)
        if (d->mention[i].entity == entity) return true;
    return false;
}

static double weigh(const struct talk *s, u32 mention, const struct question *q, bool latest) {
    const struct doc *d = s->d;
    const struct berita_mention *m = &d->mention[mention];
    const struct berita_entity *e = &d->entity[m->entity];
    u32 here = d->sentence_of[q->at], there = d->sentence_of[m->first];
    bool subject = q->how == ASKED_SUBJECT, topic = is_topic(d, m);
    bool focus = m->entity == s->focus.entity;
    double f[FEATURES] = {
        [FEATURE_FOCUS] = focus,
        [FEATURE_FOCUS_AGE] = focus ? here - s->focus.sentence : 0,
        [FEATURE_DISTANCE] = here - there,
        [FEATURE_LATEST] = latest,
        [FEATURE_SUBJECT] = is_subject(d, m),
        [FEATURE_TOPIC] = topic,
        [FEATURE_OBLIQUE] = is_oblique(d, m),
        [FEATURE_TAIL] = !focus && is_tail(d, m),
        [FEATURE_SPOKE] = d->scratch[m->entity],
        [FEATURE_FRESH] = !focus && s->focus.entity != NONE && there > s->focus.sentence,
        [FEATURE_INTRODUCED] =
            m->limit - m->first > 1 && e->mentions && d->mention_order[e->first_mention] == mention,
        [FEATURE_ROLE] = e->roles > 0,
        [FEATURE_PARAGRAPH] = d->sentence[here].paragraph == d->sentence[there].paragraph,
        [FEATURE_BODY] = e->type != BERITA_PERSON,
        [FEATURE_INSIDE] = is_named_inside(s, m->entity, q),
        [FEATURE_NEAR] = here - there == 1,
        [FEATURE_PRONOUN_TOPIC] = subject && topic,
        [FEATURE_PRONOUN_FOCUS] = subject && focus,
        [FEATURE_PRONOUN_NEAR] = subject && here - there == 1,
        [FEATURE_PRONOUN_SUBJECT] = subject && is_subject(d, m),
    };
    if (q->words && q->how == ASKED_WORDS) {
        struct likeness like = speaker_likeness(s, m->entity, q->words);
        f[FEATURE_TITLE] = speaker_fits(s, m->entity, q->words);
        f[FEATURE_WORDS] = like.words;
        f[FEATURE_AGE] = like.age;
        f[FEATURE_UNLIKE] = like.unlike;
    }
    double score = 0;
    for (u32 i = 0; i < FEATURES; i++) score += f[i] * s->w->feature[i];
    return score;
}

/* ---- the best ------------------------------------------------------------ */

static void offer(struct choice *best, u32 entity, u32 mention, double score) {
    if (score <= best->score) {
        if (score > best->second) best->second = score;
        return;
    }
    best->second = best->score;
    best->score = score;
    best->entity = entity;
    best->mention = mention;
}

static bool is_seen(const u32 *seen, u32 n, u32 entity) {
    while (n-- > 0)
        if (seen[n] == entity) return true;
    return false;
}

/* Nobody is named before: the first person named soon after. */
static struct choice choose_after(const struct talk *s, u32 at) {
    const struct doc *d = s->d;
    struct choice c = {NONE, NONE, 0, 0, 0, true};
    u32 here = d->sentence_of[at];
    for (u32 i = s->next;
         i < s->named && i < s->next + LOOKS && d->sentence_of[d->mention[i].first] <= here + AHEAD;
         i++) {
        const struct berita_mention *m = &d->mention[i];
        if (m->type != BERITA_PERSON || m->entity == NONE ||
            d->token[m->first].flags & TOKEN_QUOTED)
            continue;
        c.entity = m->entity;
        c.mention = i;
        c.distance = d->sentence_of[m->first] - here;
        break;
    }
    return c;
}

/* Each person named within reach is weighed once, at the latest mention; a
 * body only when it spoke last. */
struct choice speaker_choose(const struct talk *s, const struct question *q) {
    const struct doc *d = s->d;
    struct choice best = {NONE, NONE, 0, -1e9, -1e9, false};
    u32 seen[WINDOW], n = 0, here = d->sentence_of[q->at];
    for (u32 i = s->next; i-- > 0 && n < WINDOW && s->next - i < LOOKS;) {
        const struct berita_mention *m = &d->mention[i];
        if (here - d->sentence_of[m->first] > REACH) break;
        if (m->entity == NONE || d->token[m->first].flags & TOKEN_QUOTED) continue;
        if (m->type != BERITA_PERSON && (q->words || m->entity != s->focus.entity)) continue;
        if (is_seen(seen, n, m->entity)) continue;
        seen[n++] = m->entity;
        offer(&best, m->entity, i, weigh(s, i, q, n == 1));
    }
    u32 f = s->focus.mention;
    if (s->focus.entity != NONE && f != NONE && (!q->words || d->mention[f].type == BERITA_PERSON) &&
        d->mention[f].entity == s->focus.entity && !is_seen(seen, n, s->focus.entity) &&
        here - s->focus.sentence <= REACH)
        offer(&best, s->focus.entity, f, weigh(s, f, q, n == 0));
    if (best.entity == NONE) return choose_after(s, q->at);
    best.distance = here - d->sentence_of[d->mention[best.mention].first];
    return best;
}
