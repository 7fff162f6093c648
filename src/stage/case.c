/* Texts typed in small letters, and lines that shout: each word takes the case
 * that it mostly has in news (after Lita et al., "tRuEcasIng", 2003, with
 * counts for single words alone, and lexicon phrases for the rest). */
#include "stage/case.h"

#include "core/utf8.h"
#include "model/evidence.h"
#include "model/model.h"

enum {
    WORDS_LEAST = 6,   /* of a text that is said to have no capitals */
    LINE_LEAST = 4,    /* of a line that shouts */
    CAPITAL_RARE = 50, /* words for each capital that may slip in */
    PREFIX_LEAST = 4,  /* letters of a verb's beginning */
    PREFIX_MOST = 6,
    ROOT_LEAST = 4
};

static bool is_word(const struct berita_token *t) { return t->kind == TOKEN_WORD && t->end - t->start > 1; }

/* One at the head of each sentence is enough to say that the others are meant.
 * Most texts show in their first lines that they have some. */
bool case_is_small(const struct doc *d) {
    u32 words = 0, capitals = 0, most = d->n_tokens / CAPITAL_RARE;
    for (u32 t = 0; t < d->n_tokens && capitals <= most; t++) {
        if (!is_word(&d->token[t])) continue;
        words++;
        capitals += token_is_capital(&d->token[t]);
    }
    return words >= WORDS_LEAST && capitals * CAPITAL_RARE < words;
}

/* The case that the counts give the word; CASE_NONE: none. */
static u32 habit_case(const struct doc *d, u32 t) {
    return EVIDENCE_CASE_NONE + d->facts[t].habit % HABIT_CASES;
}

static bool is_known(const struct doc *d, u32 t) { return d->token[t].word < d->model->n_words; }

/* The classes that the word has in the other case only. */
static bool has_classes(const struct doc *d, u32 t, bool capital) {
    u32 row = d->model->word[d->token[t].word].classes;
    const u64 *mine = d->model->class_row[row + capital].set.bits, *other = d->model->class_row[row + !capital].set.bits;
    u64 only = 0;
    for (u32 i = 0; i < CLASS_WORDS; i++) only |= mine[i] & ~other[i];
    return only != 0;
}

static bool is_abbreviation(const struct doc *d, u32 t) {
    u32 row = d->model->word[d->token[t].word].classes + 1;
    return bit_test(d->model->class_row[row].set.bits, CLASS_ORG_ABBR);
}

void case_give(struct doc *d, u32 t, u32 shape) {
    d->token[t].shape = (u8)shape;
    if (!is_known(d, t)) return;
    u32 row = d->model->word[d->token[t].word].classes + (shape >= SHAPE_CAP);
    const struct class_row *r = &d->model->class_row[row];
    memcpy(d->facts[t].cls, r->set.bits, sizeof d->facts[t].cls);
    d->facts[t].row = (u16)row;
    d->facts[t].groups = r->groups;
}

/* Is a word that was never counted a name all the same? */
static bool is_name_word(const struct doc *d, u32 t) {
    const struct word *w = &d->model->word[d->token[t].word];
    return w->male + w->female > 0 || has_classes(d, t, true);
}

/* "pameran Wahana 2022": what its year follows is the name of an event or a work. */
static bool has_year(const struct doc *d, u32 t) {
    return t + 1 < d->n_tokens && !(d->token[t + 1].flags & TOKEN_LINE) &&
           doc_sign(d, t + 1) == SIGN_YEAR;
}

static bool is_mark(const struct doc *d, u32 t, char mark) {
    const struct berita_token *k = &d->token[t];
    return k->end - k->start == 1 && d->text[k->start] == mark;
}

/* "salimun (45)": a person. */
static bool has_age(const struct doc *d, u32 t) {
    return t + 3 < d->n_tokens && is_mark(d, t + 1, '(') && doc_sign(d, t + 2) == SIGN_SMALL &&
           is_mark(d, t + 3, ')');
}

/* "badan wakaf nusantara (bwn) salimun": the name of whom the body has. */
static bool ends_short(const struct doc *d, u32 t) {
    return t > 2 && is_mark(d, t - 1, ')') && token_is_capital(&d->token[t - 2]) &&
           is_mark(d, t - 3, '(');
}

/* May a word that nobody knows be a name there?  Behind a capital, or a word
 * that names follow, or before a year. */
static bool may_be_name(const struct doc *d, u32 t) {
    static const unsigned before[] = {CLASS_CUE_BARE,   CLASS_ROLE_OFFICE, CLASS_ROLE_COMMON, CLASS_TITLE_HONORIFIC,
                                      CLASS_TITLE_RANK, CLASS_PLACE_HEAD,  CLASS_ORG_HEAD,    CLASS_PLACE_BEFORE};
    if (t == 0 || d->token[t].flags & TOKEN_LINE) return true;
    if (token_is_capital(&d->token[t - 1]) || has_year(d, t) || has_age(d, t) || ends_short(d, t))
        return true;
    for (u32 i = 0; i < COUNT(before); i++)
        if (doc_is(d, t - 1, before[i])) return true;
    return false;
}

/* The first token of an unknown word's, which remembers for the others. */
static struct berita_token *first_of(struct doc *d, u32 t) {
    return &d->token[d->own_word[d->token[t].word - d->model->n_words]];
}

/* "mempercantik" */
static bool is_verb(const struct doc *d, u32 t) {
    const struct berita_token *k = &d->token[t];
    char folded[PREFIX_MOST];
    for (u32 n = PREFIX_LEAST; n <= PREFIX_MOST && k->start + n + ROOT_LEAST <= k->end; n++) {
        const struct word_slot *slot = model_find_folded(
            d->model, folded, utf8_fold(d->text + k->start, n, folded, sizeof folded));
        if (slot && bit_test(d->model->class_row[slot->classes].set.bits, CLASS_AFFIX_VERB_LONG))
            return true;
    }
    return false;
}

static bool is_unknown_name(struct doc *d, u32 t) {
    if (!may_be_name(d, t) || doc_base(d, t)->lower > 0 || is_verb(d, t)) return false;
    struct berita_token *first = first_of(d, t);
    if (first->flags & TOKEN_UNCASED) first->shape = SHAPE_CAP;
    return true;
}

/* What was a name once in the text is one wherever it stands. */
static void remember(struct doc *d) {
    for (u32 t = 0; t < d->n_tokens; t++)
        if (d->token[t].flags & TOKEN_UNCASED && !is_known(d, t) && d->token[t].kind == TOKEN_WORD &&
            token_is_capital(first_of(d, t)))
            d->token[t].shape = SHAPE_CAP;
}

/* Does the word stand where names do, and have the lexicons it in longer names
 * only? */
static bool is_part_of_names(const struct doc *d, u32 t) {
    const struct class_row *row = &d->model->class_row[d->model->word[d->token[t].word].classes];
    u64 any = 0;
    for (u32 i = 0; i < CLASS_WORDS; i++) any |= row[0].set.bits[i] | row[1].set.bits[i];
    return !any && may_be_name(d, t);
}

static void raise(struct doc *d, u32 t) {
    bool known = is_known(d, t);
    u32 usual = habit_case(d, t);
    bool capital =
        !known ? is_unknown_name(d, t)
               : usual == EVIDENCE_CASE_CAPITAL || (usual == EVIDENCE_CASE_NONE &&
                                                    (is_name_word(d, t) || is_part_of_names(d, t)));
    if (capital) case_give(d, t, known && is_abbreviation(d, t) ? SHAPE_UPPER : SHAPE_CAP);
}

enum { SHORT = 3 }; /* letters of what stays shouted when it is no common word */

static void lower(struct doc *d, u32 t) {
    u32 usual = is_known(d, t) ? habit_case(d, t) : EVIDENCE_CASE_NONE;
    bool name = !is_known(d, t) ? is_unknown_name(d, t) : usual == EVIDENCE_CASE_NONE ? is_name_word(d, t)
                                                    : usual > EVIDENCE_CASE_MOSTLY;
    if (!name) case_give(d, t, SHAPE_LOWER);
    else if (d->token[t].end - d->token[t].start > SHORT && !(is_known(d, t) && is_abbreviation(d, t)))
        case_give(d, t, SHAPE_CAP);
}

/* "Kampung Dambet", "Rumah Sakit Mimika": the word for what it is belongs to a
 * name that follows. */
static bool is_head(const struct doc *d, u32 t, u32 limit) {
    return limit < d->n_tokens && token_is_capital(&d->token[limit]) && d->token[limit].flags & TOKEN_UNCASED &&
           !(d->token[limit].flags & TOKEN_LINE) && d->token[t].kind == TOKEN_WORD;
}

/* Classes of words written with a capital when a name follows. */
static const unsigned head[] = {CLASS_PLACE_HEAD, CLASS_ORG_HEAD, CLASS_ROLE_OFFICE, CLASS_TITLE_RANK,
                                CLASS_TITLE_HONORIFIC};

bool case_is_head(const struct doc *d, u32 t) {
    if (!is_known(d, t)) return false;
    const u64 *capital = d->model->class_row[d->model->word[d->token[t].word].classes + 1].set.bits;
    for (u32 i = 0; i < COUNT(head); i++)
        if (bit_test(capital, head[i])) return true;
    return false;
}

static void raise_heads(struct doc *d) {
    for (u32 t = d->n_tokens; t-- > 0;)
        if (d->token[t].flags & TOKEN_UNCASED && d->token[t].shape == SHAPE_LOWER &&
            is_head(d, t, t + 1) && case_is_head(d, t))
            case_give(d, t, SHAPE_CAP);
}

static void raise_all(struct doc *d) {
    for (u32 t = 0; t < d->n_tokens; t++) {
        if (d->token[t].kind != TOKEN_WORD) continue;
        d->token[t].flags |= TOKEN_UNCASED;
        if (d->token[t].shape == SHAPE_LOWER) raise(d, t);
    }
}

/* Is every word from t to the end of its line shouted, and are there enough?
 * *limit: the line's end, when they are. */
static bool is_shouted(const struct doc *d, u32 t, u32 *limit) {
    u32 words = 0;
    do {
        if (!is_word(&d->token[t])) continue;
        if (d->token[t].shape != SHAPE_UPPER) return false;
        words++;
    } while (++t < d->n_tokens && !(d->token[t].flags & TOKEN_LINE));
    *limit = t;
    return words >= LINE_LEAST;
}

static void lower_line(struct doc *d, u32 first, u32 limit) {
    for (u32 t = first; t < limit; t++) {
        if (d->token[t].kind != TOKEN_WORD) continue;
        d->token[t].flags |= TOKEN_UNCASED;
        if (is_word(&d->token[t])) lower(d, t);
    }
}

static bool lower_lines(struct doc *d) {
    bool any = false;
    u32 limit, t = 0;
    while (t < d->n_tokens) {
        if (is_shouted(d, t, &limit)) {
            lower_line(d, t, limit);
            any = true;
        }
        t = doc_next_line(d, t);
    }
    return any;
}

bool case_restore(struct doc *d) {
    bool any = d->small;
    if (any) raise_all(d);
    else any = lower_lines(d);
    if (!any) return false;
    remember(d);
    case_tell(d);
    raise_heads(d);
    return any;
}

/* Is there a word that is never seen in small letters but as part of names? */
static bool has_own_word(const struct doc *d, const struct phrase *p) {
    for (u32 t = p->first; t < p->first + p->tokens; t++)
        if (token_is_capital(&d->token[t]) && habit_case(d, t) == EVIDENCE_CASE_NONE) return true;
    return false;
}

/* The names whose phrases are trusted: bodies, short names of theirs, and large
 * places of which a word is a name by itself. */
static bool is_name(const struct doc *d, const struct phrase *p) {
    if (p->cls == CLASS_ORG_NAME) return true;
    if (p->cls == CLASS_ORG_ABBR) return has_own_word(d, p);
    for (u32 i = 0; i < COUNT(head); i++)
        if (p->cls == head[i]) return is_head(d, p->first, p->first + p->tokens);
    if (p->cls < CLASS_PLACE_COUNTRY || p->cls > CLASS_PLACE_REGENCY) return false;
    for (u32 t = p->first; t < p->first + p->tokens; t++)
        if (token_is_capital(&d->token[t])) return true;
    return false;
}

void case_restore_phrase(struct doc *d, const struct phrase *p) {
    if (!is_name(d, p)) return;
    for (u32 t = p->first; t < p->first + p->tokens; t++)
        if (d->token[t].shape == SHAPE_LOWER && !doc_is(d, t, CLASS_FUNCTION))
            case_give(d, t, SHAPE_CAP);
}
