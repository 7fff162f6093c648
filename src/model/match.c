/* A backtracking matcher over tokens: rules compiled to steps (as regular
 * expressions are to a Pike or Thompson program), with an explicit stack and a
 * bound on its work, so that no rule and no text can make it run away. */
#include "model/match.h"

#include "model/regex.h"

struct frame {
    const struct step *step;
    u32 token;
    u32 trail; /* saves to keep */
};

struct saved { u8 slot; u32 value; };

enum { SLOT_FROM = 2 * MAX_CAPTURES, SLOT_TO, SLOTS };

struct run {
    const struct doc *d;
    const struct step *code;
    u32 limit;               /* no token at or past it is looked at */
    u32 work;
    u32 slot[SLOTS];
    struct saved trail[MAX_MATCH_STACK * 2];
    u32 n_trail;
    struct frame stack[MAX_MATCH_STACK];
    u32 depth;
};

static bool in_range(i64 v, const struct step *s) { return v >= s->a && v <= s->b; }

static u32 number_length(const struct doc *d, u32 t, const struct step *s) {
    i64 v;
    u32 n;
    return doc_number(d, t, &v, &n) && in_range(v, s) ? n : 0;
}

static u32 digits_length(const struct doc *d, u32 t, const struct step *s) {
    const struct berita_token *k = &d->token[t];
    u32 n = k->end - k->start;
    i64 v = 0;
    if (k->kind != TOKEN_NUMBER || n > 9 || (s->digits && n != s->digits)) return 0;
    for (u32 i = 0; i < n; i++) {
        u32 digit = (u32)(u8)d->text[k->start + i] - '0';
        if (digit > 9) return 0;
        v = v * 10 + digit;
    }
    return in_range(v, s);
}

static u32 value_length(const struct doc *d, u32 t, const struct step *s) {
    u32 v = 0;
    i64 w = 0;
    switch (s->op) {
    case STEP_CLOCK: return doc_clock(d, t, &v);
    case STEP_ROMAN: return doc_roman(d, t, &v) && in_range(v, s);
    case STEP_ORDINAL: return doc_ordinal(d, t, &w) && in_range(w, s);
    default: return doc_decade(d, t, &w) && in_range(w, s);
    }
}

static u32 mention_length(const struct doc *d, u32 t, u32 types) {
    u32 row = d->mention_at[t];
    if (row == 0 || row > d->n_mentions) return 0; /* the entity stage keeps labels there */
    const struct berita_mention *m = &d->mention[row - 1];
    return m->first == t && types >> m->type & 1 ? m->limit - t : 0;
}

static u32 date_length(const struct doc *d, u32 t) {
    u32 row = d->date_at[t];
    return row && d->date[row - 1].first == t ? d->date[row - 1].limit - t : 0;
}

/* Steps of one token: of those that are no comparison, most are rare. */
static bool one_token(const struct doc *d, u32 t, const struct step *s) {
    const struct berita_token *k = &d->token[t];
    switch (s->op) {
    case STEP_WORD: return k->word == (u32)s->a;
    case STEP_SHAPE: return (u32)s->a >> k->shape & 1;
    case STEP_KIND: return (u32)s->a >> k->kind & 1;
    case STEP_DIGITS: return digits_length(d, t, s);
    case STEP_CLOCK: case STEP_ROMAN: case STEP_ORDINAL: case STEP_DECADE:
        return value_length(d, t, s);
    case STEP_OPEN: return k->flags & TOKEN_OPENS;
    case STEP_CLOSE: return k->flags & TOKEN_CLOSES;
    case STEP_TEXT:
        return (u32)s->b >> k->kind & 1 &&
               regex_matches(d, (u32)s->a, d->text + k->start, k->end - k->start);
    default: return false;
    }
}

static inline bool may_be_word(const struct step *one_of, u32 word) {
    return (u32)one_of->b >> (word & 31) & 1;
}

static bool one_of(const struct doc *d, u32 t, const struct step *s) {
    const struct step *words = s + 1, *others = words + s->digits, *end = words + s->a;
    u32 word = d->token[t].word;
    if (may_be_word(s, word))
        for (const struct step *w = words; w < others; w++)
            if ((u32)w->a == word) return true;
    for (const struct step *o = others; o < end; o++)
        if (one_token(d, t, o)) return true;
    return false;
}

static bool zero_width(const struct doc *d, u32 t, const struct step *s) {
    u16 flags = d->token[t].flags;
    switch (s->op) {
    case STEP_SENTENCE_START: return flags & TOKEN_SENTENCE;
    case STEP_SENTENCE_END: return t >= d->n_tokens || flags & TOKEN_SENTENCE;
    case STEP_LINE_START: return flags & TOKEN_LINE;
    default: return false;
    }
}

/* False when no more can be remembered for the way back. */
static bool save(struct run *r, u32 slot, u32 value) {
    if (r->depth && r->n_trail == COUNT(r->trail)) return false;
    if (r->depth) r->trail[r->n_trail++] = (struct saved){(u8)slot, r->slot[slot]};
    r->slot[slot] = value;
    return true;
}

static bool push(struct run *r, const struct step *step, u32 token) {
    if (r->depth == MAX_MATCH_STACK) return false;
    r->stack[r->depth++] = (struct frame){step, token, r->n_trail};
    return true;
}

/* The step to go on with, or NULL. */
static const struct step *pop(struct run *r, u32 bottom, u32 *token) {
    if (r->depth == bottom) return NULL;
    const struct frame *f = &r->stack[--r->depth];
    while (r->n_trail > f->trail) {
        r->n_trail--;
        r->slot[r->trail[r->n_trail].slot] = r->trail[r->n_trail].value;
    }
    *token = f->token;
    return f->step;
}

/* Cheap look at a branch: false when its first step surely fails here, so that
 * nothing need be put on the stack for it. */
static inline bool may_go(const struct run *r, const struct step *s, u32 token) {
    while (s->op == STEP_SAVE) s++;
    if (s->flags & ~STEP_GLUED || token >= r->limit) return true;
    const struct berita_token *k = &r->d->token[token];
    switch (s->op) {
    case STEP_WORD: return k->word == (u32)s->a;
    case STEP_SHAPE: return (u32)s->a >> k->shape & 1;
    case STEP_KIND: return (u32)s->a >> k->kind & 1;
    case STEP_CLASS: return k->flags & TOKEN_PHRASE || doc_is(r->d, token, (unsigned)s->a);
    case STEP_MENTION: return r->d->mention_at[token] != 0;
    case STEP_ONE_OF: return s->digits < s->a || may_be_word(s, k->word);
    default: return true;
    }
}

/* Alternatives are a chain of splits: the first link whose branch may go, or
 * the last branch. */
static const struct step *viable(const struct run *r, const struct step *s, u32 token) {
    while (s->op == STEP_SPLIT && !may_go(r, r->code + s->a, token)) s = r->code + s->b;
    return s;
}

static bool save_both(struct run *r, const struct step *s, u32 first, u32 limit) {
    u32 slot = 2 * (s->capture - 1u);
    return !s->capture || (save(r, slot, first) && save(r, slot + 1, limit));
}

/* Runs from `step` until ACCEPT; the token reached in *end.  A negative
 * look-ahead runs its body as a nested call: the compiler allows one level.
 * This is the innermost loop of the program: what it needs at every step is
 * kept in local variables, and single comparisons are made in place. */
static bool execute(struct run *r, const struct step *s, u32 token, u32 *end) {
    const struct doc *d = r->d;
    const struct berita_token *tokens = d->token;
    u32 bottom = r->depth, limit = r->limit, work = r->work, n, reached;
    for (;;) {
        const struct step *here = s, *other;
        if (++work > MAX_MATCH_WORK) break;
        switch (s->op) {
        case STEP_ACCEPT:
            *end = token;
            r->depth = bottom;
            r->work = work;
            return true;
        case STEP_SPLIT:
            s = viable(r, s, token);
            if (s->op != STEP_SPLIT) continue;
            other = viable(r, r->code + s->b, token);
            if (may_go(r, other, token) && !push(r, other, token)) goto fail;
            s = r->code + s->a;
            continue;
        case STEP_JUMP: s = r->code + s->a; continue;
        case STEP_SAVE: case STEP_FROM: case STEP_TO:
            n = s->op == STEP_SAVE ? (u32)(2 * s->a + s->b) : s->op == STEP_FROM ? SLOT_FROM : SLOT_TO;
            if (!save(r, n, token)) goto fail;
            s++;
            continue;
        case STEP_NOT:
            r->work = work;
            if (execute(r, s + 1, token, &reached)) goto fail;
            work = r->work;
            s = r->code + s->a;
            continue;
        case STEP_SENTENCE_START: case STEP_SENTENCE_END: case STEP_LINE_START:
            if (!zero_width(d, token, s)) goto fail;
            s++;
            continue;
        case STEP_WORD: n = tokens[token].word == (u32)s->a; break;
        case STEP_SHAPE: n = (u32)s->a >> tokens[token].shape & 1; break;
        case STEP_KIND: n = (u32)s->a >> tokens[token].kind & 1; break;
        case STEP_CLASS: n = doc_class_length(d, token, (unsigned)s->a); break;
        case STEP_CLASSES: n = doc_set_length(d, token, &d->model->set[s->a]); break;
        case STEP_MENTION: n = mention_length(d, token, (u32)s->a); break;
        case STEP_DATE: n = date_length(d, token); break;
        case STEP_NUMBER: n = number_length(d, token, s); break;
        case STEP_ONE_OF:
            n = one_of(d, token, s);
            s += s->a;
            break;
        default: n = one_token(d, token, s);
        }
        s++;
        if (token >= limit) n = 0;
        if (!(here->flags | here->capture)) { /* most steps */
            token += n;
            if (n) continue;
            goto fail;
        }
        if (here->flags & STEP_GLUED && !(tokens[token].flags & TOKEN_GLUED)) n = 0;
        if (here->flags & STEP_NEGATED) {
            if (n) goto fail;
            continue;
        }
        if (here->flags & (STEP_OPTIONAL | STEP_STAR)) {
            if (n == 0) continue;
            if (may_go(r, s, token) && !push(r, s, token)) goto fail;
            if (here->flags & STEP_STAR) s = here;
        }
        if (n == 0 || !save_both(r, here, token, token + n)) goto fail;
        token += n;
        continue;
    fail:
        if (!(s = pop(r, bottom, &token))) break;
    }
    r->work = work;
    return false;
}

static bool try_rule(const struct doc *d, u32 rule, u32 t, struct match *out) {
    const struct rule *info = &d->model->rule[rule];
    struct run r;
    u32 end;
    r.d = d;
    r.code = d->model->step + info->first_step;
    r.limit = min_u32(d->n_tokens, t + MAX_RULE_TOKENS);
    r.work = r.n_trail = r.depth = 0;
    for (u32 i = 0; i < SLOTS; i++) r.slot[i] = NONE;
    if (!execute(&r, r.code, t, &end) || end == t) return false;
    out->rule = rule;
    out->whole = t;
    out->whole_limit = end;
    out->first = r.slot[SLOT_FROM] == NONE ? t : r.slot[SLOT_FROM];
    out->limit = r.slot[SLOT_TO] == NONE ? end : r.slot[SLOT_TO];
    for (u32 i = 0; i < MAX_CAPTURES; i++)
        out->capture[i] = (struct capture){r.slot[2 * i], r.slot[2 * i + 1]};
    return out->limit > out->first;
}

/* ---- which rules to try ------------------------------------------------- */

/* Rules of one group, a bit each. */
struct rules { u64 bits[MAX_RULES / 64]; };

static inline const u64 *row_of(const struct model *m, const struct group *g, u32 row, u32 place) {
    return m->opening + row * m->opening_row + g->at + place * g->words;
}

static void add_row(const struct model *m, const struct group *g, u32 row, u32 place, struct rules *out) {
    const u64 *bits = row_of(m, g, row, place);
    for (u32 i = 0; i < g->words; i++) out->bits[i] |= bits[i];
}

static void add_phrases(const struct doc *d, const struct group *g, u32 t, u32 place, struct rules *out) {
    const struct model *m = d->model;
    for (u32 p = d->phrase_at[t]; p < d->n_phrases && d->phrase[p].first == t; p++)
        add_row(m, g, m->class_row[m->class_alone[d->phrase[p].cls]].opening, place, out);
}

/* What may be known of the token at t: rows for its word and for what it is at
 * a glance. */
struct known { const u64 *word, *sign; };

static inline struct known look_at(const struct doc *d, const struct group *g, u32 t, u32 place) {
    const struct model *m = d->model;
    return (struct known){row_of(m, g, m->class_row[d->facts[t].row].opening, place),
                          row_of(m, g, m->image->opening[doc_sign(d, t)], place)};
}

static u32 mention_thing(const struct doc *d, u32 t) {
    return OPENING_MENTION + d->mention[d->mention_at[t] - 1].type;
}

static bool is_annotated(const struct doc *d, u32 t) { return d->mention_at[t] || d->date_at[t]; }

/* Leaves of the rules those that may have in that place what begins at t: the
 * token, a phrase, a mention or a date.  False when none is left. */
static bool keep_rules(const struct doc *d, const struct group *g, u32 t, u32 place, struct rules *rules) {
    const struct model *m = d->model;
    struct known k = look_at(d, g, t, place);
    struct rules more;
    u64 any = 0;
    bool longer = d->token[t].flags & TOKEN_PHRASE || is_annotated(d, t);
    if (longer) memset(more.bits, 0, g->words * sizeof(u64));
    if (d->token[t].flags & TOKEN_PHRASE) add_phrases(d, g, t, place, &more);
    if (longer && mention_length(d, t, ~0u)) add_row(m, g, m->image->opening[mention_thing(d, t)], place, &more);
    if (longer && date_length(d, t)) add_row(m, g, m->image->opening[OPENING_DATE], place, &more);
    for (u32 i = 0; i < g->words; i++)
        any |= rules->bits[i] &= k.word[i] | k.sign[i] | (longer ? more.bits[i] : 0);
    return any != 0;
}

/* Does an item that takes the token at t end there?  Phrases and numbers in
 * words may go on. */
static bool takes_one(const struct doc *d, u32 t) {
    const struct berita_token *k = &d->token[t];
    return !(k->flags & TOKEN_PHRASE) &&
           !(k->kind == TOKEN_WORD && doc_is(d, t, CLASS_NUMERAL) && doc_is(d, t + 1, CLASS_NUMERAL));
}

/* Leaves of the rules those that may go on at t, as far as it can be told. */
static void look_ahead(const struct doc *d, const struct group *g, u32 t, struct rules *rules) {
    for (u32 place = 1; place < OPENING_PLACES; place++, t++) {
        if (!keep_rules(d, g, t, place, rules)) return;
        if (t >= d->n_tokens || !takes_one(d, t) || is_annotated(d, t)) return;
    }
}

/* The rules that may begin with the token at t, or a phrase that starts there. */
static void begin_with_token(const struct doc *d, const struct group *g, u32 t, struct rules *out) {
    struct known k = look_at(d, g, t, 0);
    for (u32 i = 0; i < g->words; i++) out->bits[i] = k.word[i] | k.sign[i];
    if (d->token[t].flags & TOKEN_PHRASE) add_phrases(d, g, t, 0, out);
    if (takes_one(d, t)) look_ahead(d, g, t + 1, out);
}

/* Adds the rules that may begin with a mention or a date of so many tokens. */
static void begin_with_annotation(const struct doc *d, const struct group *g, u32 t, u32 tokens, u32 thing,
                                  struct rules *out) {
    const u64 *row = row_of(d->model, g, d->model->image->opening[thing], 0);
    struct rules more;
    for (u32 i = 0; i < g->words; i++) more.bits[i] = row[i];
    look_ahead(d, g, t + tokens, &more);
    for (u32 i = 0; i < g->words; i++) out->bits[i] |= more.bits[i];
}

static void drop_rules(const struct doc *d, const struct group *g, u32 thing, struct rules *rules) {
    const u64 *row = row_of(d->model, g, d->model->image->opening[thing], 0);
    for (u32 i = 0; i < g->words; i++) rules->bits[i] &= ~row[i];
}

/* The rules that are worth a try at t. */
static void rules_at(const struct doc *d, const struct group *g, u32 t, struct rules *rules) {
    u32 things = g->things, flags = d->token[t].flags, n;
    begin_with_token(d, g, t, rules);
    if (things >> OPENING_MENTION && is_annotated(d, t)) {
        if ((n = mention_length(d, t, ~0u))) begin_with_annotation(d, g, t, n, mention_thing(d, t), rules);
        if ((n = date_length(d, t))) begin_with_annotation(d, g, t, n, OPENING_DATE, rules);
    }
    if (things >> OPENING_LINE & 1 && !(flags & TOKEN_LINE)) drop_rules(d, g, OPENING_LINE, rules);
    if (things >> OPENING_SENTENCE & 1 && !(flags & TOKEN_SENTENCE)) drop_rules(d, g, OPENING_SENTENCE, rules);
}

void match_all_at(const struct doc *d, u32 t, enum rule_group group,
                  bool (*found)(void *user, const struct match *m), void *user) {
    const struct group *g = &d->model->group[group];
    struct rules rules;
    struct match m;
    rules_at(d, g, t, &rules);
    for (u32 i = 0; i < g->words; i++)
        for (u64 left = rules.bits[i]; left; left &= left - 1)
            if (try_rule(d, g->rule[64 * i + (u32)__builtin_ctzll(left)], t, &m) && !found(user, &m)) return;
}

static bool keep_longest(void *user, const struct match *m) {
    struct match *best = user;
    if (best->rule == NONE || m->whole_limit > best->whole_limit) *best = *m; /* rules come in order */
    return true;
}

bool match_at(const struct doc *d, u32 t, enum rule_group group, struct match *out) {
    out->rule = NONE;
    match_all_at(d, t, group, keep_longest, out);
    return out->rule != NONE;
}

/* ---- arguments ---------------------------------------------------------- */

const struct arg *rule_arg(const struct model *model, const struct rule *r, enum emit_key key) {
    const struct arg *a = &model->arg[r->first_arg], *end = a + r->args;
    while (a < end && a->key != key) a++;
    return a < end ? a : NULL;
}

bool arg_capture(const struct arg *a, const struct match *m, struct capture *out) {
    if (a->type != ARG_CAPTURE) return false;
    struct capture c = m->capture[a->value];
    if (c.first == NONE || c.limit == NONE || c.limit <= c.first) return false;
    *out = c;
    return true;
}
