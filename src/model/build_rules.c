/* The rule compiler: a pattern is parsed to a small tree, and the tree written as
 * steps for the matcher.  See berita-rules(5) for the language. */
#include "model/builder.h"

#include "model/match.h"
#include "model/regex.h"

#include <stdio.h>
#include <stdlib.h>

enum { MAX_NODES = 512, MAX_DEPTH = 24, REPEAT_MOST = 40, MAX_PARTS = 64 };

enum node_type { NODE_STEP, NODE_SEQUENCE, NODE_CHOICE, NODE_REPEAT, NODE_CAPTURE, NODE_NOT };

struct node {
    u8 type;
    bool lazy;
    struct step step;   /* NODE_STEP */
    u32 child, next;    /* first child; next of the same parent; NONE */
    u32 min, max;       /* NODE_REPEAT; max REPEAT_MOST: any number */
    u32 capture;
};

struct name { const char *p; u32 n; };

struct parse {
    struct builder *b;
    const char *at, *end;
    struct node node[MAX_NODES];
    u32 n_nodes;
    struct name capture[MAX_CAPTURES];
    u32 n_captures;
    u32 depth;
    bool failed;
    const struct draft *draft;
};

/* Where in the file a part of the pattern stood: `match` may go on over
 * several lines, which are joined before they are parsed. */
struct piece { u32 at; const char *source; };

/* A piece of pattern that rules below it in the file take by name. */
struct part { struct name name, pattern; };

struct parts {
    struct part row[MAX_PARTS];
    u32 n;
};

struct draft { /* a rule as read, before it is compiled */
    const char *name;
    u32 name_len;
    unsigned line;
    char pattern[4096], why[2048];
    u32 pattern_len, why_len;
    struct piece piece[32];
    u32 pieces;
    struct name emit;
    bool has_yes, has_no;
    const struct parts *parts;
};

/* The place in the file of a place in the joined pattern, or of itself. */
static const char *source_of(const struct draft *d, const char *at) {
    if (at < d->pattern || at > d->pattern + d->pattern_len) return at;
    u32 offset = (u32)(at - d->pattern), i = d->pieces;
    while (i > 1 && d->piece[i - 1].at > offset) i--;
    return i ? d->piece[i - 1].source + (offset - d->piece[i - 1].at) : NULL;
}

static bool fail(struct parse *p, const char *what, struct name at) {
    if (!p->failed)
        builder_fail(p->b, source_of(p->draft, at.p), "%s: %.*s", what, (int)at.n, at.p);
    p->failed = true;
    return false;
}

static struct name rest(const struct parse *p) {
    u32 n = (u32)(p->end - p->at);
    return (struct name){p->at, n < 24 ? n : 24};
}

static u32 new_node(struct parse *p, enum node_type type) {
    if (p->n_nodes == MAX_NODES) return fail(p, "pattern too long", rest(p)), 0;
    p->node[p->n_nodes] = (struct node){.type = (u8)type, .child = NONE, .next = NONE};
    return p->n_nodes++;
}

static void blanks(struct parse *p) {
    while (p->at < p->end && (*p->at == ' ' || *p->at == '\t')) p->at++;
}

static bool take(struct parse *p, const char *text) {
    size_t n = strlen(text);
    if ((size_t)(p->end - p->at) < n || memcmp(p->at, text, n)) return false;
    p->at += n;
    return true;
}

static struct name until(struct parse *p, char stop) {
    struct name s = {p->at, 0};
    while (p->at < p->end && *p->at != stop) p->at++, s.n++;
    if (p->at == p->end) fail(p, "not closed", s);
    else p->at++;
    return s;
}

static bool is_name_char(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '.' || c == '-' || (c & 0x80);
}

static struct name take_name(struct parse *p) {
    struct name s = {p->at, 0};
    while (p->at < p->end && is_name_char(*p->at)) p->at++, s.n++;
    return s;
}

static bool same(struct name a, const char *b) { return strlen(b) == a.n && !memcmp(a.p, b, a.n); }

/* ---- atoms -------------------------------------------------------------- */

static u32 leaf(struct parse *p, u8 op, i32 a, i32 b) {
    u32 n = new_node(p, NODE_STEP);
    p->node[n].step = (struct step){.op = op, .a = a, .b = b};
    return n;
}

static bool range(struct parse *p, struct name s, i32 *a, i32 *b) {
    char copy[48];
    if (s.n >= sizeof copy) return fail(p, "not a range", s);
    memcpy(copy, s.p, s.n);
    copy[s.n] = 0;
    if (sscanf(copy, "%d..%d", a, b) == 2) return true;
    if (sscanf(copy, "%d", a) == 1) return *b = *a, true;
    return fail(p, "not a range", s);
}

#define SHAPES(bits) STEP_SHAPE, (bits)
#define KIND(k) (1 << TOKEN_##k)
#define SHAPE(s) (1 << SHAPE_##s)

static const struct { const char *name; u8 op; i32 a; } plain_atoms[] = {
    {"cap", STEP_SHAPE, SHAPE(CAP)},
    {"lower", STEP_SHAPE, SHAPE(LOWER)},
    {"upper", STEP_SHAPE, SHAPE(UPPER)},
    {"camel", STEP_SHAPE, SHAPE(CAMEL)},
    {"capital", STEP_SHAPE, SHAPE(CAP) | SHAPE(UPPER) | SHAPE(CAMEL)},
    {"word", STEP_KIND, KIND(WORD)},
    {"number", STEP_KIND, KIND(NUMBER)},
    {"mixed", STEP_KIND, KIND(MIXED)},
    {"punct", STEP_KIND, KIND(PUNCT)},
    {"symbol", STEP_KIND, KIND(SYMBOL)},
    {"quote", STEP_KIND, KIND(QUOTE)},
    {"url", STEP_KIND, KIND(URL)},
    {"any", STEP_KIND, ~KIND(END)},
    {"open", STEP_OPEN, 0},
    {"close", STEP_CLOSE, 0},
    {"start", STEP_SENTENCE_START, 0},
    {"end", STEP_SENTENCE_END, 0},
    {"line", STEP_LINE_START, 0},
    {"clock", STEP_CLOCK, 0},
};

static const struct { const char *name; u8 op; i32 low, high; } range_atoms[] = {
    {"num", STEP_NUMBER, 0, INT32_MAX},       {"digits", STEP_DIGITS, 0, INT32_MAX},
    {"digits1", STEP_DIGITS, 0, INT32_MAX},   {"digits2", STEP_DIGITS, 0, INT32_MAX},
    {"digits4", STEP_DIGITS, 0, INT32_MAX},   {"roman", STEP_ROMAN, 1, 3999},
    {"ordinal", STEP_ORDINAL, 0, INT32_MAX},  {"decade", STEP_DECADE, 0, INT32_MAX},
};

/* kinds: of the token, told so that rules need not be tried at others. */
static u32 regex_atom(struct parse *p, struct name arg, u32 kinds) {
    char why[128], pattern[256];
    if (arg.n < 2 || arg.n > 250 || *arg.p != '/' || arg.p[arg.n - 1] != '/')
        return fail(p, "/pattern/ wanted", arg), 0;
    memcpy(pattern, arg.p + 1, arg.n - 2);
    pattern[arg.n - 2] = 0;
    if (!regex_check(pattern, why, sizeof why))
        return fail(p, why, arg), 0;
    u32 offset = builder_str(p->b, pattern, arg.n - 2), row = 0;
    while (row < p->b->regex.n && p->b->regex.row[row] != offset) row++;
    if (row == p->b->regex.n) ADD(p->b, p->b->regex, offset);
    return leaf(p, STEP_TEXT, (i32)row, (i32)kinds);
}

/* Kinds of token that a pattern's atom names: [text /.../] for any. */
static u32 pattern_kinds(struct name word) {
    if (same(word, "text")) return ~(u32)KIND(END);
    for (size_t i = 0; i < COUNT(plain_atoms); i++)
        if (same(word, plain_atoms[i].name) && plain_atoms[i].op == STEP_KIND)
            return (u32)plain_atoms[i].a;
    return 0;
}

static u32 bracket(struct parse *p) {
    struct name inside = until(p, ']'), word = {inside.p, 0};
    /* A pattern may hold "]": go on until the slash that ends it. */
    while (word.n < inside.n && inside.p[word.n] != ' ') word.n++;
    struct name arg = {inside.p + word.n, inside.n - word.n};
    while (arg.n && *arg.p == ' ') arg.p++, arg.n--;
    u32 kinds = pattern_kinds(word);
    if (same(word, "text") || (kinds && arg.n && *arg.p == '/')) {
        while (!p->failed && (arg.n < 2 || arg.p[arg.n - 1] != '/')) {
            struct name more = until(p, ']');
            arg.n += more.n + 1;
        }
        return regex_atom(p, arg, kinds);
    }
    for (size_t i = 0; i < COUNT(plain_atoms); i++)
        if (same(word, plain_atoms[i].name) && !arg.n)
            return leaf(p, plain_atoms[i].op, plain_atoms[i].a, 0);
    for (size_t i = 0; i < COUNT(range_atoms); i++) {
        if (!same(word, range_atoms[i].name)) continue;
        i32 a = range_atoms[i].low, b = range_atoms[i].high;
        if (arg.n && !range(p, arg, &a, &b)) return 0;
        u32 n = leaf(p, range_atoms[i].op, a, b);
        char last = word.p[word.n - 1];
        if (last >= '0' && last <= '9') p->node[n].step.digits = (u8)(last - '0');
        return n;
    }
    return fail(p, "no such atom", inside), 0;
}

static void append(struct parse *p, u32 parent, u32 child) {
    u32 *link = &p->node[parent].child;
    while (*link != NONE) link = &p->node[*link].next;
    *link = child;
}

static u32 set_row(struct builder *b, const struct class_set *set) {
    for (u32 i = 0; i < b->set.n; i++)
        if (!memcmp(&b->set.row[i], set, sizeof *set)) return i;
    return ADD(b, b->set, *set);
}

static u32 classes_atom(struct parse *p) {
    struct name inside = until(p, '>');
    struct class_set set = {{0}};
    u32 n = 0, cls = 0;
    for (u32 at = 0; at <= inside.n && !p->failed; n++) {
        struct name one = {inside.p + at, 0};
        while (at + one.n < inside.n && inside.p[at + one.n] != '|') one.n++;
        cls = builder_class(p->b, one.p, one.n);
        if (cls == NONE) return fail(p, "class is not declared", one), 0;
        set.bits[cls >> 6] |= 1ull << (cls & 63);
        at += one.n + 1;
    }
    if (n == 1) return leaf(p, STEP_CLASS, (i32)cls, 0);
    return leaf(p, STEP_CLASSES, (i32)set_row(p->b, &set), 0);
}

static u32 mention_atom(struct parse *p) {
    struct name s = take_name(p);
    if (same(s, "person")) return leaf(p, STEP_MENTION, 1 << BERITA_PERSON, 0);
    if (same(s, "organization")) return leaf(p, STEP_MENTION, 1 << BERITA_ORGANIZATION, 0);
    if (same(s, "place")) return leaf(p, STEP_MENTION, 1 << BERITA_PLACE, 0);
    if (same(s, "mention")) return leaf(p, STEP_MENTION, 7, 0);
    if (same(s, "date")) return leaf(p, STEP_DATE, 0, 0);
    return fail(p, "no such annotation", s), 0;
}

/* The tokens of a literal in their order. */
static u32 literal(struct parse *p, struct name s) {
    u32 words[MAX_PHRASE_TOKENS];
    u16 capitals;
    u32 n = builder_phrase(p->b, s.p, s.n, words, &capitals);
    if (n == 0) return fail(p, "empty literal", s), 0;
    u32 sequence = new_node(p, NODE_SEQUENCE);
    for (u32 i = 0; i < n; i++) append(p, sequence, leaf(p, STEP_WORD, (i32)words[i], 0));
    return n == 1 ? p->node[sequence].child : sequence;
}

/* ---- structure ---------------------------------------------------------- */

static u32 parse_choice(struct parse *p);

static const struct part *find_part(const struct parts *parts, struct name name) {
    for (u32 i = 0; i < parts->n; i++)
        if (parts->row[i].name.n == name.n && !memcmp(parts->row[i].name.p, name.p, name.n)) return &parts->row[i];
    return NULL;
}

/* Parsed where it is named; a part names only those before it, so none holds
 * itself. */
static u32 part_atom(struct parse *p) {
    struct name name = take_name(p);
    const struct part *part = find_part(p->draft->parts, name);
    const char *at = p->at, *end = p->end;
    if (!part) return fail(p, "no such part", name), 0;
    if (++p->depth > MAX_DEPTH) return fail(p, "nested too deeply", name), 0;
    p->at = part->pattern.p;
    p->end = p->at + part->pattern.n;
    u32 n = parse_choice(p);
    if (!p->failed && p->at < p->end) fail(p, "unexpected", rest(p));
    p->depth--;
    p->at = at;
    p->end = end;
    return n;
}

static u32 primary(struct parse *p) {
    if (take(p, "(")) {
        if (++p->depth > MAX_DEPTH) return fail(p, "nested too deeply", rest(p)), 0;
        u32 n = parse_choice(p);
        p->depth--;
        if (!take(p, ")")) return fail(p, ") wanted", rest(p)), 0;
        return n;
    }
    if (take(p, "\"")) return literal(p, until(p, '"'));
    if (take(p, "<")) return classes_atom(p);
    if (take(p, "[")) return bracket(p);
    if (take(p, "@")) return mention_atom(p);
    if (take(p, "$")) return part_atom(p);
    struct name s = take_name(p);
    if (s.n == 0) return fail(p, "unexpected", rest(p)), 0;
    return literal(p, s);
}

static u32 wrap(struct parse *p, enum node_type type, u32 child) {
    u32 n = new_node(p, type);
    p->node[n].child = child;
    return n;
}

/* The one step a node comes down to, NULL when it is more. */
static struct step *only_step(struct parse *p, u32 n) {
    struct node *k = &p->node[n];
    while (k->type == NODE_SEQUENCE || k->type == NODE_CHOICE) {
        if (k->child == NONE || p->node[k->child].next != NONE) return NULL;
        k = &p->node[k->child];
    }
    return k->type == NODE_STEP ? &k->step : NULL;
}

/* A step keeps its capture itself. */
static u32 capture(struct parse *p, u32 child) {
    struct name s = take_name(p);
    u32 i = 0;
    while (i < p->n_captures && !(p->capture[i].n == s.n && !memcmp(p->capture[i].p, s.p, s.n))) i++;
    if (s.n == 0 || i == MAX_CAPTURES) return fail(p, "bad or too many captures", rest(p)), 0;
    if (i == p->n_captures) p->capture[p->n_captures++] = s;
    struct step *only = only_step(p, child);
    if (only && only->op < STEP_ONE_OF && !only->capture) return only->capture = (u8)(i + 1), child;
    u32 n = wrap(p, NODE_CAPTURE, child);
    p->node[n].capture = i;
    return n;
}

static u32 repeat(struct parse *p, u32 child, u32 min, u32 max) {
    u32 n = wrap(p, NODE_REPEAT, child);
    p->node[n].min = min;
    p->node[n].max = max;
    p->node[n].lazy = take(p, "?");
    return n;
}

static u32 counted(struct parse *p, u32 child) {
    struct name s = until(p, '}');
    unsigned min, max;
    char copy[16] = "";
    if (s.n < sizeof copy) memcpy(copy, s.p, s.n);
    if (sscanf(copy, "%u,%u", &min, &max) != 2) {
        if (sscanf(copy, "%u", &min) != 1) return fail(p, "{min,max} wanted", s), 0;
        max = min;
    }
    if (min > max || max == 0 || max >= REPEAT_MOST) return fail(p, "{min,max} out of bounds", s), 0;
    return repeat(p, child, min, max);
}

static u32 postfix(struct parse *p, u32 n) {
    while (!p->failed) {
        if (take(p, ":")) n = capture(p, n);
        else if (take(p, "?")) n = repeat(p, n, 0, 1);
        else if (take(p, "*")) n = repeat(p, n, 0, REPEAT_MOST);
        else if (take(p, "+")) n = repeat(p, n, 1, REPEAT_MOST);
        else if (take(p, "{")) n = counted(p, n);
        else break;
    }
    return n;
}

/* The first leaves of what ~ stands before must be glued. */
static void glue(struct parse *p, u32 n) {
    struct node *k = &p->node[n];
    if (k->type == NODE_STEP) k->step.flags |= STEP_GLUED;
    else if (k->type == NODE_CHOICE)
        for (u32 c = k->child; c != NONE; c = p->node[c].next) glue(p, c);
    else if (k->child != NONE) glue(p, k->child);
}

static u32 item(struct parse *p) {
    if (take(p, ">>")) return leaf(p, STEP_FROM, 0, 0);
    if (take(p, "<<")) return leaf(p, STEP_TO, 0, 0);
    if (take(p, "!")) return wrap(p, NODE_NOT, postfix(p, primary(p)));
    bool glued = take(p, "~");
    u32 n = primary(p);
    if (glued && !p->failed) glue(p, n);
    return postfix(p, n);
}

static u32 parse_sequence(struct parse *p) {
    u32 sequence = new_node(p, NODE_SEQUENCE);
    for (blanks(p); !p->failed && p->at < p->end && *p->at != '|' && *p->at != ')'; blanks(p))
        append(p, sequence, item(p));
    return sequence;
}

static u32 parse_choice(struct parse *p) {
    u32 choice = new_node(p, NODE_CHOICE);
    do append(p, choice, parse_sequence(p));
    while (!p->failed && take(p, "|"));
    return choice;
}

/* ---- steps -------------------------------------------------------------- */

static u32 here(const struct builder *b, u32 base) { return b->step.n - base; }

static u32 write_step(struct builder *b, u8 op, i32 a, i32 c) {
    struct step s = {.op = op, .a = a, .b = c};
    return ADD(b, b->step, s);
}

static void write_node(struct parse *p, u32 n, u32 base);

/* Steps that take one token or none; phrases and annotations may take more. */
static bool takes_one(const struct step *s) {
    return s && !s->flags && !s->capture && s->op < STEP_ONE_OF && s->op != STEP_CLASS && s->op != STEP_CLASSES &&
           s->op != STEP_NUMBER && s->op != STEP_MENTION && s->op != STEP_DATE;
}

/* Alternatives of one token each need no way back: one step tries them all.
 * Writes as many as follow each other from `first` and gives the one after
 * them; `first` itself when there are fewer than two. */
static u32 write_one_of(struct parse *p, u32 first, struct step all) {
    u32 n = 0, c = first;
    for (; c != NONE && takes_one(only_step(p, c)); c = p->node[c].next) n++;
    if (n < 2) return first;
    all.op = STEP_ONE_OF;
    all.a = (i32)n;
    for (u32 i = first; i != c; i = p->node[i].next) {
        const struct step *s = only_step(p, i);
        if (s->op != STEP_WORD || all.digits == UINT8_MAX) continue;
        all.digits++;
        all.b = (i32)((u32)all.b | 1u << (s->a & 31));
    }
    ADD(p->b, p->b->step, all);
    u32 words = 0;
    for (u32 i = first; i != c; i = p->node[i].next)
        if (only_step(p, i)->op == STEP_WORD && words++ < all.digits) ADD(p->b, p->b->step, *only_step(p, i));
    words = 0;
    for (u32 i = first; i != c; i = p->node[i].next)
        if (only_step(p, i)->op != STEP_WORD || words++ >= all.digits) ADD(p->b, p->b->step, *only_step(p, i));
    return c;
}

static bool is_one_of(struct parse *p, u32 n) {
    u32 count = 0;
    if (p->node[n].type != NODE_CHOICE) return false;
    for (u32 c = p->node[n].child; c != NONE; c = p->node[c].next, count++)
        if (!takes_one(only_step(p, c))) return false;
    return count > 1;
}

/* Where the alternatives written together from c end. */
static u32 past_alternative(struct parse *p, u32 c) {
    u32 n = 0, end = c;
    for (; end != NONE && takes_one(only_step(p, end)); end = p->node[end].next) n++;
    return n > 1 ? end : p->node[c].next;
}

static void write_choice(struct parse *p, u32 first, u32 base) {
    struct builder *b = p->b;
    u32 jump[64], n = 0;
    for (u32 c = first, next; c != NONE; c = next) {
        next = past_alternative(p, c);
        u32 split = next == NONE ? NONE : write_step(b, STEP_SPLIT, (i32)here(b, base) + 1, 0);
        if (write_one_of(p, c, (struct step){0}) == c) write_node(p, c, base);
        if (next == NONE) break;
        if (n == COUNT(jump)) { fail(p, "too many alternatives", (struct name){"", 0}); return; }
        jump[n++] = write_step(b, STEP_JUMP, 0, 0);
        if (split != NONE) b->step.row[split].b = (i32)here(b, base);
    }
    for (u32 i = 0; i < n; i++) b->step.row[jump[i]].a = (i32)here(b, base);
}

static void set_split(struct builder *b, u32 split, u32 into, u32 out, bool lazy) {
    b->step.row[split].a = (i32)(lazy ? out : into);
    b->step.row[split].b = (i32)(lazy ? into : out);
}

/* x? and x* of one step are flags of the step. */
static bool write_short(struct parse *p, const struct node *k, u32 base) {
    struct builder *b = p->b;
    u32 first = b->step.n, times = k->max == REPEAT_MOST ? 1 : k->max - k->min;
    const struct step *only = only_step(p, k->child);
    bool one = (only && only->op < STEP_ONE_OF) || is_one_of(p, k->child);
    if (k->lazy || !one || (only && only->flags & ~STEP_GLUED)) return false;
    u8 flag = k->max == REPEAT_MOST ? STEP_STAR : STEP_OPTIONAL;
    for (u32 i = 0; i < times && !b->out_of_memory; i++) {
        first = b->step.n;
        write_node(p, k->child, base);
        if (first < b->step.n) b->step.row[first].flags |= flag;
    }
    return true;
}

static void write_repeat(struct parse *p, const struct node *k, u32 base) {
    struct builder *b = p->b;
    u32 split[REPEAT_MOST], n = 0;
    for (u32 i = 0; i < k->min; i++) write_node(p, k->child, base);
    if (write_short(p, k, base)) return;
    if (k->max == REPEAT_MOST) {
        u32 top = here(b, base), s = write_step(b, STEP_SPLIT, 0, 0);
        write_node(p, k->child, base);
        write_step(b, STEP_JUMP, (i32)top, 0);
        if (s != NONE) set_split(b, s, top + 1, here(b, base), k->lazy);
        return;
    }
    for (u32 i = k->min; i < k->max; i++) {
        split[n++] = write_step(b, STEP_SPLIT, (i32)here(b, base), 0);
        write_node(p, k->child, base);
    }
    for (u32 i = 0; i < n && split[i] != NONE; i++)
        set_split(b, split[i], split[i] - base + 1, here(b, base), k->lazy);
}

static void write_node(struct parse *p, u32 n, u32 base) {
    struct builder *b = p->b;
    const struct node *k = &p->node[n];
    if (p->failed || b->out_of_memory) return;
    if (here(b, base) > MAX_RULE_STEPS) { fail(p, "pattern too long", (struct name){"", 0}); return; }
    switch (k->type) {
    case NODE_STEP: ADD(b, b->step, k->step); break;
    case NODE_SEQUENCE:
        for (u32 c = k->child; c != NONE; c = p->node[c].next) write_node(p, c, base);
        break;
    case NODE_CHOICE: write_choice(p, k->child, base); break;
    case NODE_REPEAT: write_repeat(p, k, base); break;
    case NODE_CAPTURE:
        if (is_one_of(p, k->child)) {
            write_one_of(p, p->node[k->child].child, (struct step){.capture = (u8)(k->capture + 1)});
            break;
        }
        write_step(b, STEP_SAVE, (i32)k->capture, 0);
        write_node(p, k->child, base);
        write_step(b, STEP_SAVE, (i32)k->capture, 1);
        break;
    case NODE_NOT: {
        const struct step *only = only_step(p, k->child);
        if (only && only->op < STEP_ONE_OF) {
            struct step s = *only; /* one token: no look-ahead of its own */
            s.flags |= STEP_NEGATED;
            s.capture = 0;
            ADD(b, b->step, s);
            break;
        }
        if (is_one_of(p, k->child)) {
            write_one_of(p, p->node[k->child].child, (struct step){.flags = STEP_NEGATED});
            break;
        }
        u32 not = write_step(b, STEP_NOT, 0, 0);
        write_node(p, k->child, base);
        write_step(b, STEP_ACCEPT, 0, 0);
        if (not != NONE) b->step.row[not].a = (i32)here(b, base);
        break;
    }
    }
}

/* ---- emit --------------------------------------------------------------- */

static const char *const emit_names[] = {
#define X(id, name) name,
    BERITA_EMITS(X)
#undef X
};
static const char *const key_names[] = {
#define X(id, name) name,
    BERITA_KEYS(X)
#undef X
};
static const char *const group_names[] = {
    "date", "dateline", "entity", "role", "quote", "before", "speech"};

static u32 find_name(const char *const *names, u32 n, struct name s) {
    for (u32 i = 0; i < n; i++)
        if (same(s, names[i])) return i;
    return NONE;
}

static bool parse_value(struct parse *p, struct name s, struct arg *a) {
    for (u32 i = 0; i < p->n_captures; i++)
        if (p->capture[i].n == s.n && !memcmp(p->capture[i].p, s.p, s.n))
            return a->type = ARG_CAPTURE, a->value = (i32)i, true;
    char copy[16], *end;
    if (s.n > 0 && s.n < sizeof copy && (*s.p == '-' || (*s.p >= '0' && *s.p <= '9'))) {
        memcpy(copy, s.p, s.n);
        copy[s.n] = 0;
        long v = strtol(copy, &end, 10);
        if (!*end) return a->type = ARG_INT, a->value = (i32)v, true;
    }
    a->type = ARG_STR;
    a->value = (i32)builder_str(p->b, s.p, s.n);
    return s.n > 0 || fail(p, "value wanted", s);
}

static bool parse_emit(struct parse *p, struct rule *r) {
    blanks(p);
    struct name kind = take_name(p);
    u32 emit = find_name(emit_names, EMITS, kind);
    if (emit == NONE) return fail(p, "no such annotation to emit", kind);
    r->emit = (u8)emit;
    r->first_arg = p->b->arg.n;
    for (blanks(p); p->at < p->end; blanks(p)) {
        struct name key = take_name(p);
        u32 k = find_name(key_names, KEYS, key);
        if (k == NONE) return fail(p, "no such key", key);
        if (!take(p, "=")) return fail(p, "= wanted", rest(p));
        struct name value = {p->at, 0};
        while (p->at < p->end && *p->at != ' ') p->at++, value.n++;
        struct arg a = {.key = (u8)k};
        if (!parse_value(p, value, &a)) return false;
        ADD(p->b, p->b->arg, a);
        r->args++;
        r->keys |= 1ull << k;
    }
    return true;
}

/* ---- a whole rule ------------------------------------------------------- */

static bool same_steps(const struct builder *b, const struct rule *x, const struct rule *y) {
    return x->group == y->group && x->steps == y->steps &&
           !memcmp(b->step.row + x->first_step, b->step.row + y->first_step,
                   x->steps * sizeof(struct step));
}

static bool check_others(struct parse *p, const struct rule *r) {
    struct builder *b = p->b;
    for (u32 i = 0; i < b->rule.n; i++) {
        struct rule *old = &b->rule.row[i];
        if (old->group == GROUPS) continue;
        struct name other = {b->str.row + old->name, (u32)strlen(b->str.row + old->name)};
        if (old->name == r->name) {
            if (i >= b->seeded_rules) return fail(p, "a rule of that name stands before it", other);
            old->group = GROUPS; /* a user's rule replaces ours */
        } else if (same_steps(b, old, r)) {
            return fail(p, "shadowed by an earlier rule", other);
        }
    }
    return true;
}

static bool group_of(const struct draft *d, u8 *group) {
    const char *dot = memchr(d->name, '.', d->name_len);
    u32 n = find_name(group_names, GROUPS, (struct name){d->name, dot ? (u32)(dot - d->name) : 0});
    *group = (u8)n;
    return n != NONE;
}

static const char *base_name(const char *file) {
    const char *slash = strrchr(file, '/');
    return slash ? slash + 1 : file;
}

static bool compile(struct builder *b, struct draft *d) {
    struct parse p = {.b = b, .draft = d, .at = d->pattern, .end = d->pattern + d->pattern_len};
    struct rule r;
    memset(&r, 0, sizeof r); /* its padding too: images are the same byte for byte */
    r.line = d->line;
    r.first_step = b->step.n;
    unsigned line = b->line_number;
    b->line_number = d->line; /* for errors that have no place of their own */
    struct name name = {d->name, d->name_len};
    if (!group_of(d, &r.group)) fail(&p, "no such group of rules", name);
    if (!d->pattern_len || !d->emit.n) fail(&p, "match and emit wanted", name);
    if (!d->why_len) fail(&p, "a rule without its reason (why)", name);
    if (!d->has_yes || !d->has_no) fail(&p, "a rule without examples (yes and no)", name);
    u32 root = p.failed ? 0 : parse_choice(&p);
    if (!p.failed && p.at < p.end) fail(&p, "unexpected", rest(&p));
    if (!p.failed) {
        write_node(&p, root, b->step.n);
        write_step(b, STEP_ACCEPT, 0, 0);
    }
    r.steps = b->step.n - r.first_step;
    if (!p.failed && r.steps > MAX_RULE_STEPS) fail(&p, "pattern too long", rest(&p));
    if (!p.failed && !b->out_of_memory && !builder_takes_token(b, &r))
        fail(&p, "a rule must take at least one token", rest(&p));
    r.name = builder_str(b, d->name, d->name_len);
    r.file = builder_str(b, base_name(b->file), (u32)strlen(base_name(b->file)));
    r.why = builder_str(b, d->why, d->why_len);
    if (p.failed) return false;
    p.at = d->emit.p;
    p.end = d->emit.p + d->emit.n;
    if (parse_emit(&p, &r) && check_others(&p, &r) && b->rule.n < NO_RULE) ADD(b, b->rule, r);
    b->line_number = line;
    return !p.failed && !b->out_of_memory;
}

/* ---- the file ----------------------------------------------------------- */

static bool append_text(struct builder *b, char *to, u32 *len, u32 room, struct name s) {
    if (*len + s.n + 1 >= room) return builder_fail(b, s.p, "too long");
    if (*len) to[(*len)++] = ' ';
    memcpy(to + *len, s.p, s.n);
    *len += s.n;
    return true;
}

static bool append_pattern(struct builder *b, struct draft *d, struct name s) {
    if (d->pieces == COUNT(d->piece)) return builder_fail(b, s.p, "too many lines");
    if (!append_text(b, d->pattern, &d->pattern_len, sizeof d->pattern, s)) return false;
    d->piece[d->pieces++] = (struct piece){d->pattern_len - s.n, s.p};
    return true;
}

static struct name word_of_line(const struct builder *b, struct name *after) {
    const char *p = b->line;
    while (p < b->line_end && (*p == ' ' || *p == '\t')) p++;
    struct name word = {p, 0};
    while (p < b->line_end && *p != ' ' && *p != '\t') p++, word.n++;
    while (p < b->line_end && (*p == ' ' || *p == '\t')) p++;
    *after = (struct name){p, (u32)(b->line_end - p)};
    while (after->n && after->p[after->n - 1] == ' ') after->n--;
    return word;
}

static bool field(struct builder *b, struct draft *d, struct name word, struct name text) {
    if (!d->name) return builder_fail(b, word.p, "a rule begins with `rule NAME'");
    if (text.n == 0) return builder_fail(b, word.p, "nothing after %.*s", (int)word.n, word.p);
    if (same(word, "match")) return append_pattern(b, d, text);
    if (same(word, "why")) return append_text(b, d->why, &d->why_len, sizeof d->why, text);
    if (same(word, "emit")) return d->emit = text, true;
    if (same(word, "yes") || same(word, "no")) {
        if (*text.p != '"') return builder_fail(b, text.p, "an example stands in \"marks\"");
        if (*word.p == 'y') d->has_yes = true;
        else d->has_no = true;
        return true;
    }
    return builder_fail(b, word.p, "no such field: %.*s", (int)word.n, word.p);
}

/* "part NAME PATTERN", on a line of its own; checked where a rule takes it. */
static bool add_part(struct builder *b, struct parts *parts, struct name text) {
    struct part part = {.name = {text.p, 0}};
    while (part.name.n < text.n && is_name_char(text.p[part.name.n])) part.name.n++;
    u32 skip = part.name.n;
    while (skip < text.n && (text.p[skip] == ' ' || text.p[skip] == '\t')) skip++;
    part.pattern = (struct name){text.p + skip, text.n - skip};
    if (part.name.n == 0 || skip == part.name.n || part.pattern.n == 0)
        return builder_fail(b, text.p, "a part is `part NAME PATTERN'");
    if (find_part(parts, part.name))
        return builder_fail(b, text.p, "part %.*s stands twice", (int)part.name.n, part.name.p);
    if (parts->n == MAX_PARTS) return builder_fail(b, text.p, "more than %d parts", MAX_PARTS);
    parts->row[parts->n++] = part;
    return true;
}

static void begin(struct draft *d, const struct parts *parts, struct name name, unsigned line) {
    memset(d, 0, sizeof *d);
    d->parts = parts;
    d->name = name.p;
    d->name_len = name.n;
    d->line = line;
}

bool builder_rules(struct builder *b) {
    struct parts parts = {.n = 0};
    struct draft d;
    begin(&d, &parts, (struct name){NULL, 0}, 0);
    while (builder_line(b)) {
        struct name text, word = word_of_line(b, &text);
        bool is_part = same(word, "part");
        if (word.n == 0 || *word.p == '#') continue;
        if (same(word, "rule") || is_part) { /* either ends the rule before it */
            if (d.name && !compile(b, &d)) return false;
            if (text.n == 0) return builder_fail(b, word.p, "a %.*s without a name", (int)word.n, word.p);
            begin(&d, &parts, is_part ? (struct name){NULL, 0} : text, b->line_number);
            if (is_part && !add_part(b, &parts, text)) return false;
        } else if (!field(b, &d, word, text)) {
            return false;
        }
    }
    return !d.name || compile(b, &d);
}
