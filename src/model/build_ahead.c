/* What may stand second in a match of each rule.  Most tries of a rule fail at
 * the second token; the kinds of token, words and classes it may be, kept in
 * the rule, let the matcher see that before it sets out. */
#include "model/builder.h"

#include "core/doc.h"

enum { ALL = 0xffff, WORDS = 1 << SIGN_LOWER | 1 << SIGN_CAPITAL };

struct ahead {
    struct builder *b;
    struct rule *rule;
    const struct step *step;
};

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

static void add_class(struct rule *r, u32 cls) {
    r->second_cls.bits[cls >> 6] |= 1ull << (cls & 63);
}

static void add_signs(const struct ahead *a, const struct step *s) {
    struct rule *r = a->rule;
    switch (s->op) {
    case STEP_WORD: r->second_word |= 1ull << (s->a & 63); break;
    case STEP_CLASS: add_class(r, (u32)s->a); break;
    case STEP_CLASSES:
        for (u32 i = 0; i < CLASS_WORDS; i++) r->second_cls.bits[i] |= a->b->set.row[s->a].bits[i];
        break;
    case STEP_NUMBER:
        r->second |= 1 << SIGN_NUMBER;
        add_class(r, CLASS_NUMERAL);
        break;
    case STEP_DIGITS: case STEP_CLOCK: r->second |= 1 << SIGN_NUMBER; break;
    case STEP_ORDINAL: case STEP_DECADE: r->second |= 1 << SIGN_MIXED; break;
    case STEP_ROMAN: r->second |= 1 << SIGN_CAPITAL; break;
    case STEP_SHAPE: r->second |= signs_of_shapes((u32)s->a); break;
    case STEP_KIND: r->second |= signs_of_kinds((u32)s->a); break;
    case STEP_OPEN: case STEP_CLOSE: r->second |= 1 << SIGN_QUOTE; break;
    case STEP_ONE_OF:
        for (i32 i = 1; i <= s->a; i++) add_signs(a, s + i);
        break;
    default: r->second = ALL;
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
            if (s->flags & (STEP_NEGATED | STEP_OPTIONAL | STEP_STAR))
                stack[n++] = at + 1 + (s->op == STEP_ONE_OF ? (u32)s->a : 0);
        }
    }
    return ends;
}

static void note_second(const struct ahead *a) {
    u64 first[MAX_RULE_STEPS / 64 + 1], next[MAX_RULE_STEPS / 64 + 1];
    reach(a, 0, first);
    for (u32 i = 0; i < a->rule->steps; i++) {
        if (!(first[i >> 6] >> (i & 63) & 1)) continue;
        const struct step *s = &a->step[i];
        u32 after = i + 1 + (s->op == STEP_ONE_OF ? (u32)s->a : 0);
        if (reach(a, s->flags & STEP_STAR ? i : after, next)) {
            a->rule->second = ALL;
            return;
        }
        for (u32 k = 0; k < a->rule->steps; k++)
            if (next[k >> 6] >> (k & 63) & 1) add_signs(a, &a->step[k]);
    }
}

/* Flags of the first token that a match cannot do without: [line], [start]. */
static u16 needs_of(const struct ahead *a) {
    u16 needs = 0;
    for (u32 i = 0; i < a->rule->steps; i++)
        switch (a->step[i].op) {
        case STEP_LINE_START: needs |= TOKEN_LINE; break;
        case STEP_SENTENCE_START: needs |= TOKEN_SENTENCE; break;
        case STEP_SAVE: case STEP_FROM: break;
        default: return needs;
        }
    return needs;
}

void builder_ahead(struct builder *b) {
    for (u32 i = 0; i < b->rule.n; i++) {
        struct rule *r = &b->rule.row[i];
        struct ahead a = {b, r, b->step.row + r->first_step};
        r->needs = needs_of(&a);
        r->second = 0;
        r->second_word = 0;
        memset(&r->second_cls, 0, sizeof r->second_cls);
        note_second(&a);
    }
}
