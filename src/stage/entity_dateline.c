/* Names that are sure by their form: the dateline, place and outlet before the
 * dash of a report's first line, names led by a word that tells what they are,
 * and what stands in brackets behind a name. */
#include "stage/entity.h"

enum {
    SHORT_REACH = 6,    /* tokens from a name to what it is shortened to */
    PARAGRAPHS_MAX = 4, /* where a dateline is looked for */
    INITIALS = 3,       /* letters of a name's at most */
    BLEND = 5           /* and the fewest of a body's short name */
};

/* Labels the tokens as one name; a name that went on past them ends. */
static void label_capture(struct doc *doc, struct capture c, u32 label) {
    set_label(doc, c.first, c.limit, label);
    for (u32 t = c.limit; t < doc->n_tokens && label_goes_on(doc->mention_at[t]); t++)
        doc->mention_at[t] = LABEL_NONE;
}

static bool is_known_place(const struct doc *doc, struct capture c) {
    static const unsigned cls[] = {CLASS_PLACE_CITY, CLASS_PLACE_REGENCY, CLASS_PLACE_PROVINCE,
                                   CLASS_PLACE_WORLD_CITY, CLASS_PLACE_COUNTRY};
    for (u32 i = 0; i < COUNT(cls); i++)
        if (doc_class_length(doc, c.first, cls[i]) == c.limit - c.first) return true;
    return false;
}

/* Until mentions are made, the summary holds tokens for entities. */
static void take(struct doc *doc, const struct match *m) {
    struct capture place, outlet;
    bool where = match_capture(doc, m, KEY_PLACE, &place), who = match_capture(doc, m, KEY_OUTLET, &outlet);
    if (where && who && !is_known_place(doc, place) && is_known_place(doc, outlet)) {
        struct capture swap = place; /* "MEDIA, KOTA - " */
        place = outlet;
        outlet = swap;
    }
    if (where) {
        label_capture(doc, place, LABEL_PLACE);
        doc->summary.dateline_place = place.first;
    }
    if (who) {
        label_capture(doc, outlet, LABEL_ORGANIZATION);
        doc->summary.dateline_outlet = outlet.first;
    }
    doc->summary.has_dateline = true;
    doc->summary.dateline = doc_span(doc, m->first, m->limit);
}

static bool find_dateline(const struct doc *doc, struct match *m) {
    for (u32 i = 0; i < doc->n_paragraphs && i < PARAGRAPHS_MAX; i++)
        if (match_at(doc, doc->paragraph[i].first, GROUP_DATELINE, m)) return true;
    return false;
}

/* Capitals become names; what joins them in a list stays outside. */
static void label_list(struct doc *doc, struct capture c, u32 label) {
    for (u32 t = c.first; t < c.limit;) {
        struct capture name = {t, t};
        while (name.limit < c.limit && token_is_capital(&doc->token[name.limit])) name.limit++;
        if (name.limit > t) label_capture(doc, name, label);
        t = max_u32(name.limit, t + 1);
    }
}

static bool is_suffix(const struct doc *doc, u32 t) { return doc_is(doc, t, CLASS_ORG_SUFFIX); }

/* "PT Garam (Persero) Tbk": what follows the bracket at t belongs to the name. */
static void close_suffixes(struct doc *doc, u32 t) {
    u32 label = doc->mention_at[t - 1], limit = t + 3;
    if (label != LABEL_ORGANIZATION && label != LABEL_ORGANIZATION_MORE) return;
    if (!is_suffix(doc, t + 1)) return;
    while (limit < doc->n_tokens && is_suffix(doc, limit)) limit++;
    for (; t < limit; t++) doc->mention_at[t] = LABEL_ORGANIZATION_MORE;
}

static bool is_free(const struct doc *doc, u32 first, u32 limit) {
    while (first < limit && doc->mention_at[first] == LABEL_NONE) first++;
    return first == limit;
}

/* "PT Maju Terus (MT)": the letters leave out the head. */
static bool is_behind_head(const struct doc *doc, u32 t) {
    return t > 0 && doc->mention_at[t - 1] == LABEL_ORGANIZATION && doc_is(doc, t - 1, CLASS_ORG_HEAD);
}

/* Do the letters of the word at t stand in the words [first, limit) in this order,
 * from the first letter of the first or second word on? */
static bool is_blend(const struct doc *doc, u32 first, u32 limit, u32 t) {
    const char *p = doc->text + doc->token[t].start, *end = doc->text + doc->token[t].end;
    u32 at = doc->token[first].start, from = first + 1 < limit ? doc->token[first + 1].start : at;
    if ((*p | ' ') != (doc->text[at] | ' ')) at = from;
    for (bool begun = false; at < doc->token[limit - 1].end && p < end; at++) {
        if ((*p | ' ') == (doc->text[at] | ' ')) p++, begun = true;
        else if (!begun) return false;
    }
    return p == end;
}

/* "Badan Pendapatan Daerah (Bapenda)": the first letters of a body's words. */
static bool is_short_form(const struct doc *doc, u32 t) {
    const struct berita_token *k = &doc->token[t + 1];
    u32 first = t - 1;
    if (k->end - k->start < BLEND || doc_is(doc, t + 1, CLASS_PLACE_ALIAS)) return false;
    while (first > 0 && doc->mention_at[first] == LABEL_ORGANIZATION_MORE) first--;
    return is_blend(doc, first, t, t + 1);
}

/* What a body's abbreviation is short for is a body, and the other way. */
static void spread_expansion(struct doc *doc, u32 t) {
    u32 *at = doc->mention_at, before = at[t - 1], abbr = at[t + 1];
    bool spells_body = abbr == LABEL_ORGANIZATION && before == LABEL_NONE;
    bool is_spelled = abbr == LABEL_NONE && before == LABEL_ORGANIZATION_MORE;
    u32 first = spells_body || is_spelled ? expansion_first(doc, t, 0) : NONE;
    if (first == NONE && abbr == LABEL_NONE && label_is_body(before) && is_short_form(doc, t)) at[t + 1] = LABEL_ORGANIZATION;
    if (first == NONE) return;
    if (spells_body && is_free(doc, first, t))
        set_label(doc, first, t, LABEL_ORGANIZATION);
    else if (is_spelled && (at[first] == LABEL_ORGANIZATION || is_behind_head(doc, first)))
        at[t + 1] = LABEL_ORGANIZATION;
}

bool are_aged(const struct doc *doc, u32 bracket) {
    const struct berita_token *k = &doc->token[bracket - 1];
    u32 n = k->end - k->start;
    return n <= INITIALS && (n == 1 ? token_is_capital(k) : k->shape == SHAPE_UPPER) && is_age(doc, bracket + 1) &&
           !doc_is(doc, bracket - 1, CLASS_ABBR_COMMON) && !doc_is(doc, bracket - 1, CLASS_PLACE_ALIAS) &&
           !doc_is(doc, bracket - 1, CLASS_ORG_ABBR);
}

static void close_bracket(struct doc *doc, u32 t) {
    close_suffixes(doc, t);
    if (are_aged(doc, t) && !label_goes_on(doc->mention_at[t - 1])) doc->mention_at[t - 1] = LABEL_PERSON;
    if (token_is_capital(&doc->token[t + 1])) spread_expansion(doc, t);
}

struct sure entity_sure(struct doc *doc) {
    struct sure s = {.token = doc->mention_order};
    struct match m;
    s.has_dateline = find_dateline(doc, &s.dateline);
    for (u32 t = 0; (t = match_next(doc, t, doc->n_tokens, 1u << GROUP_ENTITY, 1u << TOKEN_PUNCT)) < doc->n_tokens; t++)
        if ((match_may_start(doc, t, GROUP_ENTITY) && match_at(doc, t, GROUP_ENTITY, &m)) || is_bracketed(doc, t))
            s.token[s.n++] = t;
    return s;
}

/* "Rahmat Kusuma, disingkat RK": what a person's name is shortened to. */
static u32 label_of_short(const struct doc *doc, u32 t) {
    u32 low = t - min_u32(t, SHORT_REACH);
    if (!is_shortened(doc, t)) return LABEL_ORGANIZATION;
    while (t > low && !doc->mention_at[t - 1]) t--;
    u32 label = t > low ? doc->mention_at[t - 1] : LABEL_NONE;
    return label == LABEL_PERSON || label == LABEL_PERSON_MORE ? LABEL_PERSON : LABEL_ORGANIZATION;
}

static void apply_rule(struct doc *doc, u32 t) {
    struct match m;
    struct capture c;
    if (!match_may(doc, t, GROUP_ENTITY) || !match_at(doc, t, GROUP_ENTITY, &m)) return;
    if (match_capture(doc, &m, KEY_PERSON, &c)) label_list(doc, c, LABEL_PERSON);
    if (match_capture(doc, &m, KEY_ORG, &c)) label_capture(doc, c, label_of_short(doc, c.first));
}

void entity_apply(struct doc *doc, const struct sure *s) {
    doc->summary.dateline_place = doc->summary.dateline_outlet = NONE;
    if (s->has_dateline) take(doc, &s->dateline);
    for (u32 i = 0; i < s->n; i++) apply_rule(doc, s->token[i]);
    for (u32 i = 0; i < s->n; i++)
        if (is_bracketed(doc, s->token[i])) close_bracket(doc, s->token[i]);
}

static void credit(struct doc *doc, struct capture c, u32 rule) {
    for (u32 t = c.first; t < c.limit; t++)
        if (doc->mention_at[t]) doc->mention[doc->mention_at[t] - 1].rule = rule;
}

/* The mentions rules made carry them. */
void entity_credit(struct doc *doc, const struct sure *s) {
    struct match m;
    struct capture c;
    for (u32 i = 0; i < s->n; i++) {
        u32 at = is_bracketed(doc, s->token[i]) ? doc->mention_at[s->token[i] - 1] : 0;
        if (at && doc->mention[at - 1].type == BERITA_PERSON && are_aged(doc, s->token[i]))
            doc->mention[at - 1].rule = REASON_ENTITY_AGED;
        if (!match_may(doc, s->token[i], GROUP_ENTITY) || !match_at(doc, s->token[i], GROUP_ENTITY, &m)) continue;
        if (match_capture(doc, &m, KEY_PERSON, &c) || match_capture(doc, &m, KEY_ORG, &c))
            credit(doc, c, rule_of(m.rule));
    }
}

static u32 entity_at(const struct doc *doc, u32 token) {
    u32 m = token == NONE ? 0 : doc->mention_at[token];
    return m ? doc->mention[m - 1].entity : NONE;
}

void entity_settle_dateline(struct doc *doc) {
    doc->summary.dateline_place = entity_at(doc, doc->summary.dateline_place);
    u32 outlet = doc->summary.dateline_outlet = entity_at(doc, doc->summary.dateline_outlet);
    if (outlet != NONE && doc->entity[outlet].kind == ORG_OTHER) doc->entity[outlet].kind = ORG_MEDIA;
}
