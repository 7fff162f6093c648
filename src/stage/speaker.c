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

static void resolve_words(struct talk *s, struct berita_quotation *q, u32 at) {
    struct doc *d = s->d;
    struct berita_mention *m = &d->mention[q->mention];
    if (m->how == BERITA_TITLE) {
        u32 e = speaker_holder(s, m), named = speaker_bearer(s, m);
        if (named != NONE)
            settle(q, named, REASON_SPEAKER_NAMED, s->w->titled);
        else if (e != NONE)
            settle(q, e, REASON_SPEAKER_TITLE, s->w->titled);
        else
            settle(q, speaker_untold_holder(s, q->mention), REASON_SPEAKER_DESCRIBED, s->w->untold);
    } else if (m->how == BERITA_SHORT) {
        u32 e = speaker_bearer(s, m);
        if (e == NONE) e = speaker_body(s, m);
        if (e == NONE) e = speaker_holder(s, m);
        if (e != NONE)
            settle(q, e, REASON_SPEAKER_NAMED, s->w->titled);
        else
            settle(q, speaker_described(s, q->mention), REASON_SPEAKER_DESCRIBED, s->w->untold);
    } else {
        bool person = m->type == BERITA_PERSON;
        bool definite = person &&
                        (m->how == BERITA_PRONOUN || doc_is(d, m->limit, CLASS_DEMONSTRATIVE) ||
                         doc_is(d, m->limit - 1, CLASS_DEMONSTRATIVE));
        struct question asked = {how_asked(q, m), at, m};
        struct choice c = speaker_choose(s, &asked);
        u32 e;
        if (m->type == BERITA_ORGANIZATION && (e = speaker_body(s, m)) != NONE)
            settle(q, e, REASON_SPEAKER_TITLE, s->w->described);
        else if (person && speaker_ends_with_name(d, m) && (e = speaker_bearer(s, m)) != NONE)
            settle(q, e, REASON_SPEAKER_NAMED, s->w->titled);
        else if (definite && c.entity != NONE)
            take_choice(s, q, &c, REASON_SPEAKER_FOCUS);
        else if (m->how != BERITA_PRONOUN && !attribution_is_written(d, q) &&
                 (e = speaker_holder(s, m)) != NONE)
            settle(q, e, REASON_SPEAKER_TITLE, s->w->described);
        else if (m->how != BERITA_PRONOUN)
            settle(q, speaker_described(s, q->mention), REASON_SPEAKER_DESCRIBED, s->w->described);
    }
    d->mention[q->mention].entity = q->speaker;
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

static void resolve(struct talk *s, u32 row) {
    struct doc *d = s->d;
    struct berita_quotation *q = &d->quotation[row];
    const struct berita_quotation *last = row ? &d->quotation[row - 1] : NULL;
    bool cued = q->cue.end > q->cue.start || q->mention != NONE;
    if (q->continues != NONE) {
        const struct berita_quotation *p = &d->quotation[q->continues];
        q->antecedent = p->mention != NONE ? p->mention : p->antecedent;
        take_clause(q, p);
        settle(q, p->speaker, REASON_SPEAKER_BEFORE, p->confidence);
    } else if (q->mention != NONE && d->mention[q->mention].entity != NONE) {
        settle(q, d->mention[q->mention].entity, REASON_SPEAKER_NAMED, s->w->named);
    } else if (q->mention != NONE) {
        resolve_words(s, q, q->first);
    } else if (!cued && last && last->speaker != NONE &&
               d->sentence_of[q->first] - d->sentence_of[last->first] <= GAP) {
        q->antecedent = last->mention != NONE ? last->mention : last->antecedent;
        if (goes_on(d, row)) q->continues = last->continues == NONE ? row - 1 : last->continues, take_clause(q, last);
        settle(q, last->speaker, REASON_SPEAKER_BEFORE, s->w->before);
    } else if (!attribution_is_written(d, q)) {
        struct question asked = {ASKED_NYA, q->first, NULL};
        struct choice c = speaker_choose(s, &asked);
        if (c.entity != NONE) take_choice(s, q, &c, REASON_SPEAKER_FOCUS);
    }
}

/* Who spoke is who the next "ujarnya" means. */
static void move_focus(struct talk *s, const struct berita_quotation *q) {
    if (q->speaker == NONE || attribution_is_written(s->d, q)) return;
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
