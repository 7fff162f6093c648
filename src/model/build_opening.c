/* What rules may begin with.  Few rules match at a token, and mostly its word and
 * those of the next two show that a rule cannot.  For each rule it is gathered
 * what its first, second and third token may be; then, for whatever a token can
 * be, which rules may have it in these places. */
#include "model/builder.h"

#include "core/hash.h"

#include <stdlib.h>

enum {
    ALL = (1 << SIGNS) - 1,
    WORDS = 1 << SIGN_LOWER | 1 << SIGN_CAPITAL,
    MENTIONS = 1 << BERITA_PERSON | 1 << BERITA_ORGANIZATION | 1 << BERITA_PLACE
};

/* ---- the steps that take the first tokens -------------------------------- */

typedef u64 leaf_set[MAX_RULE_STEPS / 64 + 1];

static bool has(const u64 *set, u32 i) { return set[i >> 6] >> (i & 63) & 1; }

static u32 behind(const struct step *step, u32 at) {
    return at + 1 + (step[at].op == STEP_ONE_OF ? (u32)step[at].a : 0);
}

/* Adds to `leaf` the steps that may take the next token when the program stands
 * at `from`.  True when the match may end there instead. */
static bool reach(const struct step *step, u32 from, u64 *leaf) {
    leaf_set seen = {0};
    u32 stack[2 * MAX_RULE_STEPS + 1], n = 0;
    bool ends = false;
    stack[n++] = from;
    while (n > 0) {
        u32 at = stack[--n];
        const struct step *s = &step[at];
        if (has(seen, at)) continue;
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
                stack[n++] = behind(step, at);
        }
    }
    return ends;
}

bool builder_takes_token(const struct builder *b, const struct rule *rule) {
    leaf_set leaf = {0};
    return !reach(b->step.row + rule->first_step, 0, leaf);
}

/* ---- what these tokens may be -------------------------------------------- */

struct spot { /* a place of a rule */
    struct builder *b;
    struct opening *o;
    u32 rule, place;
};

static u32 signs_of_kinds(u32 kinds) {
    u32 s = 0;
    for (u32 kind = 0; kind <= TOKEN_URL; kind++)
        if (kinds >> kind & 1)
            s |= kind == TOKEN_WORD     ? (u32)WORDS
                 : kind == TOKEN_NUMBER ? 1u << SIGN_SMALL | 1u << SIGN_YEAR | 1u << SIGN_NUMBER
                                        : 1u << token_sign((u8)kind, SHAPE_NONE);
    return s;
}

static u32 signs_of_shapes(u32 shapes) {
    u32 s = 1 << SIGN_MIXED | 1 << SIGN_URL;
    if (shapes & (1 << SHAPE_LOWER | 1 << SHAPE_NONE)) s |= 1 << SIGN_LOWER;
    if (shapes >> SHAPE_CAP) s |= 1 << SIGN_CAPITAL;
    return shapes & 1 << SHAPE_NONE ? (u32)ALL : s;
}

/* SIGN_NUMBER holds those of three digits or many, and those that begin with 0. */
static u32 signs_of_numbers(const struct step *s) {
    u32 signs = 0;
    if (s->digits <= 2 && s->a <= 99) signs |= 1u << SIGN_SMALL;
    if ((s->digits == 0 || s->digits == 4) && s->a <= 9999 && s->b >= 1000) signs |= 1u << SIGN_YEAR;
    if (s->digits == 0 || s->digits == 3 || (s->digits == 4 && s->a < 1000)) signs |= 1u << SIGN_NUMBER;
    return signs;
}

static void add_class(struct opening *o, u32 cls) { o->cls.bits[cls >> 6] |= 1ull << (cls & 63); }

static void add_step(struct spot *p, const struct step *s) {
    struct opening *o = p->o;
    switch (s->op) {
    case STEP_WORD:
        ADD(p->b, p->b->opening_word, ((struct opening_word){(u32)s->a, (u16)p->rule, (u16)p->place}));
        break;
    case STEP_CLASS: add_class(o, (u32)s->a); break;
    case STEP_CLASSES:
        for (u32 i = 0; i < CLASS_WORDS; i++) o->cls.bits[i] |= p->b->set.row[s->a].bits[i];
        break;
    case STEP_NUMBER:
        o->things |= signs_of_numbers(s);
        add_class(o, CLASS_NUMERAL);
        break;
    case STEP_DIGITS: o->things |= signs_of_numbers(s); break;
    case STEP_CLOCK: o->things |= signs_of_kinds(1 << TOKEN_NUMBER); break;
    case STEP_ORDINAL: case STEP_DECADE: o->things |= 1 << SIGN_MIXED; break;
    case STEP_ROMAN: o->things |= 1 << SIGN_CAPITAL; break;
    case STEP_SHAPE: o->things |= signs_of_shapes((u32)s->a); break;
    case STEP_KIND: o->things |= signs_of_kinds((u32)s->a); break;
    case STEP_TEXT: o->things |= signs_of_kinds((u32)s->b); break;
    case STEP_OPEN: case STEP_CLOSE: o->things |= 1 << SIGN_QUOTE; break;
    case STEP_MENTION: o->things |= ((u32)s->a & MENTIONS) << OPENING_MENTION; break;
    case STEP_DATE: o->things |= 1u << OPENING_DATE; break;
    case STEP_ONE_OF:
        for (i32 i = 1; i <= s->a; i++) add_step(p, s + i);
        break;
    default: o->things |= ALL;
    }
}

static void note_places(struct builder *b, u32 rule) {
    const struct rule *r = &b->rule.row[rule];
    const struct step *step = b->step.row + r->first_step;
    leaf_set leaf = {0};
    bool open = reach(step, 0, leaf);
    for (u32 place = 0; place < OPENING_PLACES; place++) {
        struct opening o = {{{0}}, open ? ALL : 0};
        struct spot p = {b, &o, rule, place};
        leaf_set next = {0};
        for (u32 i = 0; i < r->steps; i++) {
            const struct step *s = &step[i];
            if (!has(leaf, i)) continue;
            add_step(&p, s);
            if (reach(step, s->flags & STEP_STAR ? i : behind(step, i), next)) open = true;
        }
        memcpy(leaf, next, sizeof leaf);
        ADD(b, b->opening, o);
    }
}

/* What the first token's flags must say: [line], [start]. */
static void note_flags(struct builder *b, u32 rule) {
    const struct rule *r = &b->rule.row[rule];
    u32 *things = &b->opening.row[rule * OPENING_PLACES].things;
    for (const struct step *s = b->step.row + r->first_step;; s++)
        switch (s->op) {
        case STEP_LINE_START: *things |= 1u << OPENING_LINE; break;
        case STEP_SENTENCE_START: *things |= 1u << OPENING_SENTENCE; break;
        case STEP_SAVE: case STEP_FROM: break;
        default: return;
        }
}

/* ---- rows ---------------------------------------------------------------- */

static void set_bit(const struct builder *b, u64 *row, u32 rule, u32 place) {
    if (b->rule.row[rule].group == GROUPS) return; /* another has taken its place */
    const struct opening_group *g = &b->group[b->rule.row[rule].group];
    u32 bit = b->opening_bit.row[rule];
    row[g->at + place * g->words + (bit >> 6)] |= 1ull << (bit & 63);
}

static bool meets(const struct class_set *x, const struct class_set *y) {
    u64 any = 0;
    for (u32 i = 0; i < CLASS_WORDS; i++) any |= x->bits[i] & y->bits[i];
    return any != 0;
}

/* Where what the rules say of a word begins among the words they name. */
static u32 first_named(const struct builder *b, u32 word) {
    u32 low = 0, high = b->opening_word.n;
    while (low < high) {
        u32 mid = (low + high) / 2;
        if (b->opening_word.row[mid].word < word) low = mid + 1;
        else high = mid;
    }
    return low;
}

bool builder_names(const struct builder *b, u32 word) {
    u32 i = first_named(b, word);
    return i < b->opening_word.n && b->opening_word.row[i].word == word;
}

/* The rules that may have what is of these classes, or is one of these things,
 * or this word, in each place. */
static void fill_row(const struct builder *b, u64 *row, const struct class_set *cls, u32 things, u32 word) {
    for (u32 i = 0; i < b->opening.n; i++) {
        const struct opening *o = &b->opening.row[i];
        if (o->things & things || meets(&o->cls, cls)) set_bit(b, row, i / OPENING_PLACES, i % OPENING_PLACES);
    }
    for (u32 i = first_named(b, word); i < b->opening_word.n && b->opening_word.row[i].word == word; i++)
        set_bit(b, row, b->opening_word.row[i].rule, b->opening_word.row[i].place);
}

/* The row of the image that says the same; there are a few hundred. */
static u16 share_row(struct builder *b, const u64 *row) {
    u32 n = b->opening_size, bytes = n * (u32)sizeof *row, rows = b->opening_row.n / n, i;
    struct table *t = &b->opening_rows;
    bool again;
    if (!builder_room(b, t, &again)) return 0;
    for (u32 r = 0; again && r < rows; r++)
        builder_put(t, hash_bytes((const char *)(b->opening_row.row + r * n), bytes), r);
    u32 hash = hash_bytes((const char *)row, bytes);
    for (i = hash & (t->slots - 1); t->slot[i]; i = (i + 1) & (t->slots - 1))
        if (!memcmp(b->opening_row.row + (t->slot[i] - 1) * n, row, bytes)) return (u16)(t->slot[i] - 1);
    for (u32 k = 0; k < n; k++) ADD(b, b->opening_row, row[k]);
    if (b->out_of_memory) return 0;
    t->slot[i] = rows + 1;
    t->used++;
    return (u16)rows;
}

enum { ROW_MOST = OPENING_PLACES * (MAX_RULES / 64 + GROUPS) };

static struct class_row row_of(struct builder *b, const struct class_set *cls, u32 things, u32 word) {
    u64 row[ROW_MOST] = {0};
    struct class_row r;
    memset(&r, 0, sizeof r);
    r.set = *cls;
    fill_row(b, row, cls, things, word);
    for (u32 g = 0; g < GROUPS; g++)
        for (u32 i = 0; i < b->group[g].words; i++)
            if (row[b->group[g].at + i]) r.groups |= (u8)(1u << g);
    r.opening = share_row(b, row);
    return r;
}

u32 builder_class_row(struct builder *b, const struct row_key *key) {
    struct table *t = &b->class_rows;
    bool again;
    u32 hash = hash_bytes((const char *)key, sizeof *key), i;
    if (!builder_room(b, t, &again)) return 0;
    for (u32 r = 0; again && r < b->row_key.n; r++)
        builder_put(t, hash_bytes((const char *)&b->row_key.row[r], sizeof *key), r);
    for (i = hash & (t->slots - 1); t->slot[i]; i = (i + 1) & (t->slots - 1))
        if (!memcmp(&b->row_key.row[t->slot[i] - 1], key, sizeof *key)) return 2 * (t->slot[i] - 1);
    u32 row = ADD(b, b->row_key, *key);
    if (row == NONE) return 0;
    t->slot[i] = row + 1;
    t->used++;
    ADD(b, b->class_row, row_of(b, &key->lower, 0, key->word));
    ADD(b, b->class_row, row_of(b, &key->capital, 0, key->word));
    return 2 * row;
}

/* ---- all of it ----------------------------------------------------------- */

/* A bit for each rule among those of its group, in their order. */
static void number_rules(struct builder *b) {
    u32 at = 0;
    b->opening_rule.n = b->opening_bit.n = 0;
    for (u32 r = 0; r < b->rule.n; r++) ADD(b, b->opening_bit, (u16)0);
    for (u32 g = 0; g < GROUPS && !b->out_of_memory; g++) {
        u32 first = b->opening_rule.n;
        for (u32 r = 0; r < b->rule.n; r++) {
            if (b->rule.row[r].group != g) continue;
            b->opening_bit.row[r] = (u16)(b->opening_rule.n - first);
            ADD(b, b->opening_rule, (u16)r);
        }
        while (b->opening_rule.n % 64 && !b->out_of_memory) ADD(b, b->opening_rule, (u16)NO_RULE);
        u32 words = (b->opening_rule.n - first) / 64;
        b->group[g] = (struct opening_group){(u16)at, (u16)words};
        at += OPENING_PLACES * words;
    }
    b->opening_size = at ? at : 1;
}

static int by_word(const void *x, const void *y) {
    const struct opening_word *a = x, *b = y;
    if (a->word != b->word) return a->word < b->word ? -1 : 1;
    if (a->rule != b->rule) return a->rule < b->rule ? -1 : 1;
    return (a->place > b->place) - (a->place < b->place);
}

static void forget(struct builder *b) {
    b->opening.n = b->opening_word.n = b->opening_row.n = b->class_row.n = b->row_key.n = b->class_alone.n = 0;
    free(b->opening_rows.slot);
    free(b->class_rows.slot);
    b->opening_rows = b->class_rows = (struct table){NULL, 0, 0};
}

void builder_openings(struct builder *b) {
    static const struct class_set no_class;
    struct row_key key;
    forget(b);
    number_rules(b);
    for (u32 r = 0; r < b->rule.n && !b->out_of_memory; r++) {
        note_places(b, r);
        if (!b->out_of_memory) note_flags(b, r);
    }
    if (b->out_of_memory) return;
    if (b->opening_word.n)
        qsort(b->opening_word.row, b->opening_word.n, sizeof *b->opening_word.row, by_word);
    memset(&key, 0, sizeof key);
    builder_class_row(b, &key); /* row 0: words that are nothing */
    for (u32 c = 0; c < b->cls.n && !b->out_of_memory; c++) {
        memset(&key, 0, sizeof key);
        key.lower.bits[c >> 6] = key.capital.bits[c >> 6] = 1ull << (c & 63);
        ADD(b, b->class_alone, builder_class_row(b, &key));
    }
    for (u32 i = 0; i < OPENING_THINGS && !b->out_of_memory; i++)
        b->thing[i] = row_of(b, &no_class, 1u << i, 0).opening;
}
