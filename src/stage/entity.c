/* Persons, organizations and places.
 *
 * Runs of capitals are labelled once with what stands around each word, then
 * again with what the document's own sure names say of it; labels become
 * mentions, mentions entities. */
#include "stage/entity.h"

#include "stage/stage.h"

enum {
    OFFICE_REACH = 4, /* tokens of an office of the lexicon before another of it */
    RANK_REACH = 2    /* tokens of a rank before its last */
};

static void tell(const struct entity_watch *watch, const struct doc *doc, const struct run *run, bool again) {
    if (watch) watch->see(watch->to, doc, run, again);
}

static void label_runs(struct doc *doc, const struct entity_watch *watch) {
    struct run run;
    u32 t = 0, phrase = 0;
    doc->n_capitals = 0;
    while (run_next(doc, &t, &run)) {
        doc->capitals[doc->n_capitals++] = (struct capitals){run.first, run.limit};
        run_observe(doc, &run, &phrase);
        tell(watch, doc, &run, false);
        run_label(doc, &run);
    }
}

static void label_again(struct doc *doc, const struct memory *memory, const struct entity_watch *watch) {
    struct run run;
    for (u32 i = 0; i < doc->n_capitals; i++) {
        run.first = doc->capitals[i].first;
        run.limit = doc->capitals[i].limit;
        if (!memory_recall(memory, doc, &run)) continue;
        tell(watch, doc, &run, true);
        run_label_again(doc, &run);
    }
}

static bool ends_name(const struct doc *doc, u32 t) {
    const struct berita_token *k = &doc->token[t];
    return token_is_capital(k) || k->kind == TOKEN_URL || k->kind == TOKEN_NUMBER ||
           k->kind == TOKEN_MIXED || doc_spells(doc, t, ")") || doc_is(doc, t, CLASS_ORG_NAME);
}

/* "Administrator ini": a word that nobody is called by, pointed at like a thing,
 * unless as in "yang disapa Kenanga ini", "berinisial RK itu" it is what someone
 * is called. */
static bool is_thing(const struct doc *doc, u32 t) {
    return !doc_names_people(doc, t) && doc_is(doc, t + 1, CLASS_DETERMINER) &&
           !(t > 0 && (doc_is(doc, t - 1, CLASS_NAME_CALLED) || doc_is(doc, t - 1, CLASS_TRIGGER_PERSON)));
}

/* NULL for what is no name after all. */
static struct berita_mention *make_mention(struct doc *doc, u32 first, u32 limit) {
    u32 label = doc->mention_at[first];
    while (limit > first && !ends_name(doc, limit - 1) && !(label == LABEL_PLACE && place_is_side(doc, limit - 1))) limit--;
    if (label == LABEL_PERSON && limit == first + 1 && is_thing(doc, first)) return NULL;
    struct berita_mention *m = limit > first ? doc_push_mention(doc) : NULL;
    if (!m) return NULL;
    m->first = first;
    m->limit = limit;
    m->start = doc->token[first].start;
    m->end = doc->token[limit - 1].end;
    m->type = (u8)(label - LABEL_PERSON);
    m->how = BERITA_FULL;
    m->rule = label_reason(doc, first, label);
    return m;
}

_Static_assert(BERITA_PERSON == 0 && LABEL_ORGANIZATION - LABEL_PERSON == BERITA_ORGANIZATION &&
               LABEL_PLACE - LABEL_PERSON == BERITA_PLACE, "labels and types go together");

/* The limit of the name at t, short of a person's name that it has taken. */
static u32 cut_person(struct doc *doc, const struct memory *memory, u32 t) {
    u32 limit = name_limit(doc, t);
    if (limit - t < 2 || doc->mention_at[t] == LABEL_PERSON || !memory->mask) return limit;
    u32 person = memory_taken_name(memory, doc, t, limit);
    set_label(doc, person, limit, LABEL_PERSON);
    return person;
}

/* Labels in mention_at become mentions, and mention_at their rows. */
static void make_mentions(struct doc *doc, const struct memory *memory) {
    for (u32 t = next_label(doc, 0); t < doc->n_tokens; t = next_label(doc, t)) {
        u32 limit = cut_person(doc, memory, t);
        struct berita_mention *m = label_begins(doc->mention_at[t]) ? make_mention(doc, t, limit) : NULL;
        for (; t < limit; t++) doc->mention_at[t] = m && t < m->limit ? doc->n_mentions : 0;
    }
    doc->mention_at[doc->n_tokens] = 0;
}

static void relabel(struct doc *doc, u32 t, u32 first_label, u32 more_label) {
    u32 more = doc->mention_at[t] | LABEL_MORE;
    doc->mention_at[t] = first_label;
    while (++t < doc->n_tokens && doc->mention_at[t] == more) doc->mention_at[t] = more_label;
}

/* Does the name begin with the head of a body, and none that is a place as
 * well, such as schools and hospitals are? */
static bool leads_body(const struct doc *doc, u32 t) {
    u32 n;
    const struct entry *e = doc_longest(doc, t, CLASS_ORG_HEAD, &n);
    if (!e || doc_class_length(doc, t, CLASS_PLACE_HEAD)) return false;
    u32 kind = entry_kind(e, ORG_KINDS);
    return kind != ORG_SCHOOL && kind != ORG_HOSPITAL && kind != ORG_UNIVERSITY;
}

/* A head alone, of a word that is common in small letters, names no body. */
static bool is_bare_head(const struct doc *doc, u32 t) {
    const struct word *w = doc_word(doc, t);
    return is_alone(doc, t) && doc->token[t].shape == SHAPE_CAP && doc_is(doc, t, CLASS_ORG_HEAD) &&
           !doc_is(doc, t, CLASS_ORG_ABBR) && !doc_is(doc, t, CLASS_ORG_NAME) &&
           w->lower >= 2 && w->lower >= w->upper;
}

/* "pihak PT", "lulusan SMP": a company or school that is not named. */
static bool is_bare_kind(const struct doc *doc, u32 t) {
    u32 n;
    if (!is_alone(doc, t) || doc->token[t].shape != SHAPE_UPPER || !doc_is(doc, t, CLASS_ORG_HEAD)) return false;
    u32 kind = entry_kind(doc_longest(doc, t, CLASS_ORG_HEAD, &n), ORG_KINDS);
    bool bare = (kind == ORG_COMPANY && doc->token[t].end - doc->token[t].start == 2) || kind == ORG_SCHOOL;
    return n == 1 && bare && !doc_is(doc, t, CLASS_ORG_ABBR) && !doc_is(doc, t, CLASS_ORG_NAME);
}

/* "AS" begins names of clubs, and alone is a country. */
static bool is_bare_alias(const struct doc *doc, u32 t) {
    return is_alone(doc, t) && (doc_is(doc, t, CLASS_PLACE_ALIAS) || doc_is(doc, t, CLASS_PLACE_COUNTRY)) &&
           !doc_is(doc, t, CLASS_ORG_ABBR) && !doc_is(doc, t, CLASS_ORG_NAME);
}

/* The label of what stands behind a body's brackets: a place, or more of the
 * body. */
static u32 label_behind(const struct doc *doc, u32 t) {
    static const unsigned cls[] = {CLASS_PLACE_COUNTRY, CLASS_PLACE_PROVINCE, CLASS_PLACE_CITY, CLASS_PLACE_REGENCY,
                                   CLASS_PLACE_ALIAS, CLASS_PLACE_HEAD};
    for (u32 i = 0; i < COUNT(cls); i++)
        if (doc_is(doc, t, cls[i])) return LABEL_PLACE;
    return LABEL_ORGANIZATION;
}

/* "Badan Siaran (BS) Tegal": a body, its short name and the place are a name
 * each; "(Persero)" is part of one. */
static void part_brackets(struct doc *doc, u32 t) {
    u32 *at = doc->mention_at, limit = name_limit(doc, t);
    for (u32 u = t + 1; u + 1 < limit; u++) {
        if (!is_byte(doc, u, '(') || doc_is(doc, u + 1, CLASS_ORG_SUFFIX)) continue;
        at[u] = LABEL_NONE;
        at[u + 1] = LABEL_ORGANIZATION;
        if (u + 2 >= limit || !is_byte(doc, u + 2, ')')) continue;
        at[u + 2] = LABEL_NONE;
        if (u + 3 < limit) relabel(doc, u + 3, label_behind(doc, u + 3), label_behind(doc, u + 3) + LABEL_MORE);
        return; /* what follows is a name of its own, and its turn comes */
    }
}

/* The end of an office of the lexicon that reaches over t, past its first word;
 * t where there is none, or the lexicons know a body there. */
static u32 office_over(const struct doc *doc, u32 t) {
    if (doc_class_length(doc, t, CLASS_ORG_NAME) || doc_class_length(doc, t, CLASS_ORG_ABBR) ||
        doc_class_length(doc, t, CLASS_ORG_HEAD))
        return t;
    for (u32 k = 1; k <= min_u32(t, OFFICE_REACH); k++) {
        u32 n = doc->token[t - k].flags & TOKEN_PHRASE ? doc_phrase_length(doc, t - k, CLASS_ROLE_OFFICE) : 0;
        if (n > k) return t - k + n;
    }
    return t;
}

static bool has_head(const struct doc *doc, u32 t, u32 limit) {
    while (t < limit && !doc_class_length(doc, t, CLASS_ORG_HEAD) && !doc_class_length(doc, t, CLASS_PLACE_HEAD)) t++;
    return t < limit;
}

/* "Pejabat Pimpinan Tinggi Pratama": the words of an office are no body; what
 * follows them may be one.  False: there is no office, or a name goes on from
 * its last words ("Humas dan Protokol Masjid Agung"). */
static bool cut_office(struct doc *doc, u32 t) {
    u32 limit = name_limit(doc, t), end = min_u32(office_over(doc, t), limit);
    bool goes_on = end < limit && token_is_capital(&doc->token[end]);
    if (end == t || (end < limit && !goes_on && has_head(doc, end, limit))) return false;
    if (!goes_on) end = limit;
    else doc->mention_at[end] = LABEL_ORGANIZATION;
    while (t < end) doc->mention_at[t++] = LABEL_NONE;
    return true;
}

/* "Mayjen TNI Slamet": a rank ends before the person, whatever its last word is. */
static void cut_rank(struct doc *doc, u32 t) {
    u32 limit = name_limit(doc, t), end = t;
    for (u32 k = 1; limit > t + 1 && k <= min_u32(t, RANK_REACH); k++) {
        u32 n = doc->token[t - k].flags & TOKEN_PHRASE ? doc_phrase_length(doc, t - k, CLASS_TITLE_RANK) : 0;
        if (n > k) end = t - k + n;
    }
    if (end > t && end < limit) relabel(doc, end, LABEL_PERSON, LABEL_PERSON_MORE);
}

/* The bracket of the name [t, limit) that has no partner in it, or limit. */
static u32 lone_bracket(const struct doc *doc, u32 t, u32 limit) {
    u32 open = limit;
    for (; t < limit; t++) {
        if (is_byte(doc, t, '(')) open = t;
        else if (!is_byte(doc, t, ')')) continue;
        else if (open == limit) return t;
        else open = limit;
    }
    return open;
}

/* "Fahri (FH": a bracket parts what it stands between; behind one that closes
 * only a place is a name, as in "(Pemprov) Papua", "Bank Jawa (Jateng". */
static void part_lone_bracket(struct doc *doc, u32 t) {
    u32 *at = doc->mention_at, limit = name_limit(doc, t), u = lone_bracket(doc, t, limit), label = at[t];
    if (u == limit) return;
    if (u + 1 < limit && label_behind(doc, u + 1) == LABEL_PLACE) label = LABEL_PLACE;
    else if (is_byte(doc, u, ')')) label = LABEL_NONE;
    at[u] = LABEL_NONE;
    for (t = u + 1; t < limit; t++) at[t] = !label || t == u + 1 ? label : label + LABEL_MORE;
}

/* Conventions of spans: a place right behind a body belongs to its name, what
 * begins as a body is one, and a bare head is none. */
static void settle_spans(struct doc *doc) {
    for (u32 t = next_label(doc, 0); t < doc->n_tokens; t = next_label(doc, t + 1)) {
        if (label_begins(doc->mention_at[t])) part_lone_bracket(doc, t);
        u32 label = doc->mention_at[t];
        if ((label == LABEL_ORGANIZATION || label == LABEL_PLACE) && t > 0 && doc->token[t - 1].shape != SHAPE_LOWER)
            body_take_head(doc, t);
        if (label == LABEL_ORGANIZATION) cut_rank(doc, t), body_complete(doc, t), body_part_pair(doc, t);
        label = doc->mention_at[t];
        if (label == LABEL_PERSON) person_settle(doc, t);
        else if (label == LABEL_ORGANIZATION && cut_office(doc, t)) continue;
        else if (label == LABEL_ORGANIZATION && place_of_body(doc, t)) continue;
        else if (label == LABEL_PLACE && t > 0 && label_is_body(doc->mention_at[t - 1]))
            relabel(doc, t, LABEL_ORGANIZATION_MORE, LABEL_ORGANIZATION_MORE);
        else if (label == LABEL_PLACE && !is_alone(doc, t) && leads_body(doc, t))
            relabel(doc, t, LABEL_ORGANIZATION, LABEL_ORGANIZATION_MORE);
        else if (label == LABEL_PLACE) place_settle(doc, t);
        else if (label == LABEL_ORGANIZATION && !is_alone(doc, t)) part_brackets(doc, t);
        else if (label == LABEL_ORGANIZATION && is_bare_alias(doc, t))
            doc->mention_at[t] = LABEL_PLACE;
        else if (label == LABEL_ORGANIZATION && (is_bare_head(doc, t) || is_bare_kind(doc, t)))
            doc->mention_at[t] = LABEL_NONE;
    }
}

struct labelled entity_label(struct doc *doc, const struct entity_watch *watch) {
    struct labelled made;
    doc->mention_at[doc->n_tokens] = LABEL_FENCE;
    memset(doc->turned, 0, doc->n_tokens * sizeof *doc->turned);
    label_runs(doc, watch);
    entity_define(doc);
    made.sure = entity_sure(doc);
    entity_apply(doc, &made.sure);
    made.memory = memory_learn(doc, &made.sure);
    label_again(doc, &made.memory, watch);
    entity_apply(doc, &made.sure);
    memory_settle(&made.memory, doc);
    return made;
}

bool stage_entity(struct doc *doc) {
    struct labelled made = entity_label(doc, NULL);
    place_label_known(doc);
    body_label_known(doc);
    settle_spans(doc);
    make_mentions(doc, &made.memory);
    entity_settle_borders(doc);
    entity_cluster(doc, made.memory.initials);
    entity_drop_words(doc);
    entity_name(doc);
    entity_resolve_places(doc);
    entity_mark_modifiers(doc);
    entity_credit(doc, &made.sure);
    entity_order(doc);
    entity_find_parents(doc);
    entity_find_scene(doc);
    entity_settle_dateline(doc);
    entity_roles(doc);
    return true;
}
