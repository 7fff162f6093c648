/* What may stand second in a match of each rule.  Most tries of a rule fail at
 * the second token; a mask of the kinds of token it may be, kept in the rule,
 * lets the matcher see that before it sets out. */
#include "model/builder.h"

#include "core/doc.h"
#include "core/scan.h"

enum { ALL = 0xffff, WORDS = 1 << SIGN_LOWER | 1 << SIGN_CAPITAL };

struct ahead {
    struct builder *b;
    const struct rule *rule;
    const struct step *step;
    u16 *of_class; /* signs of the first tokens of each class */
};

static u16 signs_of_spelling(const char *s) {
    u8 c = (u8)*s;
    if (c >= '0' && c <= '9') return 1 << SIGN_NUMBER | 1 << SIGN_MIXED;
    if ((u32)((c | 32) - 'a') < 26 || c >= 128) return WORDS | 1 << SIGN_MIXED | 1 << SIGN_URL | 1 << SIGN_PUNCT | 1 << SIGN_QUOTE;
    return 1 << SIGN_PUNCT | 1 << SIGN_QUOTE;
}

static u16 signs_of_kinds(u32 kinds) {
    u16 s = 0;
    for (u32 kind = 0; kind <= TOKEN_URL; kind++)
        if (kinds >> kind & 1)
            s |= kind == TOKEN_WORD ? WORDS : (u16)(1 << token_sign((u8)kind, SHAPE_NONE));
    return s;
}

static u16 signs_of_shapes(u32 shapes) {
    u16 s = 1 << SIGN_MIXED | 1 << SIGN_URL;
    if (shapes & (1 << SHAPE_LOWER | 1 << SHAPE_NONE)) s |= 1 << SIGN_LOWER;
    if (shapes >> SHAPE_CAP) s |= 1 << SIGN_CAPITAL;
    return shapes & 1 << SHAPE_NONE ? ALL : s;
}

static u16 signs_of_set(const struct ahead *a, const u64 *set) {
    u16 s = 0;
    for (u32 c = 0; c < a->b->cls.n; c++)
        if (set[c >> 6] >> (c & 63) & 1) s |= a->of_class[c];
    return s;
}

static u16 signs_of(const struct ahead *a, const struct step *s) {
    u16 signs = 0;
    switch (s->op) {
    case STEP_WORD: return signs_of_spelling(a->b->str.row + a->b->word.row[s->a].str);
    case STEP_CLASS: return a->of_class[s->a];
    case STEP_CLASSES: return signs_of_set(a, a->b->set.row[s->a].bits);
    case STEP_NUMBER: return 1 << SIGN_NUMBER | a->of_class[CLASS_NUMERAL];
    case STEP_DIGITS: case STEP_CLOCK: return 1 << SIGN_NUMBER;
    case STEP_ORDINAL: case STEP_DECADE: return 1 << SIGN_MIXED;
    case STEP_ROMAN: return 1 << SIGN_CAPITAL;
    case STEP_SHAPE: return signs_of_shapes((u32)s->a);
    case STEP_KIND: return signs_of_kinds((u32)s->a);
    case STEP_OPEN: case STEP_CLOSE: return 1 << SIGN_QUOTE;
    case STEP_ONE_OF:
        for (i32 i = 1; i <= s->a; i++) signs |= signs_of(a, s + i);
        return signs;
    default: return ALL;
    }
}

/* The steps that may take the next token when the program stands at `from`:
 * bits of `leaf`.  True when the match may end there instead. */
static bool reach(const struct ahead *a, u32 from, u64 *leaf) {
    u64 seen[MAX_RULE_STEPS / 64 + 1] = {0};
    u32 stack[2 * MAX_RULE_STEPS], n = 0;
    bool ends = false;
    memset(leaf, 0, sizeof seen);
    stack[n++] = from;
    while (n > 0) {
        u32 at = stack[--n];
        const struct step *s = &a->step[at];
        if (seen[at >> 6] >> (at & 63) & 1) continue;
        seen[at >> 6] |= 1ull << (at & 63);
        switch (s->op) {
        case STEP_ACCEPT: ends = true; break;
        case STEP_SPLIT: stack[n++] = (u32)s->a; stack[n++] = (u32)s->b; break;
        case STEP_JUMP: case STEP_NOT: stack[n++] = (u32)s->a; break;
        case STEP_SAVE: case STEP_FROM: case STEP_TO: case STEP_SENTENCE_START:
        case STEP_SENTENCE_END: case STEP_LINE_START: stack[n++] = at + 1; break;
        default:
            if (!(s->flags & STEP_NEGATED)) leaf[at >> 6] |= 1ull << (at & 63);
            else stack[n++] = at + 1 + (s->op == STEP_ONE_OF ? (u32)s->a : 0);
        }
    }
    return ends;
}

static u16 second_of(const struct ahead *a) {
    u64 first[MAX_RULE_STEPS / 64 + 1], next[MAX_RULE_STEPS / 64 + 1];
    u16 signs = 0;
    reach(a, 0, first);
    for (u32 i = 0; i < a->rule->steps; i++) {
        if (!(first[i >> 6] >> (i & 63) & 1)) continue;
        const struct step *s = &a->step[i];
        if (s->op == STEP_MENTION || s->op == STEP_DATE) return ALL; /* may be of any length */
        if (reach(a, i + 1 + (s->op == STEP_ONE_OF ? (u32)s->a : 0), next)) return ALL;
        for (u32 k = 0; k < a->rule->steps; k++)
            if (next[k >> 6] >> (k & 63) & 1) signs |= signs_of(a, &a->step[k]);
    }
    return signs;
}

static void signs_of_classes(struct builder *b, u16 *of_class) {
    for (u32 i = 0; i < b->entry.n; i++) {
        const struct entry *e = &b->entry.row[i].e;
        const char *phrase = b->str.row + e->phrase;
        struct berita_token t;
        scan_token(phrase, (u32)strlen(phrase), 0, &t);
        u16 signs = (u16)(1 << token_sign(t.kind, t.shape));
        if (signs & WORDS && !(e->capitals & 1)) signs |= WORDS;
        of_class[e->cls] |= signs;
    }
}

void builder_ahead(struct builder *b) {
    u16 of_class[MAX_CLASSES] = {0};
    signs_of_classes(b, of_class);
    for (u32 i = 0; i < b->rule.n; i++) {
        struct rule *r = &b->rule.row[i];
        struct ahead a = {b, r, b->step.row + r->first_step, of_class};
        r->second = r->steps <= MAX_RULE_STEPS ? second_of(&a) : ALL;
    }
}
