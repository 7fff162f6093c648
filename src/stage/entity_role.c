/* Offices, occupations and titles of persons.
 *
 * The rules of lexicons/rules/role.rules find office, body and name; here the
 * units of a body that belong to the office are cut off it, and the titles
 * standing around a name are gathered. */
#include "stage/entity.h"

enum {
    TITLES_MAX = 6, /* titles on each side of a name */
    ROLES_MAX = 64  /* latest roles looked through for one again */
};

static const unsigned title_class[] = {
    CLASS_TITLE_RANK, CLASS_TITLE_ACADEMIC, CLASS_TITLE_HONORIFIC, CLASS_TITLE_DEGREE,
};

static u32 person_at(const struct doc *doc, u32 t) {
    u32 m = doc->mention_at[t];
    return m && doc->mention[m - 1].type == BERITA_PERSON ? doc->mention[m - 1].entity : NONE;
}

static bool same_start(const struct doc *doc, const struct berita_role *r, struct berita_span s) {
    u32 n = min_u32(r->end - r->start, s.end - s.start);
    return r->start == s.start || memcmp(doc->text + r->start, doc->text + s.start, n) == 0;
}

/* Has the person this role already, perhaps in longer words?  Roles are
 * repeated shortened: the first mention has them in full. */
static bool has_role(const struct doc *doc, u32 person, struct berita_span span) {
    for (u32 i = doc->n_roles, looks = 0; i-- > 0 && looks < ROLES_MAX; looks++)
        if (doc->role[i].person == person && doc->role[i].end && same_start(doc, &doc->role[i], span)) return true;
    return false;
}

static u32 entity_of(const struct doc *doc, struct capture c) {
    u32 m = c.first < c.limit ? doc->mention_at[c.first] : 0;
    return m ? doc->mention[m - 1].entity : NONE;
}

/* Where the body proper begins in [first, limit): past the units that belong
 * to the office, "Bidang Humas" in "Kepala Bidang Humas Polda Papua". */
static u32 parent_body(const struct doc *doc, u32 first, u32 limit) {
    if (!doc_is(doc, first, CLASS_ROLE_UNIT)) return first;
    for (u32 t = first + 1; t < limit; t++) {
        u32 n;
        if (doc_is(doc, t, CLASS_ROLE_UNIT)) continue;
        if (doc->token[t].shape >= SHAPE_UPPER || doc_longest(doc, t, CLASS_ORG_HEAD, &n) ||
            doc_longest(doc, t, CLASS_ORG_NAME, &n) || doc_longest(doc, t, CLASS_ORG_ABBR, &n))
            return t;
    }
    return first;
}

/* A rank is a title, not an office, although some share their words. */
static bool is_rank(const struct doc *doc, struct capture role) {
    u32 n;
    return doc_longest(doc, role.first, CLASS_TITLE_RANK, &n) && role.first + n >= role.limit;
}

static u32 org_at(const struct doc *doc, u32 t) {
    u32 m = doc->mention_at[t];
    if (!m || doc->mention[m - 1].type != BERITA_ORGANIZATION || doc->mention[m - 1].first != t) return NONE;
    return m - 1;
}

/* Past the abbreviation in brackets and the place that follow a body's name:
 * "(KPU) Sulut". */
static u32 body_limit(const struct doc *doc, u32 t) {
    if (t + 2 < doc->n_tokens && doc_spells(doc, t, "(") && doc_spells(doc, t + 2, ")")) t += 3;
    u32 m = doc->mention_at[t];
    return m && doc->mention[m - 1].type == BERITA_PLACE && doc->mention[m - 1].first == t ? doc->mention[m - 1].limit : t;
}

/* An office may have taken the head of its body ("Kepala Dinas"): the body
 * then begins inside the role. */
static void split_role(const struct doc *doc, struct capture *role, struct capture *org) {
    for (u32 t = role->first + 1; t < role->limit; t++) {
        u32 m = org_at(doc, t);
        if (m == NONE) continue;
        org->first = t;
        org->limit = max_u32(max_u32(org->limit, role->limit), body_limit(doc, doc->mention[m].limit));
        role->limit = t;
    }
}

static void trim_role(const struct doc *doc, struct capture *role) {
    while (role->limit > role->first && !token_is_capital(&doc->token[role->limit - 1]) &&
           (doc->token[role->limit - 1].kind != TOKEN_WORD || doc_is(doc, role->limit - 1, CLASS_NAME_JOINT)))
        role->limit--;
}

static void set_body(struct doc *doc, struct berita_role *r, struct capture *role, struct capture org) {
    u32 from = parent_body(doc, org.first, org.limit);
    if (from != org.first) role->limit = from;
    r->organization_entity = entity_of(doc, org);
    r->organization = doc_span(doc, from, org.limit);
}

/* The place an office is held for: "Tegal" in "Wali Kota Tegal". */
static void set_place(struct doc *doc, struct berita_role *r, struct capture role) {
    for (u32 t = role.limit; t-- > role.first;) {
        u32 m = doc->mention_at[t];
        if (!m || doc->mention[m - 1].type != BERITA_PLACE) continue;
        r->place_entity = doc->mention[m - 1].entity;
        r->place = (struct berita_span){doc->mention[m - 1].start, doc->mention[m - 1].end};
        return;
    }
}

/* The words of the role, cut to size; false for a title, and for a role the
 * person has already.  A body alone ("Siti dari Yayasan Harapan") is a role of
 * no words. */
static bool take_words(const struct doc *doc, u32 who, struct capture *role, struct capture *org) {
    if (role->first == role->limit) return org->first < org->limit;
    split_role(doc, role, org);
    trim_role(doc, role);
    bool rank = is_rank(doc, *role) && org->first == org->limit;
    return !rank && !has_role(doc, who, doc_span(doc, role->first, role->limit));
}

static void add_role(struct doc *doc, const struct match *m) {
    struct capture role = {0, 0}, org = {0, 0}, place, person;
    if (!match_capture(doc, m, KEY_PERSON, &person)) return;
    match_capture(doc, m, KEY_ROLE, &role);
    if (match_capture(doc, m, KEY_PLACE, &place)) role.limit = place.limit;
    match_capture(doc, m, KEY_ORG, &org);
    u32 who = person_at(doc, person.first);
    if (who == NONE || !take_words(doc, who, &role, &org)) return;
    struct berita_role *r = doc_push_role(doc);
    if (!r) return;
    if (org.first < org.limit) set_body(doc, r, &role, org);
    else set_place(doc, r, role);
    struct berita_span s = doc_span(doc, role.first, role.limit);
    r->start = s.start;
    r->end = s.end;
    r->person = who;
    r->rule = rule_of(m->rule);
}

enum {
    ROLE_REACH = 40, /* tokens from the start of a role to its person */
    ROLE_AFTER = 9   /* tokens from a person's name to the start of a role */
};

/* Behind a name a role begins soon, or its body stands at once. */
static bool may_follow(const struct doc *doc, u32 person) {
    u32 first = doc->mention[doc->mention_at[person] - 1].limit;
    if (first + 1 >= doc->n_tokens) return false;
    if (doc->mention_at[first + 1]) return true;
    for (u32 t = first + 1; t < min_u32(first + ROLE_AFTER, doc->n_tokens); t++)
        if (match_may_start(doc, t, GROUP_ROLE)) return true;
    return false;
}

/* A word that no role reaches over on its way to a name: what comes before it
 * belongs to another clause.  "bicara" in "juru bicara" is none. */
static bool is_barrier(const struct doc *doc, u32 t) {
    if (doc->token[t].shape != SHAPE_LOWER) return false;
    bool found = doc_is(doc, t, CLASS_VERB_CLAUSE) || doc_is(doc, t, CLASS_CUE_ACTIVE) || doc_is(doc, t, CLASS_CUE_NYA) ||
                 doc_is(doc, t, CLASS_CLAUSE_MARK) || doc_is(doc, t, CLASS_DEMONSTRATIVE);
    return found && !doc->mention_at[t] && (t == 0 || !(doc->token[t - 1].flags & TOKEN_PHRASE));
}

/* The first token that a role of the person named at `person` may start at:
 * close before the name, in its sentence, behind the last barrier. */
static u32 role_from(const struct doc *doc, u32 person, u32 done) {
    u32 from = max_u32(done, doc->sentence[doc->sentence_of[person]].first), t = person;
    if (person > from + ROLE_REACH) from = person - ROLE_REACH;
    while (t > from && !is_barrier(doc, t - 1)) t--;
    return t;
}

/* Tries the rules at t; the next token to look at. */
static u32 match_role(struct doc *doc, u32 t) {
    struct match m;
    struct capture person;
    if (!match_at(doc, t, GROUP_ROLE, &m)) return t + 1;
    add_role(doc, &m);
    return match_capture(doc, &m, KEY_PERSON, &person) && person.first > t ? person.first : t + 1;
}

static void match_roles(struct doc *doc) {
    u32 done = 0;
    for (u32 i = 0; i < doc->n_mentions; i++) {
        u32 person = doc->mention[i].first;
        if (doc->mention[i].type != BERITA_PERSON || person < done) continue;
        for (u32 t = role_from(doc, person, done); t < person; t = done)
            done = match_may_start(doc, t, GROUP_ROLE) ? match_role(doc, t) : t + 1;
        if (done <= person) done = may_follow(doc, person) ? match_role(doc, person) : person + 1;
    }
}

/* ---- titles ---- */

static void add_title(struct doc *doc, u32 person, u32 first, u32 limit) {
    struct berita_span s = doc_span(doc, first, limit);
    if (has_role(doc, person, s)) return;
    struct berita_role *r = doc_push_role(doc);
    if (!r) return;
    r->start = s.start;
    r->end = s.end;
    r->person = person;
    r->is_title = true;
    r->rule = REASON_ENTITY_LEXICON;
}

/* The title that ends at token `limit`; its first token, or limit. */
static u32 title_before(const struct doc *doc, u32 limit) {
    for (u32 back = 4; back > 0; back--) {
        if (limit < back) continue;
        bool phrase = doc->token[limit - back].flags & TOKEN_PHRASE;
        for (u32 i = 0; i < COUNT(title_class) && (phrase || back == 1); i++) {
            u32 n;
            if (!phrase && !doc_is(doc, limit - back, title_class[i])) continue;
            if (doc_longest(doc, limit - back, title_class[i], &n) && n == back) return limit - back;
        }
    }
    return limit;
}

/* "(Pol)", "(Inf)", "." after an abbreviated rank: the token before them. */
static u32 skip_marks(const struct doc *doc, u32 t) {
    if (t > 0 && doc_spells(doc, t - 1, ".")) return t - 1;
    if (t > 3 && doc_spells(doc, t - 1, ")") && doc_spells(doc, t - 3, "(")) return t - 3;
    return t;
}

static void titles_before(struct doc *doc, const struct berita_mention *m) {
    u32 t = m->first;
    for (u32 i = 0; i < TITLES_MAX; i++) {
        u32 end = skip_marks(doc, t), first = title_before(doc, end);
        if (first == end) return;
        add_title(doc, m->entity, first, t);
        t = first;
    }
}

static void titles_after(struct doc *doc, const struct berita_mention *m) {
    u32 t = m->limit, n;
    for (u32 i = 0; i < TITLES_MAX && t < doc->n_tokens; i++) {
        u32 at = doc_spells(doc, t, ",") ? t + 1 : t;
        if (!doc_longest(doc, at, CLASS_TITLE_DEGREE, &n)) return;
        add_title(doc, m->entity, at, at + n);
        t = at + n;
    }
}

/* Rows of one person together, each person's in the order they were found: a
 * counting sort, the rows moved along the cycles of their new places. */
static void sort_roles(struct doc *doc) {
    u32 *to = doc->scratch, at = 0;
    for (u32 i = 0; i < doc->n_roles; i++) doc->entity[doc->role[i].person].roles++;
    for (u32 i = 0; i < doc->n_entities; i++) {
        doc->entity[i].first_role = at;
        at += doc->entity[i].roles;
        doc->entity[i].roles = 0;
    }
    for (u32 i = 0; i < doc->n_roles; i++) {
        struct berita_entity *e = &doc->entity[doc->role[i].person];
        to[i] = e->first_role + e->roles++;
    }
    for (u32 i = 0; i < doc->n_roles; i++) {
        while (to[i] != i) {
            u32 k = to[i];
            struct berita_role r = doc->role[k];
            doc->role[k] = doc->role[i];
            doc->role[i] = r;
            to[i] = to[k];
            to[k] = k;
        }
    }
}

void entity_roles(struct doc *doc) {
    match_roles(doc);
    for (u32 i = 0; i < doc->n_mentions; i++) {
        const struct berita_mention m = doc->mention[i];
        if (m.type != BERITA_PERSON || m.entity == NONE) continue;
        titles_before(doc, &m);
        titles_after(doc, &m);
    }
    sort_roles(doc);
}
