/* Which words the document's own names are made of: a name once sure makes
 * its words sure wherever they stand. */
#include "stage/entity.h"

enum {
    KNOWN_PERSON = 1,      /* first word of a full name */
    KNOWN_PERSON_MORE = 2, /* a later word of one */
    KNOWN_ORG = 4,         /* in the dateline, or in brackets after its full form */
    KNOWN_PLACE = 8,       /* in the dateline */
    KNOWN_SHORT = 16,      /* an abbreviation that the text spells out */
    KNOWN_INITIALS = 32,   /* initials that a rule gives to a person */
    KNOWN_COMMON = 64,     /* letters that stand for words that are no name */
    VOTE_PERSON = 8,       /* shifts of the counts of mentions of one word */
    VOTE_ORG = 16,
    VOTE_PLACE = 24,
    VOTES_ENOUGH = 2,
    ABBR_LEAST = 2, /* letters of an abbreviation that initials may look like */
    ABBR_MOST = 4,
    USUAL = 4, /* votes, and as many times those for another */
    OFFICE_REACH = 20, /* tokens from an office to the end of its body */
    TAKEN_MAX = 4      /* words of a name that ends a body's */
};

static u32 *find_slot(const struct memory *memory, u32 word) {
    u32 i = word * 2654435761u;
    for (i ^= i >> 15;; i++) {
        u32 *slot = &memory->slot[2 * (i & memory->mask)];
        if (!slot[0] || slot[0] == word + 1) return slot;
    }
}

static void vote(u32 *flags, u32 shift) {
    if ((*flags >> shift & 0xff) < 0xff) *flags += 1u << shift;
}

/* The word's slot, or NULL for one too short to know by, or when the table would
 * be full: it holds every word with a label and more. */
static u32 *word_slot(struct memory *memory, const struct doc *doc, u32 t) {
    if (doc->token[t].end - doc->token[t].start < 2 || !token_is_capital(&doc->token[t])) return NULL;
    u32 *slot = find_slot(memory, doc->token[t].word);
    if (!slot[0]) {
        if (memory->words == memory->mask) return NULL;
        memory->words++;
    }
    slot[0] = doc->token[t].word + 1;
    return slot;
}

static void learn_flag(struct memory *memory, const struct doc *doc, u32 t, u32 flag) {
    u32 *slot = word_slot(memory, doc, t);
    if (slot) slot[1] |= flag;
}

static bool in_brackets(const struct doc *doc, u32 t) {
    return t > 0 && t + 1 < doc->n_tokens && doc_spells(doc, t - 1, "(") && doc_spells(doc, t + 1, ")");
}

static void learn_single(struct memory *memory, const struct doc *doc, u32 t) {
    u32 label = doc->mention_at[t], *slot = word_slot(memory, doc, t);
    if (!slot) return;
    vote(&slot[1], label == LABEL_PERSON ? VOTE_PERSON : label == LABEL_PLACE ? VOTE_PLACE : VOTE_ORG);
    if (label == LABEL_ORGANIZATION && (in_brackets(doc, t) || is_shortened(doc, t) || t == doc->summary.dateline_outlet))
        slot[1] |= KNOWN_ORG;
    if (label == LABEL_PLACE && t == doc->summary.dateline_place) slot[1] |= KNOWN_PLACE;
}

u32 letters_key(const char *letters, u32 n) {
    u32 key = 0;
    if (n < ABBR_LEAST || n > ABBR_MOST) return NONE;
    for (u32 i = 0; i < n; i++) {
        if (letters[i] < 'A' || letters[i] > 'Z') return NONE;
        key = key << 5 | (u32)(letters[i] - 'A' + 1);
    }
    return key;
}

static u32 letters_bit(u32 key) { return key * 2654435761u >> 26; }

u32 name_initials(const struct doc *doc, u32 first, u32 limit) {
    char letters[ABBR_MOST];
    u32 n = limit - first;
    if (n < ABBR_LEAST || n > ABBR_MOST) return NONE;
    for (u32 i = 0; i < n; i++) letters[i] = doc->text[doc->token[first + i].start];
    return letters_key(letters, n);
}

static void learn_name(struct memory *memory, const struct doc *doc, u32 first, u32 limit) {
    if (limit - first == 1) {
        learn_single(memory, doc, first);
    } else if (doc->mention_at[first] == LABEL_PERSON) {
        u32 letters = name_initials(doc, first, limit);
        if (letters != NONE) memory->letters |= 1ull << letters_bit(letters);
        learn_flag(memory, doc, first, KNOWN_PERSON);
        for (u32 t = first + 1; t < limit; t++) learn_flag(memory, doc, t, KNOWN_PERSON_MORE);
    } else if (doc->mention_at[first] == LABEL_PLACE && limit - first == 2 && doc_is(doc, first, CLASS_PLACE_HEAD)) {
        learn_flag(memory, doc, first + 1, KNOWN_PLACE); /* "Wadas" after "Desa Wadas" */
    }
}

static void learn_initials(struct memory *memory, const struct doc *doc, u32 t) {
    bool letter = doc->token[t].end - doc->token[t].start == 1;
    if (doc->token[t].shape != SHAPE_UPPER && !(letter && token_is_capital(&doc->token[t]))) return;
    learn_flag(memory, doc, t, KNOWN_PERSON | KNOWN_INITIALS);
    memory->initials = true;
}

/* Initials of whom a rule makes a person, as "berinisial RK" does, or an age. */
static void learn_persons(struct memory *memory, const struct doc *doc, const struct sure *sure) {
    struct match m;
    struct capture c;
    for (u32 i = 0; i < sure->n; i++) {
        u32 at = sure->token[i];
        if (is_bracketed(doc, at) && are_aged(doc, at)) learn_initials(memory, doc, at - 1);
        if (match_may(doc, at, GROUP_ENTITY) && match_at(doc, at, GROUP_ENTITY, &m) && match_capture(doc, &m, KEY_PERSON, &c))
            for (u32 t = c.first; t < c.limit; t++) learn_initials(memory, doc, t);
    }
}

/* Is the body that the lexicons have for the letters at t another than the one
 * whose name begins at `first`?  Those of a foreign name tell nothing. */
static bool is_other_body(const struct doc *doc, u32 t, u32 first) {
    u32 n;
    const struct entry *e = doc_longest(doc, t, CLASS_ORG_ABBR, &n);
    const struct berita_token *k = &doc->token[first];
    const char *name = e && n == 1 ? model_str(doc->model, doc->model->org[e->row].name) : NULL;
    if (!name || *name != doc->text[doc->token[t].start]) return false;
    return strncmp(name, doc->text + k->start, k->end - k->start) != 0;
}

/* "perjanjian kerja bersama (PKB)": the first of the words before bracket t that
 * the letters in it stand for, when that is no head of a body; NONE. */
static u32 common_first(const struct doc *doc, u32 t) {
    const char *start = doc->text + doc->token[t + 1].start, *p = doc->text + doc->token[t + 1].end;
    u32 first = t;
    while (p > start && first > 0 && doc->token[first - 1].kind == TOKEN_WORD && !(first < t && doc->token[first].flags & TOKEN_SENTENCE)) {
        char c = doc->text[doc->token[--first].start];
        if ((c | ' ') == (p[-1] | ' ')) p--;
        else if (!doc_is(doc, first, CLASS_NAME_JOINT)) return NONE;
    }
    bool head = bit_test(model_classes(doc->model, doc_word(doc, first), true), CLASS_ORG_HEAD);
    return p > start || head ? NONE : first;
}

/* Letters that the text explains otherwise than as a body. */
static bool are_common(const struct doc *doc, u32 t) {
    if (doc->token[t + 1].shape != SHAPE_UPPER || doc->token[t + 1].end - doc->token[t + 1].start < 2) return false;
    u32 first = common_first(doc, t);
    if (first == NONE) return false;
    return doc->token[first].shape == SHAPE_LOWER || is_other_body(doc, t + 1, first);
}

static void learn_abbreviations(struct memory *memory, const struct doc *doc, const struct sure *sure) {
    for (u32 i = 0; i < sure->n; i++) {
        u32 t = sure->token[i];
        if (!is_bracketed(doc, t)) continue;
        if (are_common(doc, t)) learn_flag(memory, doc, t + 1, KNOWN_COMMON);
        if (is_spelled_out(doc, t)) learn_flag(memory, doc, t + 1, KNOWN_SHORT);
    }
}

struct memory memory_learn(struct doc *doc, const struct sure *sure) {
    struct memory memory = {.slot = doc->scratch};
    u32 words = sure->n, slots = 16;
    for (u32 t = next_label(doc, 0); t < doc->n_tokens; t = next_label(doc, t + 1)) words++;
    if (!words) return memory;
    while (slots < words + words / 2) slots *= 2;
    if (slots > 2 * doc->capacity) slots /= 2;
    if (slots <= words) return memory;
    memory.mask = slots - 1;
    memset(memory.slot, 0, slots * 2 * sizeof *memory.slot);
    for (u32 t = next_label(doc, 0), limit; t < doc->n_tokens; t = next_label(doc, limit)) {
        limit = name_limit(doc, t);
        if (label_begins(doc->mention_at[t])) learn_name(&memory, doc, t, limit);
    }
    learn_persons(&memory, doc, sure);
    learn_abbreviations(&memory, doc, sure);
    return memory;
}

/* A word counts as what most of its mentions of one word were. */
static u64 known_facts(u32 flags) {
    u32 person = flags >> VOTE_PERSON & 0xff, org = flags >> VOTE_ORG & 0xff, place = flags >> VOTE_PLACE;
    u64 f = 0;
    if (flags & KNOWN_SHORT) f |= (u64)1 << EVIDENCE_KNOWN_SHORT;
    if (flags & KNOWN_PERSON_MORE) f |= (u64)1 << EVIDENCE_KNOWN_PERSON_MORE;
    if (flags & KNOWN_PERSON || (person >= VOTES_ENOUGH && person > org + place))
        f |= (u64)1 << EVIDENCE_KNOWN_PERSON;
    if (flags & KNOWN_ORG || (org >= VOTES_ENOUGH && org > person + place)) f |= (u64)1 << EVIDENCE_KNOWN_ORG;
    if (flags & KNOWN_PLACE || (place >= VOTES_ENOUGH && place > person + org)) f |= (u64)1 << EVIDENCE_KNOWN_PLACE;
    return f;
}

static u64 word_facts(const struct memory *memory, const struct doc *doc, u32 t) {
    const u32 *slot = token_is_capital(&doc->token[t]) ? find_slot(memory, doc->token[t].word) : NULL;
    return slot && slot[0] ? known_facts(slot[1]) : 0;
}

bool memory_recall(const struct memory *memory, const struct doc *doc, struct run *run) {
    u64 any = 0;
    if (!memory->mask) return false;
    struct clue *c = run->clue + RUN_MARGIN;
    for (u32 t = run->first; t < run->limit; t++) any |= c++->fact = word_facts(memory, doc, t);
    return any != 0;
}

/* What nearly all mentions of the word alone are; 0 where they differ. */
static u32 usual_label(u32 flags) {
    u32 vote[] = {flags >> VOTE_PERSON & 0xff, flags >> VOTE_ORG & 0xff, flags >> VOTE_PLACE};
    u32 most = vote[1] > vote[0] ? 1 : 0;
    if (vote[2] > vote[most]) most = 2;
    u32 other = vote[0] + vote[1] + vote[2] - vote[most];
    return vote[most] >= USUAL && vote[most] >= USUAL * other ? LABEL_PERSON + most : LABEL_NONE;
}

/* "LMD menyasar ...": capitals that no list has for a person's, and that are the
 * text's own. */
static bool is_abbreviation(const struct doc *doc, u32 t) {
    const struct berita_token *k = &doc->token[t];
    u32 n = k->end - k->start;
    return k->shape == SHAPE_UPPER && !(k->flags & TOKEN_UNCASED) && n >= ABBR_LEAST && n <= ABBR_MOST &&
           !doc_names_people(doc, t) && !doc_is(doc, t, CLASS_NICKNAME);
}

/* Are they the initials of a name of the text? */
static bool are_initials(const struct memory *memory, const struct doc *doc, u32 t) {
    const struct berita_token *k = &doc->token[t];
    u32 key = letters_key(doc->text + k->start, k->end - k->start);
    return key != NONE && memory->letters >> letters_bit(key) & 1;
}

struct settled { u32 label, reason; };

static struct settled settled_label(const struct memory *memory, const struct doc *doc, u32 t) {
    u32 label = doc->mention_at[t], *slot = find_slot(memory, doc->token[t].word);
    if (label == LABEL_PERSON && !memory->initials && is_abbreviation(doc, t) && !are_initials(memory, doc, t))
        return (struct settled){LABEL_ORGANIZATION, REASON_ENTITY_ABBREVIATED};
    if (!slot[0]) return (struct settled){label, 0};
    if (label == LABEL_PERSON && (slot[1] & (KNOWN_ORG | KNOWN_INITIALS)) == KNOWN_ORG && !doc_names_people(doc, t))
        return (struct settled){LABEL_ORGANIZATION, REASON_ENTITY_SHORTENED};
    if (label == LABEL_ORGANIZATION && doc->token[t].shape == SHAPE_UPPER && slot[1] & KNOWN_INITIALS)
        return (struct settled){LABEL_PERSON, REASON_ENTITY_INITIALS};
    if (label == LABEL_ORGANIZATION && slot[1] & KNOWN_COMMON) return (struct settled){LABEL_NONE, 0};
    u32 usual = usual_label(slot[1]);
    return (struct settled){usual ? usual : label, REASON_ENTITY_USUAL};
}

static void settle_word(const struct memory *memory, struct doc *doc, u32 t) {
    struct settled s = settled_label(memory, doc, t);
    if (s.label == doc->mention_at[t]) return;
    doc->mention_at[t] = s.label;
    note_turned(doc, t, s.label, s.reason);
}

/* "Hong Kong melarang": a country is nobody, unless a longer name of the text has
 * the word or an age stands behind. */
static bool is_country(const struct memory *memory, const struct doc *doc, u32 t, u32 limit) {
    if (doc->mention_at[t] != LABEL_PERSON || doc_class_length(doc, t, CLASS_PLACE_COUNTRY) != limit - t) return false;
    const u32 *slot = find_slot(memory, doc->token[t].word);
    bool called = slot[0] && slot[1] & (KNOWN_PERSON | KNOWN_PERSON_MORE) && limit == t + 1;
    return !called && !(doc_spells(doc, limit, "(") && is_age(doc, limit + 1));
}

void memory_settle(const struct memory *memory, struct doc *doc) {
    for (u32 t = memory->mask ? next_label(doc, 0) : doc->n_tokens; t < doc->n_tokens; t = next_label(doc, t + 1)) {
        if (!label_begins(doc->mention_at[t])) continue;
        u32 limit = name_limit(doc, t);
        if (is_country(memory, doc, t, limit)) {
            set_label(doc, t, limit, LABEL_PLACE);
            note_turned(doc, t, LABEL_PLACE, REASON_ENTITY_COUNTRY);
        } else if (limit == t + 1 && token_is_capital(&doc->token[t])) {
            settle_word(memory, doc, t);
        }
    }
}

/* ---- names taken into a body's ---- */

/* Is the word alone mostly a person? */
static bool is_person_alone(const struct memory *memory, u32 word) {
    const u32 *slot = find_slot(memory, word);
    u32 person = slot[1] >> VOTE_PERSON & 0xff, other = (slot[1] >> VOTE_ORG & 0xff) + (slot[1] >> VOTE_PLACE);
    return slot[0] && person > other;
}

/* Does an office stand before, in the same row of capitals? */
static bool is_led_by_office(const struct doc *doc, u32 t) {
    u32 from = doc->sentence[doc->sentence_of[t]].first;
    if (t > from + OFFICE_REACH) from = t - OFFICE_REACH;
    while (t > from) {
        if (doc_is(doc, --t, CLASS_ROLE_OFFICE)) return true;
        const struct berita_token *k = &doc->token[t];
        if (k->kind == TOKEN_WORD && k->shape == SHAPE_LOWER && !doc_is(doc, t, CLASS_NAME_JOINT)) return false;
    }
    return false;
}

static bool is_name_word(const struct doc *doc, u32 t) {
    const struct word *w = doc_word(doc, t);
    return token_is_capital(&doc->token[t]) && w->male + w->female > w->lower;
}

static bool is_followed(const struct doc *doc, u32 t) {
    return t < doc->n_tokens && (doc->mention_at[t] || doc_spells(doc, t, "("));
}

/* "Ketua Badan Pengawas Pemilu Abhan": of an office that no name follows, the
 * end of its body is the person whom the text calls so elsewhere, with the given
 * names before. */
u32 memory_taken_name(const struct memory *memory, const struct doc *doc, u32 first, u32 limit) {
    u32 t = max_u32(first + 1, limit - min_u32(limit, TAKEN_MAX));
    while (t < limit && !is_person_alone(memory, doc->token[t].word)) t++;
    if (t >= limit || is_followed(doc, limit) || !is_led_by_office(doc, first)) return limit;
    while (t > first + 1 && is_name_word(doc, t - 1)) t--;
    return t;
}
