/* Where names of bodies begin and end, beyond what the weights say. */
#include "stage/entity.h"

enum {
    UNIT_REACH = 6 /* tokens of a unit's name before its body's */
};

/* ---- known bodies of several words that the weights left out, or cut short ---- */

static u32 known_length(const struct doc *doc, u32 t) {
    return max_u32(doc_class_length(doc, t, CLASS_ORG_NAME), doc_class_length(doc, t, CLASS_ORG_ABBR));
}

static bool is_number(const struct doc *doc, u32 t) {
    return doc->token[t].kind == TOKEN_NUMBER || doc->token[t].kind == TOKEN_MIXED;
}

/* Is what stands in [t, limit) of no name, or of bodies? */
static bool may_be_body(const struct doc *doc, u32 t, u32 limit) {
    while (t < limit && (doc->mention_at[t] == LABEL_NONE || label_is_body(doc->mention_at[t]))) t++;
    return t == limit;
}

/* "Tentara AS", "Kongres Amerika Serikat": told by its country, it may be no name;
 * "Komisi I DPR RI" is one. */
static bool ends_in_country(const struct doc *doc, u32 t, u32 limit) {
    if (doc_is(doc, limit - 1, CLASS_PLACE_ALIAS)) return limit == t + 2;
    while (++t < limit && doc_class_length(doc, t, CLASS_PLACE_COUNTRY) + t != limit) continue;
    return t < limit;
}

void body_label_whole(struct doc *doc, u32 t) {
    if (!(doc->token[t].flags & TOKEN_PHRASE)) return;
    u32 n = known_length(doc, t), limit = t + n;
    if (n < 2 || !doc_class_length(doc, t, CLASS_ORG_HEAD) || doc_is(doc, t, CLASS_ROLE_FIELD) || !may_be_body(doc, t, limit)) return;
    if (ends_in_country(doc, t, limit)) return;
    set_label(doc, t, limit, LABEL_ORGANIZATION);
}

/* "Persekutuan Gereja di Indonesia", read to "Gereja": the known name goes on. */
void body_complete(struct doc *doc, u32 t) {
    u32 limit = name_limit(doc, t), n = doc->token[t].flags & TOKEN_PHRASE ? known_length(doc, t) : 0, u = limit;
    if (n < 3 || t + n <= limit || t + n > doc->n_tokens) return;
    while (u < t + n && doc->mention_at[u] != LABEL_PERSON) u++;
    if (u < t + n || label_goes_on(doc->mention_at[u])) return;
    set_label(doc, t, t + n, LABEL_ORGANIZATION);
}

/* ---- units and the bodies that they are of ---- */

/* Does an office reach over t, so that its words are no body's? */
static bool is_in_office(const struct doc *doc, u32 t) {
    for (u32 k = 1; k <= min_u32(t, 4) && !breaks(doc, t - k + 1); k++)
        if (doc_class_length(doc, t - k, CLASS_ROLE_OFFICE) > k) return true;
    return false;
}

/* "Komisi", "Satuan": the heads of units that are one name with their body; not
 * "Tim", "Kantor", "DPP", "Fraksi", which often are none. */
static bool leads_unit(const struct doc *doc, u32 t) {
    return doc_is(doc, t, CLASS_ORG_HEAD) && doc_is(doc, t, CLASS_ROLE_UNIT) && !doc_is(doc, t, CLASS_ROLE_FIELD) &&
           !doc_is(doc, t, CLASS_ORG_BRANCH) && !doc_is(doc, t, CLASS_ORG_PART) && !doc_is(doc, t, CLASS_PLACE_HEAD) &&
           !is_in_office(doc, t);
}

/* Those that are one with it when both are names. */
static bool leads_branch(const struct doc *doc, u32 t) {
    return doc_is(doc, t, CLASS_ORG_HEAD) && (doc_is(doc, t, CLASS_ROLE_FIELD) || doc_is(doc, t, CLASS_ORG_BRANCH));
}

/* "Komisi III [DPRD Klaten]": where the unit begins that ends before the body at
 * t, or t. */
static u32 unit_first(const struct doc *doc, u32 t) {
    u32 first = t;
    for (u32 u = t; u > 0 && u + UNIT_REACH > t && !breaks(doc, u);) {
        u32 label = doc->mention_at[--u];
        if ((label && !label_is_body(label)) || (!token_is_capital(&doc->token[u]) && !is_number(doc, u))) break;
        if (label == LABEL_ORGANIZATION_MORE) continue;
        if (leads_unit(doc, u) || (label && leads_branch(doc, u))) first = u;
    }
    return first;
}

/* "Asosiasi [Pengusaha ...]", "Sekretariat Daerah [Kabupaten Klaten]": where the
 * head begins that ends before the name at t and is of no name itself, or t. */
static u32 head_first(const struct doc *doc, u32 t) {
    for (u32 k = 1; k <= min_u32(t, 3) && !breaks(doc, t - k + 1); k++) {
        if (doc->mention_at[t - k] || !token_is_capital(&doc->token[t - k])) return t;
        if (doc_class_length(doc, t - k, CLASS_ORG_HEAD) != k || doc_class_length(doc, t - k, CLASS_PLACE_HEAD)) continue;
        if (doc_is(doc, t - k, CLASS_ORG_BRANCH) || (k == 1 && doc_is(doc, t - 1, CLASS_ROLE_UNIT))) return t;
        if (is_in_office(doc, t - k) || doc_is(doc, t - k, CLASS_ORG_PLAIN)) return t;
        return k == 1 && (doc->mention_at[t] == LABEL_PLACE || doc_is(doc, t, CLASS_PLACE_ALIAS)) ? t : t - k;
    }
    return t;
}

bool body_take_head(struct doc *doc, u32 t) {
    if (t == 0 || breaks(doc, t) || (!token_is_capital(&doc->token[t - 1]) && !is_number(doc, t - 1))) return false;
    u32 first = doc->mention_at[t] == LABEL_ORGANIZATION ? unit_first(doc, t) : t;
    if (first == t) first = head_first(doc, t);
    if (first == t) return false;
    set_label(doc, first, name_limit(doc, t), LABEL_ORGANIZATION);
    return true;
}

/* ---- two bodies that were read as one ---- */

static bool is_known(const struct doc *doc, u32 first, u32 limit) { return known_length(doc, first) == limit - first; }

/* "Kosta FC dan Persija": two of the lexicons, or one behind what ends a name. */
void body_part_pair(struct doc *doc, u32 t) {
    u32 *at = doc->mention_at, limit = name_limit(doc, t), u = t + 1;
    if (limit < t + 3) return;
    while (u < limit && !doc_is(doc, u, CLASS_NAME_JOINT)) u++;
    if (u + 1 >= limit || is_known(doc, t, limit)) return;
    bool ends = is_known(doc, t, u) || doc_is(doc, u - 1, CLASS_ORG_SUFFIX);
    bool begins = is_known(doc, u + 1, limit) || doc_is(doc, limit - 1, CLASS_ORG_SUFFIX);
    if (!ends || !begins) return;
    at[u] = LABEL_NONE;
    at[u + 1] = LABEL_ORGANIZATION;
}
