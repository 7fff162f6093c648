/* Whose words they are.  A name in the cue clause decides; "ujarnya", "dia", a
 * title or a description are asked of those named before. */
#include "stage/speaker.h"
#include "stage/stage.h"

#include <math.h>

enum { GAP = 2 }; /* sentences that words without a cue may go on over */

/* ---- one quotation ------------------------------------------------------ */

static void settle(struct berita_quotation *q, u32 entity, u32 by, double confidence) {
    q->speaker = entity;
    q->resolved_by = by;
    q->confidence = (float)confidence;
}

static void take_choice(struct talk *s, struct berita_quotation *q, const struct choice *c,
                        u32 by) {
    double margin = c->second > -1e8 ? c->score - c->second : 4;
    settle(q, c->entity, by, c->after ? s->w->after : 1 / (1 + exp(-(s->w->level + s->w->steep * margin))));
    q->antecedent = c->mention;
    q->distance = c->distance;
}

static enum asked how_asked(const struct berita_quotation *q, const struct berita_mention *m) {
    if (m->how != BERITA_PRONOUN) return ASKED_WORDS;
    return q->cue.start > m->start ? ASKED_SUBJECT : ASKED_PRONOUN;
}

/* The mention that the answer rests on, and how far it is. */
static void rest_on(const struct doc *d, struct berita_quotation *q, u32 mention) {
    if (mention == NONE || mention == q->mention) return;
    u32 here = d->sentence_of[q->first], there = d->sentence_of[d->mention[mention].first];
    q->antecedent = mention;
    q->distance = here > there ? here - there : there - here;
}

/* The entity's mention nearest before the quotation, else its first: mentions of
 * the entity stage stand in order. */
static u32 nearest_mention(const struct doc *d, u32 entity, u32 at) {
    const struct berita_entity *e = &d->entity[entity];
    const u32 *row = d->mention_order + e->first_mention;
    u32 low = 0, high = e->mentions;
    while (low < high) {
        u32 middle = low + (high - low) / 2;
        if (d->mention[row[middle]].first < at)
            low = middle + 1;
        else
            high = middle;
    }
    return e->mentions ? row[low ? low - 1 : 0] : NONE;
}

/* Takes the entity, if there is one, for that reason. */
static bool take_entity(struct talk *s, struct berita_quotation *q, u32 entity, u32 by, double confidence) {
    if (entity == NONE) return false;
    settle(q, entity, by, confidence);
    rest_on(s->d, q, nearest_mention(s->d, entity, q->first));
    return true;
}

/* "Wali Kota", "Jaksa Budi" */
static void resolve_title(struct talk *s, struct berita_quotation *q, const struct berita_mention *m) {
    if (!take_entity(s, q, speaker_bearer(s, m), REASON_SPEAKER_NAMED, s->w->titled) &&
        !take_entity(s, q, speaker_holder(s, m), REASON_SPEAKER_TITLE, s->w->titled))
        settle(q, speaker_untold_holder(s, q->mention), REASON_SPEAKER_DESCRIBED, s->w->untold);
}

/* A capitalised word that no stage marked. */
static void resolve_unmarked(struct talk *s, struct berita_quotation *q, const struct berita_mention *m) {
    if (!take_entity(s, q, speaker_bearer(s, m), REASON_SPEAKER_NAMED, s->w->titled) &&
        !take_entity(s, q, speaker_body(s, m), REASON_SPEAKER_BODY, s->w->titled) &&
        !take_entity(s, q, speaker_holder(s, m), REASON_SPEAKER_TITLE, s->w->titled))
        settle(q, speaker_described(s, q->mention), REASON_SPEAKER_DESCRIBED, s->w->untold);
}

static bool is_definite(const struct doc *d, const struct berita_mention *m) {
    return m->how == BERITA_PRONOUN || doc_is(d, m->limit, CLASS_DEMONSTRATIVE) ||
           doc_is(d, m->limit - 1, CLASS_DEMONSTRATIVE);
}

static bool ask(struct talk *s, struct berita_quotation *q, const struct question *question) {
    struct choice c = speaker_choose(s, question);
    if (c.entity != NONE) take_choice(s, q, &c, REASON_SPEAKER_FOCUS);
    return c.entity != NONE;
}

/* "lembaga itu", "hakim Budi", "pria itu", "dia" */
static void resolve_description(struct talk *s, struct berita_quotation *q, const struct berita_mention *m) {
    const struct doc *d = s->d;
    struct question question = {how_asked(q, m), q->first, q->limit, m};
    bool person = m->type == BERITA_PERSON, pronoun = m->how == BERITA_PRONOUN;
    if (doc_is(d, m->first, CLASS_PRONOUN_MANY)) {
        take_entity(s, q, speaker_group(s, m), REASON_SPEAKER_FOCUS, s->w->described);
        return;
    }
    if (!person && take_entity(s, q, speaker_body(s, m), REASON_SPEAKER_BODY, s->w->described)) return;
    if (person && speaker_ends_with_name(d, m) &&
        take_entity(s, q, speaker_bearer(s, m), REASON_SPEAKER_NAMED, s->w->titled))
        return;
    if (person && is_definite(d, m) && (pronoun || !speaker_is_nameless(d, m)) && ask(s, q, &question)) return;
    if (pronoun) return;
    if (!attribution_is_written(d, q) && take_entity(s, q, speaker_holder(s, m), REASON_SPEAKER_TITLE, s->w->described))
        return;
    settle(q, speaker_described(s, q->mention), REASON_SPEAKER_DESCRIBED, s->w->described);
}

static void resolve_words(struct talk *s, struct berita_quotation *q) {
    struct berita_mention *m = &s->d->mention[q->mention];
    if (m->how == BERITA_TITLE) resolve_title(s, q, m);
    else if (m->how == BERITA_SHORT) resolve_unmarked(s, q, m);
    else resolve_description(s, q, m);
    m->entity = q->speaker;
}

/* A part of an utterance has the clause of its first part. */
static void take_clause(struct berita_quotation *q, const struct berita_quotation *first) {
    if (q->cue.end > q->cue.start || q->mention != NONE) return;
    q->cue = first->cue;
    q->lemma = first->lemma;
    q->mention = first->mention;
    q->speaker_span = first->speaker_span;
    q->how = first->how;
}

/* ”...,” kata X. ”...”: right behind the clause, in the same paragraph. */
static bool goes_on(const struct doc *d, u32 row) {
    const struct berita_quotation *q = &d->quotation[row], *last = q - 1;
    const struct sentence *a = &d->sentence[d->sentence_of[last->first]], *b = &d->sentence[d->sentence_of[q->first]];
    return last->type == BERITA_DIRECT && q->type == BERITA_DIRECT && a->paragraph == b->paragraph &&
           b->first == a->limit && last->cue.end > last->cue.start;
}

static u32 evidence(const struct berita_quotation *q) { return q->mention != NONE ? q->mention : q->antecedent; }

static void resolve_part(struct doc *d, struct berita_quotation *q) {
    const struct berita_quotation *first = &d->quotation[q->continues];
    take_clause(q, first);
    settle(q, first->speaker, REASON_SPEAKER_BEFORE, first->confidence);
    rest_on(d, q, evidence(first));
}

static bool resolve_uncued(struct talk *s, u32 row) {
    struct doc *d = s->d;
    struct berita_quotation *q = &d->quotation[row], *last = q - 1;
    if (row == 0 || last->speaker == NONE || d->sentence_of[q->first] - d->sentence_of[last->first] > GAP) return false;
    if (goes_on(d, row)) {
        q->continues = last->continues == NONE ? row - 1 : last->continues;
        take_clause(q, last);
    }
    settle(q, last->speaker, REASON_SPEAKER_BEFORE, s->w->before);
    rest_on(d, q, evidence(last));
    return true;
}

static void resolve(struct talk *s, u32 row) {
    struct doc *d = s->d;
    struct berita_quotation *q = &d->quotation[row];
    struct question question = {ASKED_NYA, q->first, q->limit, NULL};
    bool cued = q->cue.end > q->cue.start;
    if (q->continues != NONE) {
        resolve_part(d, q);
    } else if (q->mention != NONE && d->mention[q->mention].entity != NONE) {
        settle(q, d->mention[q->mention].entity, REASON_SPEAKER_NAMED, s->w->named);
        if (d->mention[q->mention].how == BERITA_SHORT) rest_on(d, q, d->mention[q->mention].antecedent);
    } else if (q->mention != NONE) {
        resolve_words(s, q);
    } else if ((cued || !resolve_uncued(s, row)) && !attribution_is_written(d, q)) {
        ask(s, q, &question);
    }
}

static bool is_many(const struct doc *d, u32 mention) {
    return mention != NONE &&
           (doc_is(d, d->mention[mention].first, CLASS_SPEAKER_MANY) || doc_is(d, d->mention[mention].first, CLASS_PRONOUN_MANY));
}

/* Who spoke is who the next "ujarnya" means; a group is not. */
static void move_focus(struct talk *s, const struct berita_quotation *q) {
    if (q->speaker == NONE || attribution_is_written(s->d, q) || is_many(s->d, q->mention)) return;
    s->d->scratch[q->speaker] = 1;
    s->focus.entity = q->speaker;
    s->focus.sentence = s->d->sentence_of[q->first];
    s->focus.mention = q->mention != NONE ? q->mention : q->antecedent;
}

/* ---- mentions in order -------------------------------------------------- */

/* Added mentions join the lists of their entities: they are strung together
 * by first token, then dealt out in the order of the text.  `begun` is the set
 * of tokens at which a string begins. */
static void order_mentions(struct doc *d) {
    u32 *head = d->scratch, *next = d->scratch + d->capacity, *fill = next + d->max_mentions, n = 0;
    u32 *begun = d->scratch + 3 * (size_t)d->capacity, words = d->n_tokens / 32 + 1;
    memset(begun, 0, words * sizeof *begun);
    for (u32 i = d->n_mentions; i-- > 0;) {
        u32 t = d->mention[i].first, bit = 1u << t % 32;
        next[i] = begun[t / 32] & bit ? head[t] : 0;
        head[t] = i + 1;
        begun[t / 32] |= bit;
    }
    for (u32 e = 0; e < d->n_entities; e++) fill[e] = 0;
    for (u32 i = 0; i < d->n_mentions; i++)
        if (d->mention[i].entity != NONE) fill[d->mention[i].entity]++;
    for (u32 e = 0; e < d->n_entities; e++) {
        d->entity[e].first_mention = n;
        d->entity[e].mentions = fill[e];
        n += fill[e];
        fill[e] = d->entity[e].first_mention;
    }
    for (u32 w = 0; w < words; w++)
        for (u32 set = begun[w]; set; set &= set - 1)
            for (u32 i = head[32 * w + (u32)__builtin_ctz(set)]; i; i = next[i - 1])
                if (d->mention[i - 1].entity != NONE)
                    d->mention_order[fill[d->mention[i - 1].entity]++] = i - 1;
}

static u32 count_named(const struct doc *d) {
    u32 n = 0;
    while (n < d->n_mentions && !(d->mention[n].flags & MENTION_ADDED)) n++;
    return n;
}

bool stage_speaker(struct doc *d) {
    struct talk s = {.d = d, .w = &d->model->speaker, .focus = {NONE, 0, NONE}};
    struct circumstances kept = {NONE, NONE, {NULL, 0}};
    if (d->n_quotations == 0) return true;
    memset(d->scratch, 0, d->n_entities * sizeof *d->scratch);
    s.named = count_named(d);
    s.roles = d->n_roles;
    s.role_token = d->scratch + d->max_entities;
    for (u32 i = 0; i < s.roles; i++) s.role_token[i] = token_at(d, d->role[i].start);
    for (u32 i = 0; i < d->n_quotations; i++) {
        struct berita_quotation *q = &d->quotation[i];
        while (s.next < s.named && d->mention[s.next].first < q->first) s.next++;
        while (s.role < s.roles && d->role[s.role].start < q->start) s.role++;
        resolve(&s, i);
        circumstances_add(d, i, &kept);
        move_focus(&s, q);
    }
    order_mentions(d);
    return true;
}
