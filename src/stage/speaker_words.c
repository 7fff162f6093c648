/* Who is meant by words that are no name: offices, descriptions, bodies. */
#include "stage/speaker.h"

#include "model/kind.h"

enum {
    NAMES = 200,     /* mentions before and after that an unmarked name is looked for in */
    BODIES = 80,     /* mentions before that a common name of a body may mean */
    CALL = 4,        /* tokens of that name: "lembaga antirasuah itu" */
    CLOSE = 3,       /* sentences before in which "lembaga itu" was named */
    ROLES = 48,      /* roles around it that a title is compared with */
    BESIDE = 24,     /* tokens beside a name that may describe its bearer */
    MENTIONS = 4,    /* mentions of a person beside which these are looked for */
    KNOWN_NAME = 20, /* bearers of a given name that tell the sex */
    CROWDS = 96,     /* tokens before "mereka" that a group is looked for in */
    RECALL = 160,    /* tokens before "warga itu" in which he was brought in */
    CALLED = 7,      /* tokens of that with the name that may follow */
    WHOSE = 4,       /* capitals behind a group: "warga Kampung Baru" */
};

/* ---- offices ------------------------------------------------------------- */

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

/* Do the words agree as far as the shorter goes? */
static bool agree(struct berita_str a, struct berita_str b) {
    u32 n = min_u32(a.n, b.n), i = 0;
    while (i < n && lower(a.p[i]) == lower(b.p[i])) i++;
    return i == n && n > 0 && (a.n == n || a.p[n] == ' ') && (b.n == n || b.p[n] == ' ');
}

/* A title is that of a role when their words agree, and what is left of the
 * title agrees with the role's body: "Kepala Dinas Pasar". */
static bool same_office(const struct talk *s, u32 role, struct berita_str title) {
    const struct berita_role *r = &s->d->role[role];
    if (role >= s->roles || r->is_title || r->person == NONE) return false;
    struct berita_str words = office(s->d, s->role_token[role], r->start, r->end);
    struct berita_span body = r->organization.end > r->organization.start ? r->organization : r->place;
    if (!agree(title, words)) return false;
    if (title.n <= words.n + 1 || body.end <= body.start) return true;
    struct berita_str rest = {title.p + words.n + 1, title.n - words.n - 1};
    return agree(rest, doc_str(s->d, body.start, body.end));
}

bool speaker_fits(const struct talk *s, u32 entity, const struct berita_mention *words) {
    const struct berita_entity *e = &s->d->entity[entity];
    for (u32 i = 0; i < min_u32(e->roles, 8); i++)
        if (same_office(s, e->first_role + i, office_named(s->d, words))) return true;
    return false;
}

/* ---- descriptions of persons --------------------------------------------- */

static bool is_small(const struct doc *d, u32 t) {
    return d->token[t].kind != TOKEN_WORD || doc_is(d, t, CLASS_FUNCTION) || doc_is(d, t, CLASS_DEMONSTRATIVE) ||
           doc_is(d, t, CLASS_GENDER_MALE) || doc_is(d, t, CLASS_GENDER_FEMALE);
}

static bool names_person(const struct doc *d, u32 t) {
    return d->mention_at[t] && d->mention[d->mention_at[t] - 1].type == BERITA_PERSON;
}

/* Before the name, or behind it where a comma, a bracket or a clause goes on
 * about its bearer; never past another name. */
static bool stands_beside(const struct doc *d, const struct berita_mention *m, u32 word) {
    const struct sentence *s = &d->sentence[d->sentence_of[m->first]];
    u32 first = m->first > s->first + BESIDE ? m->first - BESIDE : s->first;
    u32 limit = min_u32(s->limit, m->limit + BESIDE);
    for (u32 t = m->first; t-- > first && !names_person(d, t);)
        if (d->token[t].word == word && !(d->token[t].flags & TOKEN_QUOTED)) return true;
    if (d->token[m->limit].kind != TOKEN_PUNCT && !doc_is(d, m->limit, CLASS_CLAUSE_WHO)) return false;
    for (u32 t = m->limit; t < limit && !names_person(d, t); t++)
        if (d->token[t].word == word && !(d->token[t].flags & TOKEN_QUOTED)) return true;
    return false;
}

static double share_of_words(const struct doc *d, const struct berita_mention *m, const struct berita_mention *words) {
    u32 n = 0, same = 0;
    for (u32 t = words->first; t < words->limit; t++) {
        if (is_small(d, t)) continue;
        n++;
        same += stands_beside(d, m, d->token[t].word);
    }
    return n ? (double)same / n : 0;
}

/* "Budi (45)" */
static bool is_of_age(const struct doc *d, const struct berita_mention *m, const struct berita_mention *words) {
    i64 age, other;
    u32 n;
    if (!doc_spells(d, m->limit, "(") || !doc_number(d, m->limit + 1, &age, &n)) return false;
    for (u32 t = words->first; t < words->limit; t++)
        if (doc_number(d, t, &other, &n) && other == age) return true;
    return false;
}

static int gender(u32 male, u32 female) { return male > 4 * female ? 1 : female > 4 * male ? -1 : 0; }

static int gender_of_words(const struct doc *d, const struct berita_mention *words) {
    bool male = doc_class_length(d, words->first, CLASS_GENDER_MALE);
    return (int)male - (doc_class_length(d, words->first, CLASS_GENDER_FEMALE) != 0);
}

static int gender_of_name(const struct doc *d, const struct berita_mention *m) {
    const struct word *w = doc_word(d, m->first);
    return w->male + w->female >= KNOWN_NAME ? gender(w->male, w->female) : 0;
}

struct likeness speaker_likeness(const struct talk *s, u32 entity, const struct berita_mention *words) {
    const struct doc *d = s->d;
    const struct berita_entity *e = &d->entity[entity];
    struct likeness like = {0, false, false};
    for (u32 i = 0; i < min_u32(e->mentions, MENTIONS); i++) {
        const struct berita_mention *m = &d->mention[d->mention_order[e->first_mention + i]];
        double share = m->first < words->first ? share_of_words(d, m, words) : 0;
        if (share > like.words) like.words = share;
        like.age |= is_of_age(d, m, words);
        if (i == 0) like.unlike = gender_of_words(d, words) * gender_of_name(d, m) < 0;
    }
    return like;
}

/* ---- names and bodies ---------------------------------------------------- */

static bool bears(const struct doc *d, const struct berita_mention *m, u32 word) {
    for (u32 t = m->first; t < m->limit; t++)
        if (d->token[t].word == word) return true;
    return false;
}

/* The person who bears a name that no stage marked: the nearest before, else
 * the nearest after. */
u32 speaker_bearer(const struct talk *s, const struct berita_mention *name) {
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
bool speaker_ends_with_name(const struct doc *d, const struct berita_mention *m) {
    return token_is_capital(&d->token[m->limit - 1]) &&
           !(m->limit - m->first > 1 && doc_is(d, m->limit - 2, CLASS_SUBJECT_OBLIQUE));
}

static bool is_definite(const struct doc *d, const struct berita_mention *m) {
    return doc_is(d, m->limit, CLASS_DEMONSTRATIVE) || doc_is(d, m->limit - 1, CLASS_DEMONSTRATIVE);
}

/* "lembaga itu": the last body named, close before. */
static u32 last_body(const struct talk *s, const struct berita_mention *words) {
    const struct doc *d = s->d;
    u32 here = d->sentence_of[words->first];
    for (u32 i = s->next; i-- > 0 && here - d->sentence_of[d->mention[i].first] <= CLOSE;) {
        const struct berita_mention *m = &d->mention[i];
        if (m->type == BERITA_ORGANIZATION && m->entity != NONE && m->limit <= words->first &&
            m->start >= d->summary.dateline.end && !(d->token[m->first].flags & TOKEN_QUOTED))
            return m->entity;
    }
    return NONE;
}

/* "kementerian itu", "polisi": the latest body whose name has that word, or
 * that is of its kind. */
u32 speaker_body(const struct talk *s, const struct berita_mention *words) {
    const struct doc *d = s->d;
    const struct entry *e = doc_entry(d, words->first, CLASS_SPEAKER_BODY);
    for (u32 i = s->next; i-- > 0 && s->next - i < BODIES;) {
        const struct berita_mention *m = &d->mention[i];
        if (m->type != BERITA_ORGANIZATION || m->entity == NONE) continue;
        if (bears(d, m, d->token[words->first].word)) return m->entity;
        if (e && e->number > 0 && d->entity[m->entity].kind == e->number) return m->entity;
    }
    return e && words->limit - words->first <= CALL && is_definite(d, words) ? last_body(s, words) : NONE;
}

/* The holder of an office: of the roles around the quotation, the nearest
 * before it, else the nearest after. */
u32 speaker_holder(const struct talk *s, const struct berita_mention *m) {
    struct berita_str name = office_named(s->d, m);
    for (u32 i = s->role; i-- > 0 && s->role - i <= ROLES;)
        if (same_office(s, i, name)) return s->d->role[i].person;
    for (u32 i = s->role; i < s->roles && i < s->role + ROLES; i++)
        if (same_office(s, i, name)) return s->d->role[i].person;
    return NONE;
}

/* ---- those without a name ------------------------------------------------ */

static bool same_words(const struct doc *d, const struct berita_mention *a,
                       const struct berita_mention *b) {
    if (a->limit - a->first != b->limit - b->first) return false;
    for (u32 i = 0; i < a->limit - a->first; i++)
        if (d->token[a->first + i].word != d->token[b->first + i].word) return false;
    return true;
}

static bool ends_call(const struct doc *d, u32 t) {
    return d->date_at[t] || doc_is(d, t, CLASS_CLAUSE_WHO) || doc_spells(d, t, "(") || doc_spells(d, t, ",");
}

/* Where the words that call a speaker end: before a clause, a bracket, a date or
 * what makes them definite; one word alone calls nobody. */
static u32 described_limit(const struct doc *d, const struct berita_mention *m) {
    u32 t = m->first + 1 + !doc_is(d, m->first + 1, CLASS_DEMONSTRATIVE);
    if (t > m->limit) return m->limit;
    while (t < m->limit && !ends_call(d, t)) t++;
    while (t > m->first + 1 && (doc_is(d, t - 1, CLASS_DEMONSTRATIVE) || doc_is(d, t - 1, CLASS_TIME_PREP))) t--;
    return t;
}

/* "misi itu" after "misi pengamat negara tetangga". */
static bool is_recalled(const struct doc *d, const struct berita_mention *old, const struct berita_mention *m) {
    return is_definite(d, m) && d->token[old->first].word == d->token[m->first].word &&
           m->limit - m->first - doc_is(d, m->limit - 1, CLASS_DEMONSTRATIVE) == 1;
}

/* "Data Badan Pusat Statistik": a document is part of what the body does that it
 * is named by. */
static void take_author(const struct doc *d, const struct berita_mention *m, struct berita_entity *e) {
    e->kind = ORG_DOCUMENT;
    for (u32 t = m->first + 1; t < m->limit; t++) {
        const struct berita_mention *body = d->mention_at[t] ? &d->mention[d->mention_at[t] - 1] : NULL;
        if (!body || body->type != BERITA_ORGANIZATION || body->entity == NONE) continue;
        e->parent = body->entity;
        e->parent_name = d->entity[body->entity].name;
        e->parent_rule = REASON_PARENT_TEXT;
        return;
    }
}

/* Speakers without a name: the words that describe them are their name. */
u32 speaker_described(struct talk *s, u32 mention) {
    struct doc *d = s->d;
    struct berita_mention *m = &d->mention[mention];
    for (u32 i = s->n_described; i-- > 0 && s->n_described - i <= MEMORY;) {
        const struct berita_mention *old = &d->mention[s->described[i % MEMORY]];
        if (m->flags & MENTION_NEW_SPEAKER) break;
        if (same_words(d, old, m) || is_recalled(d, old, m)) return old->entity;
    }
    struct berita_entity *e = doc_push_entity(d);
    if (!e) return NONE;
    d->scratch[d->n_entities - 1] = 0;
    e->type = m->type;
    if (e->type == BERITA_ORGANIZATION) e->kind = ORG_OTHER;
    if (e->type == BERITA_ORGANIZATION && attribution_is_document(d, m->first)) take_author(d, m, e);
    e->name = doc_str(d, m->start, d->token[described_limit(d, m) - 1].end);
    s->described[s->n_described++ % MEMORY] = mention;
    return d->n_entities - 1;
}

/* "seorang warga, Budi", "seorang warga bernama Budi" */
static bool is_named_after(const struct doc *d, u32 t) {
    u32 limit = min_u32(d->sentence[d->sentence_of[t]].limit, t + CALLED);
    for (; t < limit; t++)
        if (names_person(d, t)) return true;
    return false;
}

bool speaker_is_nameless(const struct doc *d, const struct berita_mention *words) {
    u32 word = d->token[words->first].word, n = words->limit - words->first;
    u32 from = words->first > RECALL ? words->first - RECALL : 0;
    if (n - doc_is(d, words->limit - 1, CLASS_DEMONSTRATIVE) != 1 || doc_class_length(d, words->first, CLASS_ROLE_OFFICE)) return false;
    for (u32 t = words->first; t-- > from + 1;) {
        if (d->token[t].word != word || d->token[t].flags & TOKEN_QUOTED || doc_is(d, t + 1, CLASS_DEMONSTRATIVE)) continue;
        bool fresh = doc_is(d, t - 1, CLASS_SPEAKER_NEW) || (t > 1 && doc_class_length(d, t - 2, CLASS_SPEAKER_NEW) == 2);
        return fresh && !is_named_after(d, t);
    }
    return false;
}

/* A title that nobody in the text holds by name is a role of its own. */
u32 speaker_untold_holder(struct talk *s, u32 mention) {
    struct doc *d = s->d;
    u32 before = d->n_entities, e = speaker_described(s, mention);
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

/* Tokens of the words that name a group at t, or 0: "para pedagang", "warga
 * Kampung Baru". */
static u32 group_length(const struct doc *d, u32 t) {
    u32 n, limit = d->sentence[d->sentence_of[t]].limit;
    const struct entry *e = doc_longest(d, t, CLASS_SPEAKER_MANY, &n);
    if (!e || t + n >= limit) return 0;
    n += e->number > 0;
    for (u32 k = 0; k < WHOSE && t + n < limit && token_is_capital(&d->token[t + n]); k++) n++;
    return n;
}

/* At the head of a sentence or behind a comma: what the sentence is about. */
static bool is_ahead(const struct doc *d, u32 t) {
    return t == d->sentence[d->sentence_of[t]].first || doc_spells(d, t - 1, ",");
}

static u32 latest_group(const struct doc *d, u32 before) {
    u32 from = before > CROWDS ? before - CROWDS : 0;
    for (u32 t = before; t-- > from;)
        if (!(d->token[t].flags & TOKEN_QUOTED) && is_ahead(d, t) && group_length(d, t)) return t;
    return NONE;
}

static u32 latest_described_group(const struct talk *s) {
    for (u32 i = s->n_described; i-- > 0 && s->n_described - i <= MEMORY;)
        if (doc_is(s->d, s->d->mention[s->described[i % MEMORY]].first, CLASS_SPEAKER_MANY)) return s->described[i % MEMORY];
    return NONE;
}

u32 speaker_group(struct talk *s, const struct berita_mention *words) {
    struct doc *d = s->d;
    const struct entry *e = doc_entry(d, words->first, CLASS_PRONOUN_MANY);
    if (e && e->number > 0) return NONE;
    u32 t = latest_group(d, words->first), old = latest_described_group(s), focus = s->focus.entity;
    if (old != NONE && words->first > d->mention[old].first + CROWDS) old = NONE;
    if (old != NONE && (t == NONE || d->mention[old].first >= t)) return d->mention[old].entity;
    if (t == NONE) return focus != NONE && d->entity[focus].type == BERITA_ORGANIZATION ? focus : NONE;
    u32 m = attribution_mention(d, t, t + group_length(d, t), BERITA_DESCRIPTION, words->rule);
    if (m == NONE) return NONE;
    return d->mention[m].entity = speaker_described(s, m);
}
