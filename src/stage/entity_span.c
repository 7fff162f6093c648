/* Where names of places begin and end, beyond what the weights say. */
#include "stage/entity.h"

bool place_is_side(const struct doc *doc, u32 t) {
    return doc->token[t].shape == SHAPE_LOWER && doc_is(doc, t, CLASS_PLACE_SIDE);
}

/* ---- names that the weights left out ---- */

static const u64 known = 1ull << CLASS_PLACE_COUNTRY | 1ull << CLASS_PLACE_PROVINCE | 1ull << CLASS_PLACE_CITY |
                         1ull << CLASS_PLACE_REGENCY | 1ull << CLASS_PLACE_ISLAND | 1ull << CLASS_PLACE_WORLD_CITY;

_Static_assert(CLASS_PLACE_ISLAND < 64, "the classes of places stand in the first 64");

/* Is the word nothing but a name of places? */
static bool is_only_place(const struct doc *doc, u32 t) {
    const struct word *w = doc_word(doc, t);
    return doc->facts[t].cls[0] & known && w->lower < 2 && w->male + w->female == 0 && !doc_is(doc, t, CLASS_ORG_ABBR);
}

/* Tokens of the name of a large place that starts at t. */
static u32 known_length(const struct doc *doc, u32 t) {
    u32 row, n = doc_phrases(doc, t, &row);
    for (u32 i = 0; i < n; i++)
        if (doc->phrase[row + i].cls < 64 && known >> doc->phrase[row + i].cls & 1) return doc->phrase[row + i].tokens;
    return is_only_place(doc, t);
}

static bool is_free(const struct doc *doc, u32 first, u32 limit) {
    while (first < limit && doc->mention_at[first] == LABEL_NONE && token_is_capital(&doc->token[first])) first++;
    return first == limit;
}

static bool is_numeral(const struct doc *doc, u32 t) {
    u32 value;
    return doc_roman(doc, t, &value) && value < 40;
}

/* Does the name stand alone, between words that are in no name? */
static bool stands_alone(const struct doc *doc, u32 first, u32 limit) {
    const struct berita_token *k = doc->token;
    bool begins = first == 0 || breaks(doc, first) ||
                  doc_spells(doc, first - 1, ".") || doc_spells(doc, first - 1, "?");
    bool ends = limit == doc->n_tokens || breaks(doc, limit) || is_numeral(doc, limit);
    return (begins || (k[first - 1].kind == TOKEN_WORD && !token_is_capital(&k[first - 1]) && !doc->mention_at[first - 1])) &&
           (ends || (!token_is_capital(&k[limit]) && !doc->mention_at[limit] && !doc_spells(doc, limit, "-")));
}

void place_label_known(struct doc *doc) {
    for (u32 i = 0; i < doc->n_capitals; i++)
        for (u32 t = doc->capitals[i].first; t < doc->capitals[i].limit; t++) {
            if (doc->mention_at[t] || !token_is_capital(&doc->token[t])) continue;
            u32 n = known_length(doc, t);
            if (n && t + n <= doc->n_tokens && is_free(doc, t, t + n) && stands_alone(doc, t, t + n)) set_label(doc, t, t + n, LABEL_PLACE);
            else body_label_whole(doc, t);
        }
}

/* Is the word nothing but a body's name? */
static bool is_only_body(const struct doc *doc, u32 t) {
    const struct word *w = doc_word(doc, t);
    return (doc_is(doc, t, CLASS_ORG_ABBR) || doc_is(doc, t, CLASS_ORG_NAME)) && w->lower < 2 && w->male + w->female == 0 &&
           !doc_is(doc, t, CLASS_ABBR_COMMON) && !doc_is(doc, t, CLASS_PLACE_ALIAS) && !doc_is(doc, t, CLASS_WORD_FOREIGN);
}

/* "... of Women in ASEAN": behind a word of another language in quotation marks. */
static bool is_in_title(const struct doc *doc, u32 t) {
    return doc->token[t].flags & TOKEN_QUOTED && t > 0 &&
           (doc_is(doc, t - 1, CLASS_NAME_JOINT_FOREIGN) || doc_is(doc, t - 1, CLASS_WORD_FOREIGN));
}

void body_label_known(struct doc *doc) {
    for (u32 i = 0; i < doc->n_capitals; i++)
        for (u32 t = doc->capitals[i].first; t < doc->capitals[i].limit; t++)
            if (!doc->mention_at[t] && token_is_capital(&doc->token[t]) && is_only_body(doc, t) &&
                !is_in_title(doc, t) && stands_alone(doc, t, t + 1))
                doc->mention_at[t] = LABEL_ORGANIZATION;
}

/* ---- conventions of spans ---- */

/* "Warga Desa Wadas": a common word that only begins the sentence. */
static u32 cut_opener(struct doc *doc, u32 t) {
    const struct word *w = doc_word(doc, t);
    if (!(doc->token[t].flags & TOKEN_SENTENCE) || is_alone(doc, t) || doc_is(doc, t, CLASS_PLACE_HEAD) ||
        w->lower < 2 || w->lower < w->upper || !doc_is(doc, t + 1, CLASS_PLACE_BEFORE))
        return t;
    doc->mention_at[t] = LABEL_NONE;
    doc->mention_at[t + 1] = LABEL_PLACE;
    return t + 1;
}

/* Small words belong to some names: "jalan Pahlawan", "Israel utara". */
static void join_small(struct doc *doc, u32 t) {
    u32 limit = t + 1;
    while (limit < doc->n_tokens && doc->mention_at[limit] == LABEL_PLACE_MORE) limit++;
    if (limit < doc->n_tokens && place_is_side(doc, limit) && doc->mention_at[limit] == LABEL_NONE)
        doc->mention_at[limit] = LABEL_PLACE_MORE;
    if (t == 0 || !doc_is(doc, t - 1, CLASS_PLACE_JOINED) || doc->mention_at[t - 1] != LABEL_NONE) return;
    doc->mention_at[t - 1] = LABEL_PLACE;
    doc->mention_at[t] = LABEL_PLACE_MORE;
}

/* "Jawa Tengah V": the number of a constituency ends the name. */
static void cut_numeral(struct doc *doc, u32 t) {
    u32 n = known_length(doc, t), limit = t + n;
    if (n == 0 || limit >= doc->n_tokens || doc->mention_at[limit] != LABEL_PLACE_MORE || !is_numeral(doc, limit)) return;
    for (; limit < doc->n_tokens && label_goes_on(doc->mention_at[limit]); limit++) doc->mention_at[limit] = LABEL_NONE;
}

/* "RSUD dr Soetomo", "RSUD dr. R. Soedarsono": a place called after a doctor has
 * the title in its name, and what follows that. */
static void join_title(struct doc *doc, u32 t) {
    const struct berita_token *k = doc->token;
    u32 n = 0, limit = t + 1;
    if (!doc_is(doc, t, CLASS_PLACE_HEAD) || !is_alone(doc, t) || doc->mention_at[limit] != LABEL_NONE) return;
    while ((n = doc_class_length(doc, limit, CLASS_TITLE_ACADEMIC))) limit += n;
    if (limit == t + 1) return;
    while (limit + 1 < doc->n_tokens && k[limit].end - k[limit].start == 1 && token_is_capital(&k[limit]))
        limit += 1 + doc_spells(doc, limit + 1, ".");
    if (!token_is_capital(&k[limit])) return;
    for (limit++; limit < doc->n_tokens && label_goes_on(doc->mention_at[limit]); limit++) continue;
    for (u32 i = t + 1; i < limit; i++) doc->mention_at[i] = LABEL_PLACE_MORE;
}

void place_settle(struct doc *doc, u32 t) {
    join_title(doc, t);
    cut_numeral(doc, t);
    join_small(doc, cut_opener(doc, t));
}

/* "kompleks DPR", "Gedung DPR RI": a body's place. */
bool place_of_body(struct doc *doc, u32 t) {
    if (t == 0 || doc->mention_at[t - 1] != LABEL_NONE || !doc_is(doc, t - 1, CLASS_PLACE_OF_BODY)) return false;
    doc->mention_at[t - 1] = LABEL_PLACE;
    doc->mention_at[t] = LABEL_PLACE_MORE;
    while (++t < doc->n_tokens && doc->mention_at[t] == LABEL_ORGANIZATION_MORE) doc->mention_at[t] = LABEL_PLACE_MORE;
    return true;
}
