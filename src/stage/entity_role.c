/* Offices, occupations and titles of persons.
 *
 * The rules of lexicons/rules/role.rules find office, body and name; here the
 * units of a body that belong to the office are cut off it, and the titles
 * standing around a name are gathered. */
#include "stage/entity.h"

enum {
    TITLES_MAX = 6 /* titles on each side of a name */
};

static const unsigned title_class[] = {
    CLASS_TITLE_RANK,
    CLASS_TITLE_ACADEMIC,
    CLASS_TITLE_HONORIFIC,
    CLASS_TITLE_DEGREE,
};

static u32 person_at(const struct doc *doc, u32 t) {
    u32 m = doc->mention_at[t];
    return m && doc->mention[m - 1].type == BERITA_PERSON ? doc->mention[m - 1].entity : NONE;
}

/* A rank is a title, not an office, although some share their words; so is
 * "dokter" right before the name. */
static bool is_title(const struct doc *doc, const struct office *o) {
    static const unsigned cls[] = {CLASS_TITLE_RANK, CLASS_TITLE_ACADEMIC, CLASS_TITLE_HONORIFIC};
    for (u32 i = 0; i < COUNT(cls); i++)
        if (o->first + doc_class_length(doc, o->first, cls[i]) >= o->limit) return true;
    return false;
}

/* "(Menkeu)": a bracket that the words open is closed by them. */
static bool opens_bracket(const struct doc *doc, const struct office *o) {
    u32 t = o->limit;
    while (t > o->first && !doc_spells(doc, t - 1, "(") && !doc_spells(doc, t - 1, ")")) t--;
    return t > o->first && doc_spells(doc, t - 1, "(");
}

static bool is_mark(const struct doc *doc, u32 t) {
    u8 kind = doc->token[t].kind;
    return kind == TOKEN_PUNCT || kind == TOKEN_SYMBOL || kind == TOKEN_QUOTE ||
           (kind == TOKEN_WORD && !token_is_capital(&doc->token[t]) && doc_is(doc, t, CLASS_NAME_JOINT));
}

static void trim_role(const struct doc *doc, struct office *o) {
    while (o->limit > o->first && is_mark(doc, o->limit - 1)) o->limit--;
    if (opens_bracket(doc, o) && doc_spells(doc, o->limit, ")")) o->limit++;
}

/* The first mention of the body that begins with it. */
static u32 body_entity(const struct doc *doc, const struct office *o) {
    for (u32 t = o->body_first; t < o->body_limit; t++) {
        u32 m = doc->mention_at[t];
        if (m && doc->mention[m - 1].type == BERITA_ORGANIZATION) return doc->mention[m - 1].entity;
    }
    return NONE;
}

/* The place an office is held for: "Tegal" in "Wali Kota Tegal". */
static void set_place(struct doc *doc, struct berita_role *r, const struct office *o) {
    for (u32 t = o->limit; t-- > o->first;) {
        u32 m = doc->mention_at[t];
        if (!m || doc->mention[m - 1].type != BERITA_PLACE) continue;
        r->place_entity = doc->mention[m - 1].entity;
        r->place = (struct berita_span){doc->mention[m - 1].start, doc->mention[m - 1].end};
        return;
    }
}

/* A role's first token and its person's stand in doc->scratch until the rows
 * are sorted. */
static void keep(struct doc *doc, const struct berita_role *new, u32 first, u32 person) {
    struct berita_role *r = office_again(doc, new, first, person) ? NULL : doc_push_role(doc);
    if (!r) return;
    doc->scratch[2 * (doc->n_roles - 1)] = first;
    doc->scratch[2 * (doc->n_roles - 1) + 1] = person;
    *r = *new;
}

/* A rank is no office.  A body alone ("Siti dari Yayasan Harapan") is a role
 * of no words. */
static void add_office(struct doc *doc, u32 person, u32 rule, struct office *o) {
    bool body = o->body_first < o->body_limit;
    if (body && body_entity(doc, o) == NONE && is_title(doc, o))
        return; /* "Inspektur Jenderal RZ Panca" */
    trim_role(doc, o);
    if (o->first == o->limit ? !body : !body && o->first < person && is_title(doc, o)) return;
    struct berita_span words = doc_span(doc, o->first, o->limit);
    struct berita_role r = {.start = words.start,
                            .end = words.end,
                            .person = person_at(doc, person),
                            .rule = rule,
                            .organization_entity = NONE,
                            .place_entity = NONE};
    office_state(doc, o->first, o->limit, &r);
    if (body) {
        r.organization = doc_span(doc, o->body_first, o->body_limit);
        r.organization_entity = body_entity(doc, o);
    } else {
        set_place(doc, &r, o);
    }
    keep(doc, &r, o->first, person);
}

static bool is_joint(const struct doc *doc, u32 t) {
    return doc_is(doc, t, CLASS_ROLE_JOINT) || doc_is(doc, t, CLASS_ROLE_RELATIVE) ||
           doc->token[t].kind == TOKEN_PUNCT;
}

/* The offices that the words [first, limit) name, one after another. */
static void add_offices(struct doc *doc, u32 person, u32 rule, u32 first, u32 limit) {
    while (first < limit) {
        struct office o = {first, office_next(doc, first, limit), 0, 0};
        first = o.limit;
        while (first < limit && o.limit > o.first + 1 && is_joint(doc, o.limit - 1)) o.limit--;
        office_divide(doc, &o);
        add_office(doc, person, rule, &o);
    }
}

/* The title that ends at token `limit`; its first token, or limit. */
static u32 title_before(const struct doc *doc, u32 limit) {
    for (u32 back = 4; back > 0; back--) {
        if (limit < back) continue;
        bool phrase = doc->token[limit - back].flags & TOKEN_PHRASE;
        for (u32 i = 0; i < COUNT(title_class) && (phrase || back == 1); i++) {
            if (doc_class_length(doc, limit - back, title_class[i]) == back) return limit - back;
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

/* First token of the titles that end at token t. */
static u32 before_titles(const struct doc *doc, u32 t) {
    for (u32 i = 0; i < TITLES_MAX; i++) {
        u32 first = title_before(doc, skip_marks(doc, t));
        if (first == skip_marks(doc, t)) break;
        t = first;
    }
    return t;
}

/* A comma stands between a role and its person where the person comes in; a
 * short form takes a role only from a word that says so. */
static bool comes_in(const struct doc *doc, u32 t) {
    u32 row = doc->mention_at[t] - 1;
    const struct berita_mention *m = &doc->mention[row];
    return m->how == BERITA_FULL || doc->mention_order[doc->entity[m->entity].first_mention] == row;
}

/* "Menurut dokter, Budi ...": one common word and a comma say nothing of him. */
static bool is_bare(const struct doc *doc, struct capture role, u32 person) {
    return role.first < person && role.limit == role.first + 1 &&
           doc->token[role.first].shape == SHAPE_LOWER;
}

static bool is_set_off(const struct doc *doc, struct capture role, u32 person) {
    if (role.first > person) return true;
    for (u32 t = role.limit; t < person; t++)
        if (doc_spells(doc, t, ",")) return true;
    return false;
}

/* Where a line or sentence begins in (first, limit), or limit. */
static u32 unbroken(const struct doc *doc, u32 first, u32 limit) {
    u32 t = first + 1;
    while (t < limit && !(doc->token[t].flags & (TOKEN_LINE | TOKEN_SENTENCE))) t++;
    return min_u32(t, limit);
}

/* Do the words behind a name lead to the next name?  "Budi, Ketua KPU Siti". */
static bool is_of_next(const struct doc *doc, struct capture role, u32 person) {
    struct match m;
    struct capture next;
    return role.first > person && match_at(doc, role.first, GROUP_ROLE, &m) &&
           match_capture(doc, &m, KEY_PERSON, &next) && next.first >= role.limit &&
           !doc_spells(doc, next.first - 1, ",");
}

/* The role's words, without the titles before the name; "Jenderal" of
 * "Sekretaris Jenderal" is none. */
static u32 office_end(const struct doc *doc, struct capture role, u32 person) {
    u32 limit = role.first < person ? min_u32(role.limit, before_titles(doc, person))
                                    : unbroken(doc, role.first, role.limit);
    return max_u32(limit, min_u32(role.limit, role.first + doc_class_length(doc, role.first,
                                                                            CLASS_ROLE_OFFICE)));
}

/* Are the words an office of this person?  Not when they are part of a name, a
 * line ends in them, or they lead to the next name. */
static bool is_own_role(const struct doc *doc, const struct match *m, struct capture role,
                        u32 person) {
    u32 from = min_u32(role.first, person), to = max_u32(role.first, person);
    if (person_at(doc, role.first) != NONE || unbroken(doc, from, to + 1) <= to) return false;
    if (!is_set_off(doc, role, person) || match_str(doc, m, KEY_HOW)) return true;
    return !is_bare(doc, role, person) && comes_in(doc, person) && !is_of_next(doc, role, person);
}

/* False when the match tells of no role. */
static bool add_role(struct doc *doc, const struct match *m) {
    struct capture role, org = {0, 0}, person;
    if (!match_capture(doc, m, KEY_PERSON, &person) || person_at(doc, person.first) == NONE)
        return false;
    bool office = match_capture(doc, m, KEY_ROLE, &role);
    bool body = match_capture(doc, m, KEY_ORG, &org);
    if (office && !is_own_role(doc, m, role, person.first)) return false;
    if (!office) role = (struct capture){org.first, org.first};
    struct office o = {role.first, role.limit, org.first, org.limit};
    if (body) add_office(doc, person.first, rule_of(m->rule), &o);
    else
        add_offices(doc, person.first, rule_of(m->rule), role.first,
                    office_end(doc, role, person.first));
    return true;
}

enum {
    ROLE_REACH = 40, /* tokens from the start of a role to its person */
    BODY_AFTER = 6,  /* tokens from a preposition to where the name of a body has begun */
    ROLE_AFTER = 9   /* tokens from a person's name to the start of a role */
};

/* A word that no role reaches over on its way to a name: what comes before it
 * belongs to another clause.  "bicara" in "juru bicara" is none. */
static bool is_barrier(const struct doc *doc, u32 t) {
    if (doc->token[t].shape != SHAPE_LOWER) return false;
    if (doc_is(doc, t, CLASS_DEMONSTRATIVE) && doc_spells(doc, t + 1, ",")) return false; /* "ketua itu, Budi, ..." */
    bool found = doc_is(doc, t, CLASS_VERB_CLAUSE) || doc_is(doc, t, CLASS_CUE_ACTIVE) ||
                 doc_is(doc, t, CLASS_CUE_NYA) || doc_is(doc, t, CLASS_CLAUSE_MARK) ||
                 doc_is(doc, t, CLASS_DEMONSTRATIVE);
    return found && !doc->mention_at[t] && !doc_is(doc, t, CLASS_ROLE_JOINT) &&
           (t == 0 || !(doc->token[t - 1].flags & TOKEN_PHRASE));
}

/* "dari Yayasan X", "dari komunitas X": a body's name after a preposition, or
 * after the word that says what it is. */
static bool body_follows(const struct doc *doc, u32 prep) {
    u32 limit = min_u32(prep + BODY_AFTER, doc->n_tokens);
    for (u32 t = prep + 1; t < limit; t++) {
        if (doc->mention_at[t]) return true;
        if (!token_is_capital(&doc->token[t]) && !doc_is(doc, t, CLASS_SPEAKER_BODY)) return false;
    }
    return false;
}

/* Behind a name a role begins soon, or its body stands at once; not past a
 * verb or another name. */
static bool may_follow(const struct doc *doc, u32 person) {
    u32 first = doc->mention[doc->mention_at[person] - 1].limit;
    if (first + 1 >= doc->n_tokens) return false;
    if (body_follows(doc, first)) return true;
    for (u32 t = first; t < min_u32(first + ROLE_AFTER, doc->n_tokens); t++) {
        if (match_may_start(doc, t, GROUP_ROLE)) return true;
        if (token_is_capital(&doc->token[t]) || doc_is(doc, t, CLASS_CUE_ACTIVE)) return false;
    }
    return false;
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
    if (!match_at(doc, t, GROUP_ROLE, &m) || !add_role(doc, &m)) return t + 1;
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

/* Has the person this title already, perhaps in longer words? */
static bool has_title(const struct doc *doc, u32 person, struct berita_span s) {
    for (u32 i = doc->n_roles, looks = 0; i-- > 0 && looks < ROLES_MAX; looks++) {
        const struct berita_role *r = &doc->role[i];
        u32 n = min_u32(r->end - r->start, s.end - s.start);
        if (r->person == person && r->end &&
            memcmp(doc->text + r->start, doc->text + s.start, n) == 0)
            return true;
    }
    return false;
}

static void add_title(struct doc *doc, u32 person, u32 first, u32 limit) {
    struct berita_span s = doc_span(doc, first, limit);
    if (has_title(doc, person, s)) return;
    struct berita_role *r = doc_push_role(doc);
    if (!r) return;
    r->start = s.start;
    r->end = s.end;
    r->person = person;
    r->is_title = true;
    r->rule = REASON_ENTITY_LEXICON;
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
        if (!(n = doc_class_length(doc, at, CLASS_TITLE_DEGREE))) return;
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
