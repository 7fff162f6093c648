/* Where names of persons begin and end, beyond what the weights say: titles,
 * offices, initials, what people are called. */
#include "stage/entity.h"

enum {
    ABBREVIATION = 4, /* bytes of capitals that are no initials of a name */
    OPENER = 4,       /* times a word is seen small, and as many times as with a capital */
    KNOWN_REACH = 6   /* words of a known body before those that a person's name took */
};

/* "H", "KH"; others ("Gus", "Cak") are part of what people are called. */
static bool is_short_honorific(const struct doc *doc, u32 t) {
    const struct berita_token *k = &doc->token[t];
    return (k->shape == SHAPE_UPPER || k->end - k->start == 1) && doc_is(doc, t, CLASS_TITLE_HONORIFIC);
}

/* "Pak", "Ibu", and no "Gus". */
static bool is_address(const struct doc *doc, u32 t) {
    const struct entry *e = doc_entry(doc, t, CLASS_TITLE_HONORIFIC);
    return e && e->number == 1;
}

/* Tokens of the rank, office or word of saying that begins the name at t and is no part
 * of it. */
static u32 title_length(const struct doc *doc, u32 t) {
    u32 n;
    if (is_address(doc, t)) return 1;
    for (u32 k = 1; k <= min_u32(t, 2); k++) /* "Besar" of "Ajun Komisaris Besar" */
        if ((n = doc_class_length(doc, t - k, CLASS_TITLE_RANK)) > k) return n - k;
    if (doc->token[t].shape == SHAPE_CAP && doc->token[t].end - doc->token[t].start > 1 &&
        (n = doc_class_length(doc, t, CLASS_TITLE_ACADEMIC)))
        return n; /* "Prof", whatever people are called */
    if (doc_names_people(doc, t)) return 0;
    if ((n = doc_class_length(doc, t, CLASS_TITLE_RANK)) || (n = doc_class_length(doc, t, CLASS_ROLE_OFFICE))) return n;
    if (doc_is(doc, t, CLASS_CUE_BARE)) return 1;
    return is_short_honorific(doc, t) && doc->token[t + 1].kind == TOKEN_WORD;
}

/* "Kemenkes RI Azhar Jaya", "UNCTAD Mukhisa Kituyi": the body before the name. */
static bool is_body_word(const struct doc *doc, u32 t) {
    const struct berita_token *k = &doc->token[t];
    if (k->shape != SHAPE_UPPER || k[1].shape != SHAPE_CAP || doc->mention_at[t + 1] != LABEL_PERSON_MORE) return false;
    if (doc_names_people(doc, t) || doc_is(doc, t, CLASS_NICKNAME)) return false;
    return k->end - k->start >= ABBREVIATION || doc_is(doc, t, CLASS_ORG_ABBR) || doc_is(doc, t, CLASS_PLACE_ALIAS);
}

static void cut_body(struct doc *doc, u32 t) {
    if (!is_body_word(doc, t)) return;
    bool goes_on = t > 0 && label_is_body(doc->mention_at[t - 1]);
    doc->mention_at[t] = goes_on ? LABEL_ORGANIZATION_MORE : LABEL_ORGANIZATION;
    doc->mention_at[t + 1] = LABEL_PERSON;
}

/* "Mayjen Tugas", "Jaksa Tegar": the name begins after the title, when some of
 * it is left. */
static void cut_title(struct doc *doc, u32 t) {
    u32 n = title_length(doc, t);
    for (u32 i = t + 1; i <= t + n; i++)
        if (n == 0 || i >= doc->n_tokens || doc->mention_at[i] != LABEL_PERSON_MORE) return;
    if (n == 0) return;
    for (u32 i = t; i < t + n; i++) doc->mention_at[i] = LABEL_NONE;
    doc->mention_at[t + n] = LABEL_PERSON;
}

/* "HAM Yasonna": the end of an office before the name. */
static bool is_office_end(const struct doc *doc, u32 t) {
    return t > 0 && doc->token[t].shape == SHAPE_UPPER && doc_is(doc, t, CLASS_ABBR_COMMON) && !doc_names_people(doc, t);
}

/* "Gaya Budi dinilai ...": a word written small elsewhere, whose capital is the
 * sentence's. */
static bool is_opener(const struct doc *doc, u32 t) {
    const struct word *w = doc_word(doc, t);
    return breaks(doc, t) && doc->token[t].shape == SHAPE_CAP &&
           w->male + w->female == 0 && w->lower >= OPENER && w->lower > OPENER * w->upper && !doc_is(doc, t, CLASS_NICKNAME) &&
           !doc_is(doc, t, CLASS_TITLE_HONORIFIC);
}

static void cut_first(struct doc *doc, u32 t) {
    if (doc->mention_at[t + 1] != LABEL_PERSON_MORE || !(is_office_end(doc, t) || is_opener(doc, t))) return;
    doc->mention_at[t] = LABEL_NONE;
    doc->mention_at[t + 1] = LABEL_PERSON;
}

/* "Joko Widodo-Jusuf Kalla": two full names are two people; "Jean-Claude" is
 * one, and of "Jokowi-JK" the weights decide. */
static void part_pair(struct doc *doc, u32 t) {
    u32 *at = doc->mention_at, limit = name_limit(doc, t);
    for (u32 u = t + 2; u + 2 < limit; u++) {
        if (!is_byte(doc, u, '-') || !doc_is(doc, u + 1, CLASS_NAME_GIVEN)) continue;
        at[u] = LABEL_NONE;
        at[u + 1] = LABEL_PERSON;
        return;
    }
}

/* "Jokowi Jokowi": a heading ended with the name that begins the sentence. */
static void cut_twin(struct doc *doc, u32 t) {
    if (t + 1 < doc->n_tokens && doc->mention_at[t + 1] == LABEL_PERSON_MORE &&
        doc->token[t].word == doc->token[t + 1].word)
        doc->mention_at[t + 1] = LABEL_PERSON;
}

/* Does a rank end before token t? */
static bool is_after_rank(const struct doc *doc, u32 t) {
    for (u32 k = 1; k <= min_u32(t, 4); k++)
        if (doc_class_length(doc, t - k, CLASS_TITLE_RANK) == k) return true;
    return false;
}

/* "Brigadir Jenderal RZ Panca": two capitals between rank and name begin the
 * name. */
static void take_initials(struct doc *doc, u32 t) {
    const struct berita_token *k = &doc->token[t - (t > 0)];
    bool initials = t > 1 && k->shape == SHAPE_UPPER && k->end - k->start == 2 && !doc->mention_at[t - 1];
    if (!initials || doc_is(doc, t - 1, CLASS_ORG_ABBR) || doc_is(doc, t - 1, CLASS_PLACE_ALIAS) ||
        doc_is(doc, t - 1, CLASS_TITLE_HONORIFIC) || !is_after_rank(doc, t - 1))
        return;
    doc->mention_at[t - 1] = LABEL_PERSON;
    doc->mention_at[t] = LABEL_PERSON_MORE;
}

/* Could the token at t be the last of a name, or of none, that ends there? */
static bool may_yield(const struct doc *doc, u32 t) {
    return doc->mention_at[t] == LABEL_NONE || label_goes_on(doc->mention_at[t]);
}

/* "Dinas Pendidikan M Hasan", "Panji W Hasan": a letter before a name is the
 * name's, and so is a given name before that; "Blok M" has its letter itself. */
static void take_initial(struct doc *doc, u32 t) {
    const struct berita_token *k = &doc->token[t - (t > 0)];
    u32 first = t - 1;
    if (t < 2 || k->end - k->start != 1 || !token_is_capital(k) || breaks(doc, t - 1) ||
        !may_yield(doc, t - 1) || breaks(doc, t) || doc_is(doc, t - 2, CLASS_PLACE_HEAD) ||
        doc->token[t - 2].kind != TOKEN_WORD)
        return;
    if (doc_is(doc, t - 2, CLASS_NAME_GIVEN) && may_yield(doc, t - 2)) first = t - 2;
    doc->mention_at[first] = LABEL_PERSON;
    for (u32 i = first + 1; i <= t; i++) doc->mention_at[i] = LABEL_PERSON_MORE;
}

/* "Universitas Airlangga Siti": the name of a known body that ends in the name
 * at t takes its words back. */
static void cut_known(struct doc *doc, u32 t) {
    u32 *at = doc->mention_at, n = 0, k = 1, most = min_u32(t, KNOWN_REACH);
    while (k <= most && !(doc_longest(doc, t - k, CLASS_ORG_NAME, &n) && n > k)) k++;
    if (k > most) return;
    u32 first = t - k, limit = first + n;
    for (u32 u = first; u < limit; u++)
        if (u > first || !label_is_body(at[u])) at[u] = u > first || label_is_body(at[u - (u > 0)]) ? LABEL_ORGANIZATION_MORE : LABEL_ORGANIZATION;
    if (at[limit] == LABEL_PERSON_MORE) at[limit] = LABEL_PERSON;
}

/* "Ramadan", "Idul Fitri": a feast is nobody. */
static bool is_feast(const struct doc *doc, u32 t) {
    u32 n = max_u32(max_u32(doc_class_length(doc, t, CLASS_FEAST), doc_class_length(doc, t, CLASS_HOLIDAY)),
                    doc_class_length(doc, t, CLASS_HIJRI_MONTH));
    return n && t + n >= name_limit(doc, t);
}

/* A name goes on to the token before `limit`. */
static void join_person(struct doc *doc, u32 t, u32 limit) {
    for (; t < limit; t++) doc->mention_at[t] = LABEL_PERSON_MORE;
}

/* `Rahmat "Amat" Kusuma`, "Rahmat Kusuma, Jr": what people are called stands in
 * the name, and the younger behind it. */
static void join_called(struct doc *doc, u32 t) {
    const struct berita_token *k = doc->token;
    u32 limit = name_limit(doc, t);
    bool goes_on = limit + 3 < doc->n_tokens && !breaks(doc, limit);
    if (goes_on && k[limit].kind == TOKEN_QUOTE && k[limit + 2].kind == TOKEN_QUOTE && token_is_capital(&k[limit + 1]) &&
        doc->mention_at[limit + 3] == LABEL_PERSON && !breaks(doc, limit + 3))
        join_person(doc, limit, limit + 4);
    else if (goes_on && doc_spells(doc, limit, ",") && doc_is(doc, limit + 1, CLASS_NAME_SUFFIX))
        join_person(doc, limit, limit + 2);
}

/* "Menko Polhukam", "Pak": an office or form of address alone is nobody's name. */
static bool is_office(const struct doc *doc, u32 t) {
    if (is_alone(doc, t) && is_address(doc, t)) return true;
    return !doc_names_people(doc, t) && t + doc_class_length(doc, t, CLASS_ROLE_OFFICE) == name_limit(doc, t);
}

void person_settle(struct doc *doc, u32 t) {
    cut_known(doc, t);
    if (is_feast(doc, t) || is_office(doc, t)) {
        for (u32 limit = name_limit(doc, t); t < limit; t++) doc->mention_at[t] = LABEL_NONE;
        return;
    }
    if (doc->mention_at[t] != LABEL_PERSON) return; /* the name is settled when its turn comes */
    cut_body(doc, t);
    if (doc->mention_at[t] != LABEL_PERSON) return;
    part_pair(doc, t);
    join_called(doc, t);
    take_initials(doc, t);
    take_initial(doc, t);
    cut_title(doc, t);
    if (doc->mention_at[t] == LABEL_PERSON) cut_first(doc, t);
    cut_twin(doc, t);
}
