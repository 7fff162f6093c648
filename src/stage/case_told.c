/* Words of a text whose case says nothing, when what it does with them tells how
 * they are written: initials of the accused, short forms behind what they stand
 * for, what someone is called.  What is seen once goes for the whole text. */
#include "model/evidence.h"
#include "model/model.h"
#include "stage/case.h"

enum {
    TOLD_MAX = 32,     /* words of a text */
    INITIALS_MOST = 3, /* letters of a person's initials */
    SHORT_LEAST = 2,   /* of a short form in brackets */
    SHORT_MOST = 8,
    JOINTS_MOST = 2, /* words in what it stands for that give no letter */
    COMPANY_LETTERS = 2,
    COMPANY_MOST = 4, /* words behind "PT" */
    ROMAN_MOST = 5
};

struct told {
    u32 n;
    u32 word[TOLD_MAX];
    u8 shape[TOLD_MAX];
};

static u32 letters(const struct doc *d, u32 t) { return d->token[t].end - d->token[t].start; }

static bool is_mark(const struct doc *d, u32 t, char mark) {
    return letters(d, t) == 1 && d->text[d->token[t].start] == mark;
}

/* A word of the text's whose case says nothing, in ASCII. */
static bool is_open(const struct doc *d, u32 t) {
    const struct berita_token *k = &d->token[t];
    return k->kind == TOKEN_WORD &&
           (k->flags & (TOKEN_UNCASED | TOKEN_NON_ASCII | TOKEN_JOINED)) == TOKEN_UNCASED;
}

static void tell(struct told *told, const struct doc *d, u32 t, u8 shape) {
    if (told->n == TOLD_MAX) return;
    told->word[told->n] = d->token[t].word;
    told->shape[told->n++] = shape;
}

static bool joins(const struct doc *d, u32 t) {
    return is_mark(d, t, ',') || doc_is(d, t, CLASS_NAME_JOINT);
}

/* "berinisial rk, ds, dan t".  Gives the last token that was looked at. */
static u32 tell_initials(struct told *told, const struct doc *d, u32 t) {
    const struct entry *e = doc_word_entry(d, t, CLASS_TRIGGER_PERSON);
    if (!e || e->number != 1) return t;
    while (is_open(d, t + 1) && letters(d, t + 1) <= INITIALS_MOST &&
           !doc_is(d, t + 1, CLASS_FUNCTION)) {
        tell(told, d, ++t, SHAPE_UPPER);
        if (!joins(d, t + 1)) break;
        while (joins(d, t + 1)) t++;
    }
    return t;
}

static char small(char c) { return (char)(c | ' '); }

/* The first of the words before bracket t that begin with the letters in it, or
 * NONE. */
static u32 stands_for(const struct doc *d, u32 t) {
    const char *text = d->text, *start = text + d->token[t + 1].start,
               *p = text + d->token[t + 1].end;
    u32 first = t, joints = 0;
    while (p > start) {
        if (first == 0 || d->token[first].flags & TOKEN_LINE ||
            d->token[first - 1].kind != TOKEN_WORD)
            return NONE;
        if (small(text[d->token[--first].start]) == small(p[-1])) p--;
        else if (!doc_is(d, first, CLASS_NAME_JOINT) || ++joints > JOINTS_MOST) return NONE;
    }
    return first;
}

/* "badan usaha kampung (buk)": such a body's words are a name. */
static void tell_short(struct told *told, struct doc *d, u32 t) {
    u32 n = letters(d, t + 1);
    if (!is_open(d, t + 1) || !is_mark(d, t + 2, ')') || n < SHORT_LEAST || n > SHORT_MOST) return;
    u32 first = stands_for(d, t);
    if (first == NONE) return;
    tell(told, d, t + 1, SHAPE_UPPER);
    if (!case_is_head(d, first)) return;
    for (; first < t; first++)
        if (!doc_is(d, first, CLASS_FUNCTION)) case_give(d, first, SHAPE_CAP);
}

static bool is_quote(const struct doc *d, u32 t) {
    return t < d->n_tokens && d->token[t].kind == TOKEN_QUOTE;
}

/* "munir 'anta' hakim": what the person is called. */
static bool is_nickname(const struct doc *d, u32 t) {
    return t > 1 && is_quote(d, t - 1) && is_quote(d, t + 1) &&
           token_is_capital(&d->token[t - 2]) && d->token[t + 2].kind == TOKEN_WORD &&
           token_is_capital(&d->token[t + 2]) && !doc_is(d, t - 2, CLASS_ORG_ABBR);
}

static bool has_vowel(const struct doc *d, u32 t) {
    for (u32 i = d->token[t].start; i < d->token[t].end; i++)
        if (strchr("aeiou", small(d->text[i]))) return true;
    return false;
}

/* "ujar anta", where a body has those letters that news hardly names: people speak more often. */
static bool is_speaker(const struct doc *d, u32 t) {
    return t > 0 && d->facts[t].habit % HABIT_CASES == 0 && has_vowel(d, t) &&
           (doc_is(d, t - 1, CLASS_CUE_BARE) || doc_is(d, t - 1, CLASS_TITLE_HONORIFIC));
}

static void tell_name(struct told *told, const struct doc *d, u32 t) {
    if (is_open(d, t) && letters(d, t) > INITIALS_MOST &&
        (d->token[t].shape == SHAPE_UPPER || !token_is_capital(&d->token[t])) &&
        (is_nickname(d, t) || (d->token[t].shape == SHAPE_UPPER && is_speaker(d, t))))
        tell(told, d, t, SHAPE_CAP);
}

/* "pt maju teknik": words that are at times written with a capital belong to a
 * company's name, once it has begun. */
static void raise_company(struct doc *d, u32 t) {
    const struct entry *e =
        letters(d, t) == COMPANY_LETTERS ? doc_word_entry(d, t, CLASS_ORG_HEAD) : NULL;
    if (!e || entry_kind(e, ORG_KINDS) != ORG_COMPANY || !token_is_capital(&d->token[t + 1]))
        return;
    for (u32 n = 1; n <= COMPANY_MOST; n++) {
        u32 u = t + n, usual = EVIDENCE_CASE_NONE + d->facts[u].habit % HABIT_CASES;
        if (!is_open(d, u) || d->token[u].flags & TOKEN_LINE || doc_is(d, u, CLASS_FUNCTION))
            return;
        if (token_is_capital(&d->token[u])) continue;
        if (usual < EVIDENCE_CASE_MOSTLY) return;
        case_give(d, u, SHAPE_CAP);
    }
}

/* "ii", "xvii", and where a period is counted ("kuartal i") one letter. */
static bool is_roman(const struct doc *d, u32 t) {
    u32 n = letters(d, t);
    const char *p = d->text + d->token[t].start;
    if (n > ROMAN_MOST || (n == 1 && !(t > 0 && doc_is(d, t - 1, CLASS_TIME_UNIT)))) return false;
    for (u32 i = 0; i < n; i++)
        if (small(p[i]) != 'i' && small(p[i]) != 'v' && small(p[i]) != 'x') return false;
    return !doc_names_people(d, t);
}

static void apply(const struct told *told, struct doc *d) {
    for (u32 t = 0; t < d->n_tokens; t++)
        for (u32 i = 0; is_open(d, t) && i < told->n; i++)
            if (told->word[i] == d->token[t].word) case_give(d, t, told->shape[i]);
}

void case_tell(struct doc *d) {
    struct told told = {.n = 0};
    for (u32 t = 0; t < d->n_tokens; t++) {
        if (is_mark(d, t, '(')) tell_short(&told, d, t);
        if (!is_open(d, t)) continue;
        if (is_roman(d, t)) case_give(d, t, SHAPE_UPPER);
        tell_name(&told, d, t);
        raise_company(d, t);
        t = tell_initials(&told, d, t);
    }
    if (told.n) apply(&told, d);
}
