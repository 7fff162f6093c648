/* What is seen at each token of a run of capitals. */
#include "stage/entity.h"

#include "model/gazetteer.h"

#define BIT(i) ((u64)1 << (i))
#define SEEN(name) BIT(EVIDENCE_##name)
#define IS(name) BIT(CLASS_##name)

enum {
    ADDRESS_MIN = 5,   /* bytes of the shortest name with a domain, less one */
    BRIDGE_MAX = 2,    /* tokens without a capital a run may step over */
    EXPANSION_MAX = 14 /* words an abbreviation may stand for */
};

static const u64 names = IS(NAME_GIVEN) | IS(NAME_FAMILY) | IS(NICKNAME) | IS(ORG_NAME) | IS(ORG_ABBR) |
                         IS(PLACE_COUNTRY) | IS(PLACE_PROVINCE) | IS(PLACE_CITY) | IS(PLACE_REGENCY);
static const u64 small = IS(FUNCTION) | IS(CONJ_START) | IS(PREP) | IS(CONJ) | IS(PRONOUN) | IS(DETERMINER);
static const u64 trigger_org = IS(ORG_HEAD);
static const u64 trigger_place = IS(PLACE_HEAD);
static const u64 trigger_role = IS(ROLE_OFFICE) | IS(ROLE_COMMON);
static const u64 trigger_title = IS(TITLE_RANK) | IS(TITLE_ACADEMIC) | IS(TITLE_HONORIFIC);

static char only_byte(const struct doc *doc, const struct berita_token *t) {
    return t->end - t->start == 1 ? doc->text[t->start] : 0;
}

static bool starts_name(const struct berita_token *t) {
    return token_is_capital(t) || t->kind == TOKEN_URL;
}

static bool is_numeral(const struct berita_token *t) {
    return t->kind == TOKEN_NUMBER || t->kind == TOKEN_MIXED;
}

/* May a run go on over this token without a capital? */
static bool bridges(const struct doc *doc, u32 t) {
    const struct berita_token *k = &doc->token[t];
    if (is_numeral(k)) return true;
    if (k->kind == TOKEN_WORD)
        return doc_is(doc, t, CLASS_NAME_JOINT) || doc_is(doc, t, CLASS_NAME_JOINT_FOREIGN) ||
               doc_is(doc, t, CLASS_NAME_PARTICLE);
    switch (only_byte(doc, k)) {
    case '-': case '/': case '&': case ',': case '.': case '(': case ')': case '\'': return true;
    default: return false;
    }
}

/* An address, or an abbreviation with a number in it that the lexicons have: "BP2MI". */
static bool is_name_of_marks(const struct doc *doc, const struct berita_token *k) {
    return k->kind == TOKEN_URL || (k->kind == TOKEN_MIXED && doc_is(doc, (u32)(k - doc->token), CLASS_ORG_ABBR));
}

/* Most tokens are words in small letters: they are asked twice at most. */
static inline bool begins_run(const struct doc *doc, const struct berita_token *k) {
    return token_is_capital(k) || (k->kind != TOKEN_WORD && is_name_of_marks(doc, k));
}

static bool next_run(const struct doc *doc, u32 *t, struct run *run) {
    const struct berita_token *k = &doc->token[*t], *end = doc->token + doc->n_tokens;
    while (k < end && (!begins_run(doc, k) || k->flags & TOKEN_FURNITURE)) k++;
    if (k >= end) return false;
    u32 i = (u32)(k - doc->token), last = run->first = i++;
    for (; i < doc->n_tokens && i - run->first < RUN_MAX && i - last <= BRIDGE_MAX + 1; i++) {
        k = &doc->token[i];
        if (breaks(doc, i)) break;
        if (starts_name(k) || (i == last + 1 && is_numeral(k))) last = i;
        else if (!bridges(doc, i)) break;
    }
    *t = run->limit = last + 1;
    return true;
}

/* "Namun", "Dari": a small word, capitalised because a sentence starts with it,
 * is a third of all runs and no name. */
static bool is_opener(const struct doc *doc, const struct run *run) {
    u64 cls = doc->facts[run->first].cls[0];
    return run->limit - run->first == 1 && !(cls & names) && cls & small;
}

bool run_next(const struct doc *doc, u32 *t, struct run *run) {
    while (next_run(doc, t, run))
        if (!is_opener(doc, run)) return true;
    return false;
}

static u32 look_of(const struct berita_token *t) {
    u32 n = t->end - t->start;
    if (t->shape < SHAPE_CAP || t->shape == SHAPE_CAMEL) return t->shape;
    if (t->shape == SHAPE_CAP) return n == 1 ? LOOK_INITIAL : SHAPE_CAP;
    return n <= 3 ? LOOK_UPPER_SHORT : n >= 7 ? LOOK_UPPER_LONG : SHAPE_UPPER;
}

static u32 mark_nature(char c) {
    switch (c) {
    case '(': return NATURE(MARK_OPEN);
    case ')': return NATURE(MARK_CLOSE);
    case ',': return NATURE(MARK_COMMA);
    case '.': return NATURE(MARK_PERIOD);
    case '-': return NATURE(MARK_HYPHEN);
    case '/': return NATURE(MARK_SLASH);
    case ':': return NATURE(MARK_COLON);
    default: return NATURE(MARK_OTHER);
    }
}

static u32 nature_of(const struct doc *doc, const struct berita_token *t) {
    switch (t->kind) {
    case TOKEN_NUMBER: return NATURE(NUMBER);
    case TOKEN_MIXED: return NATURE(MIXED);
    case TOKEN_URL: return NATURE(URL);
    case TOKEN_QUOTE: return NATURE(QUOTE);
    default: return mark_nature(only_byte(doc, t));
    }
}

/* "Warta.com": letters on both sides of a dot. */
static bool is_address(const struct doc *doc, const struct berita_token *t) {
    u32 n = t->end - t->start;
    return t->flags & TOKEN_JOINED && n > ADDRESS_MIN && memchr(doc->text + t->start + 1, '.', n - 3);
}

_Static_assert(EVIDENCE_LINE == EVIDENCE_GLUED + 1 && EVIDENCE_FIRST == EVIDENCE_GLUED + 2 &&
               EVIDENCE_QUOTED == EVIDENCE_GLUED + 3 && TOKEN_GLUED == 1 && TOKEN_LINE == 2 &&
               TOKEN_SENTENCE == 4 && TOKEN_QUOTED == 8, "flags are evidence as they are");

static u64 flag_facts(u32 flags) {
    return (u64)(flags & 15) << EVIDENCE_GLUED | (flags & (TOKEN_NYA | TOKEN_CLITIC) ? SEEN(CLITIC) : 0);
}

/* What is seen at a word beyond its form. */
static u64 word_facts(const struct doc *doc, const struct berita_token *k) {
    return (k->word >= doc->model->n_words ? SEEN(UNKNOWN) : 0) |
           (token_is_capital(k) && is_address(doc, k) ? SEEN(URL) : 0);
}

/* One without its clitic is as common as the word beneath. */
static u32 habit_of(const struct doc *doc, u32 t) {
    return doc->token[t].flags & (TOKEN_NYA | TOKEN_CLITIC) ? doc_base(doc, t)->habit : doc->facts[t].habit;
}

/* A capitalised word that no lexicon has may be a village's name: those of
 * 84,000 villages are no words, but the gazetteer finds them by their letters.
 * The key of a word of letters alone has the hash that the word itself has. */
static bool names_village(const struct doc *doc, const struct berita_token *k) {
    char key[GAZETTEER_KEY_MAX];
    if (k->word < doc->model->n_words || !token_is_capital(k)) return false;
    bool letters = !(k->flags & (TOKEN_JOINED | TOKEN_NON_ASCII));
    if (letters && !gazetteer_has_hash(doc->model, doc->own_hash[k->word - doc->model->n_words])) return false;
    u32 n = gazetteer_key(doc->text + k->start, k->end - k->start, key, sizeof key);
    struct namesakes same = gazetteer_namesakes(doc->model, key, n);
    return gazetteer_next(doc->model, &same) != NONE;
}

static void observe(const struct doc *doc, u32 t, struct clue *c) {
    const struct model *m = doc->model;
    const struct berita_token *k = &doc->token[t];
    const struct facts *f = &doc->facts[t];
    bool word = k->kind == TOKEN_WORD;
    c->cls = f->cls[0];
    c->more = f->cls[1];
    c->form = &m->form[look_of(k)][word ? habit_of(doc, t) : nature_of(doc, k)];
    c->fact = c->form->facts | flag_facts(k->flags) | (word ? word_facts(doc, k) : 0);
    c->weighed = &m->weighed[m->class_row[f->row].weighed];
    if (word && names_village(doc, k)) {
        c->cls |= IS(PLACE_VILLAGE);
        c->weighed = NULL;
    }
}

/* The clue of the first of a phrase's tokens; that of the others is the next bit. */
static unsigned phrase_evidence(unsigned cls) {
    switch (cls) {
    case CLASS_ORG_NAME:
    case CLASS_ORG_ABBR: return EVIDENCE_ORG_BEGINS;
    case CLASS_PLACE_DISTRICT:
    case CLASS_PLACE_VILLAGE: return EVIDENCE_DISTRICT_BEGINS;
    case CLASS_PLACE_ALIAS:
    case CLASS_PLACE_COUNTRY:
    case CLASS_PLACE_PROVINCE:
    case CLASS_PLACE_CITY:
    case CLASS_PLACE_REGENCY:
    case CLASS_PLACE_REGION:
    case CLASS_PLACE_WORLD_CITY:
    case CLASS_PLACE_ISLAND: return EVIDENCE_PLACE_BEGINS;
    case CLASS_ROLE_OFFICE:
    case CLASS_ROLE_COMMON:
    case CLASS_ROLE_MODIFIER: return EVIDENCE_ROLE_BEGINS;
    case CLASS_TITLE_RANK:
    case CLASS_TITLE_ACADEMIC:
    case CLASS_TITLE_DEGREE:
    case CLASS_TITLE_HONORIFIC: return EVIDENCE_TITLE_BEGINS;
    case CLASS_ORG_HEAD:
    case CLASS_PLACE_HEAD: return EVIDENCE_HEAD_BEGINS;
    default: return EVIDENCE_OTHER_BEGINS;
    }
}

/* "Kota" in "Wali Kota Tegal" belongs to the office, in "Pemerintah Kota
 * Tegal" to the head. */
static bool is_place_evidence(unsigned bit, unsigned cls) {
    return bit == EVIDENCE_PLACE_BEGINS || bit == EVIDENCE_DISTRICT_BEGINS || cls == CLASS_PLACE_HEAD;
}

/* Classes that phrases add or take away: the word's own row no longer tells
 * what they weigh. */
static void add_class(struct clue *c, unsigned cls) {
    *(cls < 64 ? &c->cls : &c->more) |= BIT(cls % 64);
    c->weighed = NULL;
}

static void drop_place_head(struct clue *c) {
    if (!(c->cls & trigger_place)) return;
    c->cls &= ~trigger_place;
    c->weighed = NULL;
}

static void observe_phrase(const struct phrase *p, struct run *run, u32 high) {
    unsigned bit = phrase_evidence(p->cls);
    u32 limit = min_u32(p->first + p->tokens, high);
    struct clue *c = &run->clue[p->first + RUN_MARGIN - run->first];
    if (p->cls >= CLASS_DEFINE_IS && p->cls <= CLASS_DEFINE_LAST) return; /* entity_define.c asks for them */
    if (is_place_evidence(bit, p->cls) && c->fact & (SEEN(ROLE_GOES_ON) | SEEN(HEAD_GOES_ON))) return;
    c->fact |= BIT(bit);
    if (bit == EVIDENCE_HEAD_BEGINS) add_class(c, p->cls);
    else if (p->cls >= CLASS_TRIGGER_PERSON && p->cls <= CLASS_TRIGGER_PLACE) {
        add_class(&run->clue[limit - 1 + RUN_MARGIN - run->first], p->cls);
        return;
    }
    for (u32 t = p->first + 1; t < limit; t++) {
        (++c)->fact |= BIT(bit + 1);
        if (bit == EVIDENCE_ROLE_BEGINS) drop_place_head(c);
    }
}

static void observe_phrases(const struct doc *doc, struct run *run, u32 low, u32 high, u32 *cursor) {
    while (*cursor < doc->n_phrases && doc->phrase[*cursor].first < low) ++*cursor;
    for (u32 i = *cursor; i < doc->n_phrases && doc->phrase[i].first < high; i++)
        observe_phrase(&doc->phrase[i], run, high);
}

/* Carries the nearest trigger before a token along the run; a comma or a
 * bracket ends its reach. */
static void observe_triggers(struct run *run) {
    u64 reach = 0;
    for (u32 i = 0; i < run->limit - run->first; i++) {
        struct clue *c = &run->clue[i + RUN_MARGIN];
        if (c->fact & (SEEN(MARK_COMMA) | SEEN(MARK_OPEN))) reach = 0;
        c->fact |= reach;
        if (c->cls & trigger_org) reach = SEEN(AFTER_ORG_HEAD);
        else if (c->cls & trigger_place) reach = SEEN(AFTER_PLACE_HEAD);
        else if (c->cls & trigger_role || c->fact & SEEN(ROLE_BEGINS)) reach = SEEN(AFTER_ROLE);
        else if (c->cls & trigger_title || c->fact & SEEN(TITLE_BEGINS)) reach = SEEN(AFTER_TITLE);
    }
}

/* A capitalised word that is more often no name, such as fields of work are. */
static bool is_field(const struct clue *c) {
    return c->fact & SEEN(CAP) && c->fact & (SEEN(CASE_LOWER) | SEEN(CASE_MOSTLY) | SEEN(CASE_HALF)) &&
           !(c->cls & (trigger_org | trigger_role | trigger_title | IS(DAY) | IS(MONTH)));
}

static bool is_joint(const struct clue *c) {
    return c->fact & SEEN(MARK_COMMA) || c->more & BIT(CLASS_NAME_JOINT - 64);
}

static void mark_list(struct clue *c, u32 first, u32 last) {
    while (first <= last) c[first++].fact |= SEEN(LIST);
}

/* After a head or an office fields of work may be listed, as in "Kementerian
 * Riset, Teknologi, dan Industri": marks them and what joins them. */
static u32 observe_list(struct clue *c, u32 i, u32 n) {
    u32 joint = 0;
    for (; i < n; i++) {
        if (is_joint(&c[i])) {
            if (!joint) joint = i;
            continue;
        }
        if (!is_field(&c[i])) break;
        if (joint) mark_list(c, joint, i);
        joint = 0;
    }
    return i;
}

/* "Center for Reform on Economics": English words between capitals. */
static bool joins_foreign(const struct clue *c) {
    return c->more & BIT(CLASS_NAME_JOINT_FOREIGN - 64) && c->fact & SEEN(LOWER);
}

static void observe_lists(struct run *run) {
    struct clue *c = run->clue + RUN_MARGIN;
    u32 n = run->limit - run->first;
    for (u32 i = 0; i + 2 < n; i++)
        if (joins_foreign(&c[i + 1])) mark_list(c, i + 1, i + 2);
    for (u32 i = 0; i + 2 < n; i++)
        if (c[i].cls & (trigger_org | trigger_role)) i = observe_list(c, i + 1, n) - 1;
}

static char lower_ascii(char c) { return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c; }

/* The letters of the abbreviation spelled out after this word, given those
 * before it: bit i says that i letters are.  A word gives its first letter
 * and any that follow in it, in order. */
static u32 spell_word(const struct doc *doc, const struct berita_token *w,
                      const char *abbr, u32 n, u32 reach) {
    u32 next = 0;
    for (u32 i = 0; i < n; i++) {
        if (!(reach >> i & 1)) continue;
        u32 at = i;
        for (u32 p = w->start; p < w->end && at < n; p++) {
            if (lower_ascii(doc->text[p]) == lower_ascii(abbr[at])) next |= 1u << ++at;
            else if (p == w->start) break;
        }
    }
    return next;
}

/* Do the words [first, limit) spell out the abbreviation?  Every capitalised
 * word must give a letter; small words may. */
static bool spells_out(const struct doc *doc, u32 first, u32 limit, const struct berita_token *a) {
    u32 n = min_u32(a->end - a->start, 30), reach = 1;
    for (u32 t = first; t < limit && reach; t++) {
        const struct berita_token *k = &doc->token[t];
        u32 next = spell_word(doc, k, doc->text + a->start, n, reach);
        reach = token_is_capital(k) ? next : next | reach;
    }
    return reach >> n & 1;
}

u32 expansion_first(const struct doc *doc, u32 t, u32 low) {
    const struct berita_token *a = &doc->token[t + 1];
    low = max_u32(low, t - min_u32(t, EXPANSION_MAX));
    for (u32 first = t; first-- > low && !breaks(doc, first + 1);)
        if (token_is_capital(&doc->token[first]) && spells_out(doc, first, t, a)) return first;
    return NONE;
}

/* "kereta cepat (KC)": do the words before bracket t, none of them a name, begin
 * with the letters in it? */
static bool initials_before(const struct doc *doc, u32 t) {
    const struct berita_token *a = &doc->token[t + 1];
    u32 n = a->end - a->start;
    if (n < 2 || n > t || a->shape != SHAPE_UPPER) return false;
    for (u32 i = 0; i < n; i++) {
        const struct berita_token *k = &doc->token[t - n + i];
        if (k->kind != TOKEN_WORD || lower_ascii(doc->text[k->start]) != lower_ascii(doc->text[a->start + i])) return false;
    }
    return true;
}

bool is_spelled_out(const struct doc *doc, u32 t) {
    return expansion_first(doc, t, 0) != NONE || initials_before(doc, t);
}

/* "Long Name (LN)" at token t, the bracket: marks the words it is short for. */
static void observe_expansion(const struct doc *doc, struct run *run, u32 t) {
    u32 first = expansion_first(doc, t, run->first);
    if (first == NONE) return;
    struct clue *c = &run->clue[first + RUN_MARGIN - run->first];
    for (u32 u = first; u < t; u++) (c++)->fact |= SEEN(EXPANSION);
}

bool is_age(const struct doc *doc, u32 t) {
    i64 value;
    u32 tokens;
    return doc->token[t].kind == TOKEN_NUMBER && doc_number(doc, t, &value, &tokens) &&
           value > 4 && value < 110;
}

static void observe_brackets(const struct doc *doc, struct run *run) {
    for (u32 t = run->first; t < run->limit && t + 3 < doc->n_tokens; t++) {
        if (only_byte(doc, &doc->token[t + 1]) != '(' || only_byte(doc, &doc->token[t + 3]) != ')')
            continue;
        struct clue *c = &run->clue[t + RUN_MARGIN - run->first];
        if (is_age(doc, t + 2)) c->fact |= SEEN(AGE_FOLLOWS);
        if (!token_is_capital(&doc->token[t + 2])) continue;
        c->fact |= SEEN(ABBR_FOLLOWS);
        if (t + 2 >= run->limit) continue;
        c[2].fact |= SEEN(ABBR);
        observe_expansion(doc, run, t + 1);
    }
}

void run_observe(const struct doc *doc, struct run *run, u32 *phrase) {
    u32 low = run->first, high = run->limit;
    const struct clue edge = {.fact = SEEN(EDGE), .form = &doc->model->form[SHAPE_NONE][NATURE(EDGE)]};
    struct clue *clue = run->clue + RUN_MARGIN;
    while (run->first - low < RUN_MARGIN && low > 0 && !breaks(doc, low)) low--;
    while (high - run->limit < RUN_MARGIN && high < doc->n_tokens && !breaks(doc, high)) high++;
    struct clue *here = run->clue;
    while (here < clue - (run->first - low)) *here++ = edge;
    for (u32 t = low; t < high; t++) observe(doc, t, here++);
    while (here < clue + (run->limit - run->first) + RUN_MARGIN) *here++ = edge;
    observe_phrases(doc, run, low, high, phrase);
    observe_triggers(run);
    observe_lists(run);
    observe_brackets(doc, run);
}
