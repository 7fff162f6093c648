/* Names that rules make sure: the dateline, place and outlet before the dash
 * of a report's first line, and names led by a word that tells what they are. */
#include "stage/entity.h"

enum { PARAGRAPHS_MAX = 4 /* where a dateline is looked for */ };

/* Labels the tokens as one name; a name that went on past them ends. */
static void label_capture(struct doc *doc, struct capture c, u32 label) {
    for (u32 t = c.first; t < c.limit; t++) doc->mention_at[t] = t == c.first ? label : label + 1;
    for (u32 t = c.limit; t < doc->n_tokens && is_more(doc->mention_at[t]); t++)
        doc->mention_at[t] = LABEL_NONE;
}

static bool is_known_place(const struct doc *doc, struct capture c) {
    static const unsigned cls[] = {CLASS_PLACE_CITY, CLASS_PLACE_REGENCY, CLASS_PLACE_PROVINCE,
                                   CLASS_PLACE_WORLD_CITY, CLASS_PLACE_COUNTRY};
    u32 n;
    for (u32 i = 0; i < COUNT(cls); i++)
        if (doc_longest(doc, c.first, cls[i], &n) && n == c.limit - c.first) return true;
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

void entity_find_dateline(struct doc *doc) {
    struct match m;
    doc->summary.dateline_place = doc->summary.dateline_outlet = NONE;
    for (u32 i = 0; i < doc->n_paragraphs && i < PARAGRAPHS_MAX; i++) {
        if (!match_at(doc, doc->paragraph[i].first, GROUP_ENTITY, &m)) continue;
        take(doc, &m);
        return;
    }
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

void entity_apply_rules(struct doc *doc) {
    struct match m;
    struct capture c;
    for (u32 t = 0; t < doc->n_tokens; t++) {
        if (!match_may_start(doc, t, GROUP_ENTITY) || !match_at(doc, t, GROUP_ENTITY, &m)) continue;
        if (match_capture(doc, &m, KEY_PERSON, &c)) label_list(doc, c, LABEL_PERSON);
        if (match_capture(doc, &m, KEY_ORG, &c)) label_list(doc, c, LABEL_ORGANIZATION);
    }
}

static void credit(struct doc *doc, struct capture c, u32 rule) {
    for (u32 t = c.first; t < c.limit; t++)
        if (doc->mention_at[t]) doc->mention[doc->mention_at[t] - 1].rule = rule;
}

/* The mentions rules made carry them. */
void entity_credit_rules(struct doc *doc) {
    struct match m;
    struct capture c;
    for (u32 t = 0; t < doc->n_tokens; t++) {
        if (!match_may_start(doc, t, GROUP_ENTITY) || !match_at(doc, t, GROUP_ENTITY, &m)) continue;
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
    doc->summary.dateline_outlet = entity_at(doc, doc->summary.dateline_outlet);
}
