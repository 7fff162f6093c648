/* Whose words they are.
 *
 * A name in the cue clause decides.  "ujarnya", "dia", a title or a
 * description are weighed against the persons named before, outside quotation
 * marks: how far back, whether they spoke last, whether they were the subject.
 * Weights come from lexicons/weights/speaker.tsv; nothing here knows words. */
#include "stage/speaker.h"
#include "stage/stage.h"

#include <math.h>

enum {
    APPOSITION = 25, /* tokens between a name and its verb, when a comma follows the name */
    WINDOW = 12,     /* persons before the quotation that are weighed */
    REACH = 14,      /* sentences back */
    AHEAD = 6,       /* sentences ahead, when nobody is named before */
    NAMES = 200,     /* mentions before and after that an unmarked name is looked for in */
    BODIES = 80,     /* mentions before that a common name of a body may mean */
    ROLES = 48,      /* roles around it that a title is compared with */
    MEMORY = 16,     /* described speakers remembered */
    LOOKS = 200,     /* mentions read for that */
    NEAR = 64,       /* tokens around a mention or a quotation that are read */
    GAP = 2,         /* sentences that words without a cue may go on over */
};

struct focus {
    u32 entity, sentence, mention;
};

struct talk {
    struct doc *d;
    const struct weights *w;
    struct focus focus;
    u32 named;             /* mentions of the entity stage: rows [0, named) */
    u32 next;              /* first of them at or after the quotation */
    u32 role, roles;       /* first role at or after the quotation; all of the entity stage */
    u32 *role_token;       /* role -> its first token */
    u32 described[MEMORY]; /* mentions of speakers without a name, latest last */
    u32 n_described;
};

struct choice {
    u32 entity, mention, distance;
    double score, second;
};

/* ---- candidates --------------------------------------------------------- */

static u32 sentence_start(const struct doc *d, u32 t) {
    return d->sentence[d->sentence_of[t]].first;
}

/* First token of the capitals that lead to a name, a comma before it passed
 * over: "Wali Kota Tegal, Budi Santoso". */
static u32 phrase_start(const struct doc *d, u32 t, u32 from) {
    if (t > from + NEAR) from = t - NEAR;
    if (t > from + 1 && doc_spells(d, t - 1, ",") && token_is_capital(&d->token[t - 2])) t--;
    while (t > from && token_is_capital(&d->token[t - 1])) t--;
    return t;
}

/* "disampaikan (oleh) Wali Kota X", "dibuka oleh X": who does what is told in
 * the passive. */
static bool is_agent(const struct doc *d, const struct berita_mention *m) {
    u32 from = sentence_start(d, m->first), t = phrase_start(d, m->first, from);
    return t > from &&
           (doc_is(d, t - 1, CLASS_CUE_PASSIVE) || doc_is(d, t - 1, CLASS_SPEAKER_AGENT));
}

/* A verb of saying close behind, before anyone else is named. */
static bool is_subject(const struct doc *d, const struct berita_mention *m) {
    if (is_agent(d, m)) return true;
    bool apposition = doc_spells(d, m->limit, ",");
    u32 limit = min_u32(m->limit + (apposition ? APPOSITION : 5), d->n_tokens);
    for (u32 t = m->limit; t < limit && !(d->token[t].flags & TOKEN_SENTENCE); t++) {
        if (d->mention_at[t] && !apposition) return false;
        if (doc_is(d, t, CLASS_VERB_CLAUSE) || doc_is(d, t, CLASS_CUE_ACTIVE)) return true;
    }
    return false;
}

static bool is_oblique(const struct doc *d, const struct berita_mention *m) {
    u32 from = sentence_start(d, m->first), t = phrase_start(d, m->first, from);
    return t > from && doc_is(d, t - 1, CLASS_SUBJECT_OBLIQUE) &&
           !doc_is(d, t - 1, CLASS_CUE_MENURUT) && !doc_is(d, t - 1, CLASS_SPEAKER_AGENT);
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

/* How well an entity answers to the words of a title or description. */
static bool fits(const struct talk *s, u32 entity, const struct berita_mention *words);

static double weigh(const struct talk *s, u32 mention, u32 at, bool latest,
                    const struct berita_mention *words) {
    const struct doc *d = s->d;
    const struct berita_mention *m = &d->mention[mention];
    const struct berita_entity *e = &d->entity[m->entity];
    u32 here = d->sentence_of[at], there = d->sentence_of[m->first];
    bool focus = m->entity == s->focus.entity;
    double f[FEATURES] = {
        [FEATURE_FOCUS] = focus,
        [FEATURE_FOCUS_AGE] = focus ? here - s->focus.sentence : 0,
        [FEATURE_DISTANCE] = here - there,
        [FEATURE_LATEST] = latest,
        [FEATURE_SUBJECT] = is_subject(d, m),
        [FEATURE_TOPIC] = is_topic(d, m),
        [FEATURE_OBLIQUE] = is_oblique(d, m),
        [FEATURE_TAIL] = !focus && is_tail(d, m),
        [FEATURE_SPOKE] = d->scratch[m->entity],
        [FEATURE_FRESH] = !focus && s->focus.entity != NONE && there > s->focus.sentence,
        [FEATURE_INTRODUCED] =
            m->limit - m->first > 1 && e->mentions && d->mention_order[e->first_mention] == mention,
        [FEATURE_ROLE] = e->roles > 0,
        [FEATURE_PARAGRAPH] = d->sentence[here].paragraph == d->sentence[there].paragraph,
        [FEATURE_BODY] = e->type != BERITA_PERSON,
        [FEATURE_TITLE] = words && fits(s, m->entity, words),
    };
    double score = 0;
    for (u32 i = 0; i < FEATURES; i++) score += f[i] * s->w->feature[i];
    return score;
}

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
    struct choice c = {NONE, NONE, 0, 0, 0};
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
static struct choice choose(const struct talk *s, u32 at, const struct berita_mention *words) {
    const struct doc *d = s->d;
    struct choice best = {NONE, NONE, 0, -1e9, -1e9};
    u32 seen[WINDOW], n = 0, here = d->sentence_of[at];
    for (u32 i = s->next; i-- > 0 && n < WINDOW && s->next - i < LOOKS;) {
        const struct berita_mention *m = &d->mention[i];
        if (here - d->sentence_of[m->first] > REACH) break;
        if (m->entity == NONE || d->token[m->first].flags & TOKEN_QUOTED) continue;
        if (m->type != BERITA_PERSON && (words || m->entity != s->focus.entity)) continue;
        if (is_seen(seen, n, m->entity)) continue;
        seen[n++] = m->entity;
        offer(&best, m->entity, i, weigh(s, i, at, n == 1, words));
    }
    u32 f = s->focus.mention;
    if (s->focus.entity != NONE && f != NONE && (!words || d->mention[f].type == BERITA_PERSON) &&
        d->mention[f].entity == s->focus.entity && !is_seen(seen, n, s->focus.entity) &&
        here - s->focus.sentence <= REACH)
        offer(&best, s->focus.entity, f, weigh(s, f, at, n == 0, words));
    if (best.entity == NONE) return choose_after(s, at);
    best.distance = here - d->sentence_of[d->mention[best.mention].first];
    return best;
}

/* ---- titles and descriptions -------------------------------------------- */

/* The words of an office, abbreviations written out as the lexicon has them. */
static struct berita_str office(const struct doc *d, u32 t, u32 start, u32 end) {
    u32 n;
    const struct entry *e = doc_longest(d, t, CLASS_ROLE_OFFICE, &n);
    if (!e || !e->canonical || d->token[t + n - 1].end > end) return doc_str(d, start, end);
    const char *c = model_str(d->model, e->canonical);
    return (struct berita_str){c, (u32)strlen(c)};
}

static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c; }

static struct berita_str office_named(const struct doc *d, const struct berita_mention *m) {
    return office(d, m->first, m->start, m->end);
}

/* Do the words of a title and of a role agree as far as the shorter goes? */
static bool same_office(const struct talk *s, u32 role, struct berita_str a) {
    const struct berita_role *r = &s->d->role[role];
    if (role >= s->roles || r->is_title || r->person == NONE) return false;
    struct berita_str b = office(s->d, s->role_token[role], r->start, r->end);
    u32 n = min_u32(a.n, b.n), i = 0;
    while (i < n && lower(a.p[i]) == lower(b.p[i])) i++;
    return i == n && n > 0 && (a.n == n || a.p[n] == ' ') && (b.n == n || b.p[n] == ' ');
}

static bool fits(const struct talk *s, u32 entity, const struct berita_mention *words) {
    const struct berita_entity *e = &s->d->entity[entity];
    for (u32 i = 0; i < min_u32(e->roles, 8); i++)
        if (same_office(s, e->first_role + i, office_named(s->d, words))) return true;
    return false;
}

static bool bears(const struct doc *d, const struct berita_mention *m, u32 word) {
    for (u32 t = m->first; t < m->limit; t++)
        if (d->token[t].word == word) return true;
    return false;
}

/* The person who bears a name that no stage marked: the nearest before, else
 * the nearest after. */
static u32 bearer(const struct talk *s, const struct berita_mention *name) {
    const struct doc *d = s->d;
    u32 word = d->token[name->limit - 1].word, i;
    for (i = s->next; i-- > 0 && s->next - i < NAMES;)
        if (d->mention[i].type == BERITA_PERSON && bears(d, &d->mention[i], word))
            return d->mention[i].entity;
    for (i = s->next; i < s->named && i < s->next + NAMES; i++)
        if (d->mention[i].type == BERITA_PERSON && bears(d, &d->mention[i], word))
            return d->mention[i].entity;
    return NONE;
}

/* "hakim Budi", but not "pengunjung dari Tegal". */
static bool ends_with_name(const struct doc *d, const struct berita_mention *m) {
    return token_is_capital(&d->token[m->limit - 1]) &&
           !(m->limit - m->first > 1 && doc_is(d, m->limit - 2, CLASS_SUBJECT_OBLIQUE));
}

/* "kementerian itu", "polisi": the latest body whose name has that word, or
 * that is of its kind. */
static u32 same_body(const struct talk *s, const struct berita_mention *words) {
    const struct doc *d = s->d;
    const struct entry *e = doc_entry(d, words->first, CLASS_SPEAKER_BODY);
    for (u32 i = s->next; i-- > 0 && s->next - i < BODIES;) {
        const struct berita_mention *m = &d->mention[i];
        if (m->type != BERITA_ORGANIZATION || m->entity == NONE) continue;
        if (bears(d, m, d->token[words->first].word)) return m->entity;
        if (e && e->number > 0 && d->entity[m->entity].kind == e->number) return m->entity;
    }
    return NONE;
}

/* The holder of an office: of the roles around the quotation, the nearest
 * before it, else the nearest after. */
static u32 holder(const struct talk *s, const struct berita_mention *m) {
    struct berita_str name = office_named(s->d, m);
    for (u32 i = s->role; i-- > 0 && s->role - i <= ROLES;)
        if (same_office(s, i, name)) return s->d->role[i].person;
    for (u32 i = s->role; i < s->roles && i < s->role + ROLES; i++)
        if (same_office(s, i, name)) return s->d->role[i].person;
    return NONE;
}

static bool same_words(const struct doc *d, const struct berita_mention *a,
                       const struct berita_mention *b) {
    if (a->limit - a->first != b->limit - b->first) return false;
    for (u32 i = 0; i < a->limit - a->first; i++)
        if (d->token[a->first + i].word != d->token[b->first + i].word) return false;
    return true;
}

/* Speakers without a name: the words that describe them are their name. */
static u32 described(struct talk *s, u32 mention) {
    struct doc *d = s->d;
    struct berita_mention *m = &d->mention[mention];
    for (u32 i = s->n_described; i-- > 0 && s->n_described - i <= MEMORY;) {
        const struct berita_mention *old = &d->mention[s->described[i % MEMORY]];
        if (!(m->flags & MENTION_NEW_SPEAKER) && same_words(d, old, m)) return old->entity;
    }
    struct berita_entity *e = doc_push_entity(d);
    if (!e) return NONE;
    d->scratch[d->n_entities - 1] = 0;
    e->type = m->type;
    if (e->type == BERITA_ORGANIZATION) e->kind = ORG_OTHER;
    e->name = doc_str(d, m->start, m->end);
    s->described[s->n_described++ % MEMORY] = mention;
    return d->n_entities - 1;
}

/* A title that nobody in the text holds by name is a role of its own. */
static u32 untold_holder(struct talk *s, u32 mention) {
    struct doc *d = s->d;
    u32 before = d->n_entities, e = described(s, mention);
    if (e == NONE || e < before) return e;
    struct berita_role *r = doc_push_role(d);
    if (!r) return e;
    r->start = d->mention[mention].start;
    r->end = d->mention[mention].end;
    r->person = e;
    r->rule = d->mention[mention].rule;
    d->entity[e].first_role = d->n_roles - 1;
    d->entity[e].roles = 1;
    return e;
}

/* ---- one quotation ------------------------------------------------------ */

static void settle(struct berita_quotation *q, u32 entity, u32 by, double confidence) {
    q->speaker = entity;
    q->resolved_by = by;
    q->confidence = (float)confidence;
}

static void take_choice(struct talk *s, struct berita_quotation *q, const struct choice *c,
                        u32 by) {
    double margin = c->second > -1e8 ? c->score - c->second : 4;
    settle(q, c->entity, by, 1 / (1 + exp(-(s->w->level + s->w->steep * margin))));
    q->antecedent = c->mention;
    q->distance = c->distance;
}

static void resolve_words(struct talk *s, struct berita_quotation *q, u32 at) {
    struct doc *d = s->d;
    struct berita_mention *m = &d->mention[q->mention];
    if (m->how == BERITA_TITLE) {
        u32 e = holder(s, m), named = bearer(s, m);
        if (named != NONE)
            settle(q, named, REASON_SPEAKER_NAMED, s->w->titled);
        else if (e != NONE)
            settle(q, e, REASON_SPEAKER_TITLE, s->w->titled);
        else
            settle(q, untold_holder(s, q->mention), REASON_SPEAKER_DESCRIBED, s->w->described);
    } else if (m->how == BERITA_SHORT) {
        u32 e = bearer(s, m);
        if (e == NONE) e = same_body(s, m);
        if (e != NONE)
            settle(q, e, REASON_SPEAKER_NAMED, s->w->titled);
        else
            settle(q, described(s, q->mention), REASON_SPEAKER_DESCRIBED, s->w->described);
    } else {
        bool definite = m->type == BERITA_PERSON &&
                        (m->how == BERITA_PRONOUN || doc_is(d, m->limit, CLASS_DEMONSTRATIVE) ||
                         doc_is(d, m->limit - 1, CLASS_DEMONSTRATIVE));
        struct choice c = choose(s, at, m);
        u32 e;
        if (m->type == BERITA_ORGANIZATION && (e = same_body(s, m)) != NONE)
            settle(q, e, REASON_SPEAKER_TITLE, s->w->described);
        else if (ends_with_name(d, m) && (e = bearer(s, m)) != NONE)
            settle(q, e, REASON_SPEAKER_NAMED, s->w->titled);
        else if (definite && c.entity != NONE)
            take_choice(s, q, &c, REASON_SPEAKER_FOCUS);
        else if (m->how != BERITA_PRONOUN && !attribution_is_written(d, q) &&
                 (e = holder(s, m)) != NONE)
            settle(q, e, REASON_SPEAKER_TITLE, s->w->described);
        else if (m->how != BERITA_PRONOUN)
            settle(q, described(s, q->mention), REASON_SPEAKER_DESCRIBED, s->w->described);
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
        struct choice c = choose(s, q->first, NULL);
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
