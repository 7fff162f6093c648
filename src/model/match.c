/* A backtracking matcher over tokens: rules compiled to steps (as regular
 * expressions are to a Pike or Thompson program), with an explicit stack and a
 * bound on its work, so that no rule and no text can make it run away. */
#include "model/match.h"

#include "model/regex.h"

struct frame {
    u32 step, token;
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
    if (k->kind != TOKEN_NUMBER || n > 9 || (s->x && n != s->x)) return 0;
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

/* Steps of one token that are a comparison; others are rare among the
 * alternatives of STEP_ONE_OF. */
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
        return k->kind != TOKEN_END &&
               regex_matches(d, (u32)s->a, d->text + k->start, k->end - k->start);
    default: return false;
    }
}

static bool one_of(const struct doc *d, u32 t, const struct step *s) {
    for (i32 i = 1; i <= s->a; i++)
        if (one_token(d, t, s + i)) return true;
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

static bool push(struct run *r, u32 step, u32 token) {
    if (r->depth == MAX_MATCH_STACK) return false;
    r->stack[r->depth++] = (struct frame){step, token, r->n_trail};
    return true;
}

static bool pop(struct run *r, u32 bottom, u32 *step, u32 *token) {
    if (r->depth == bottom) return false;
    struct frame f = r->stack[--r->depth];
    while (r->n_trail > f.trail) {
        r->n_trail--;
        r->slot[r->trail[r->n_trail].slot] = r->trail[r->n_trail].value;
    }
    *step = f.step;
    *token = f.token;
    return true;
}

/* Cheap look at a branch: false when its first step surely fails here, so that
 * nothing need be put on the stack for it. */
static inline bool may_go(const struct run *r, u32 step, u32 token) {
    const struct step *s = &r->code[step];
    while (s->op == STEP_SAVE) s++;
    if (s->flags & ~STEP_GLUED || token >= r->limit) return true;
    const struct berita_token *k = &r->d->token[token];
    switch (s->op) {
    case STEP_WORD: return k->word == (u32)s->a;
    case STEP_SHAPE: return (u32)s->a >> k->shape & 1;
    case STEP_KIND: return (u32)s->a >> k->kind & 1;
    case STEP_CLASS: return k->flags & TOKEN_PHRASE || doc_is(r->d, token, (unsigned)s->a);
    case STEP_MENTION: return r->d->mention_at[token] != 0;
    default: return true;
    }
}

/* Tokens taken by the steps that are more than a comparison. */
static u32 long_step(const struct doc *d, u32 t, const struct step *s) {
    switch (s->op) {
    case STEP_CLASS: return doc_class_length(d, t, (unsigned)s->a);
    case STEP_CLASSES: return doc_set_length(d, t, &d->model->set[s->a]);
    case STEP_NUMBER: return number_length(d, t, s);
    case STEP_MENTION: return mention_length(d, t, (u32)s->a);
    case STEP_DATE: return date_length(d, t);
    case STEP_ONE_OF: return one_of(d, t, s);
    default: return one_token(d, t, s);
    }
}

/* Runs from `step` until ACCEPT; the token reached in *end.  A negative
 * look-ahead runs its body as a nested call: the compiler allows one level.
 * This is the innermost loop of the program: what it needs at every step is
 * kept in local variables, and single comparisons are made in place. */
static bool execute(struct run *r, u32 step, u32 token, u32 *end) {
    const struct doc *d = r->d;
    const struct step *code = r->code;
    u32 bottom = r->depth, limit = r->limit, work = r->work, n;
    for (;;) {
        const struct step *s = &code[step];
        const struct berita_token *k = &d->token[token];
        if (++work > MAX_MATCH_WORK) break;
        switch (s->op) {
        case STEP_ACCEPT:
            *end = token;
            r->depth = bottom;
            r->work = work;
            return true;
        case STEP_SPLIT:
            if (!may_go(r, (u32)s->a, token)) {
                step = (u32)s->b;
                continue;
            }
            if (may_go(r, (u32)s->b, token) && !push(r, (u32)s->b, token)) goto fail;
            step = (u32)s->a;
            continue;
        case STEP_JUMP: step = (u32)s->a; continue;
        case STEP_SAVE: case STEP_FROM: case STEP_TO:
            n = s->op == STEP_SAVE ? (u32)(2 * s->a + s->b) : s->op == STEP_FROM ? SLOT_FROM : SLOT_TO;
            if (!save(r, n, token)) goto fail;
            step++;
            continue;
        case STEP_NOT:
            r->work = work;
            if (execute(r, step + 1, token, &n)) goto fail;
            work = r->work;
            step = (u32)s->a;
            continue;
        case STEP_SENTENCE_START: case STEP_SENTENCE_END: case STEP_LINE_START:
            if (!zero_width(d, token, s)) goto fail;
            step++;
            continue;
        case STEP_WORD: n = k->word == (u32)s->a; break;
        case STEP_SHAPE: n = (u32)s->a >> k->shape & 1; break;
        case STEP_KIND: n = (u32)s->a >> k->kind & 1; break;
        default: n = token < limit ? long_step(d, token, s) : 0;
        }
        if (token >= limit || (s->flags & STEP_GLUED && !(k->flags & TOKEN_GLUED))) n = 0;
        u32 here = step;
        step += s->op == STEP_ONE_OF ? (u32)s->a + 1 : 1;
        if (s->flags & (STEP_OPTIONAL | STEP_STAR)) {
            if (n == 0) continue;
            if (may_go(r, step, token) && !push(r, step, token)) goto fail;
            if (s->flags & STEP_STAR) step = here;
        }
        if (s->flags & STEP_NEGATED) n = n ? 0 : 1;
        else token += n;
        if (n) continue;
    fail:
        if (!pop(r, bottom, &step, &token)) break;
    }
    r->work = work;
    return false;
}

/* Rules that may start at a token, and the token that then comes second. */
struct start {
    const u16 *list;
    u32 next;
    u32 sign; /* of next; all ones where the first element's length is not known */
};

/* May s->next be the second token of a match of the rule? */
static bool may_follow(const struct doc *d, const struct rule *r, const struct start *s) {
    if (r->second & s->sign) return true;
    const struct berita_token *k = &d->token[s->next];
    if (s->sign == ~0u || r->second_word >> (k->word & 63) & 1) return true;
    u64 any = 0;
    for (u32 i = 0; i < CLASS_WORDS; i++) {
        u64 wanted = r->second_cls.bits[i];
        any |= k->flags & TOKEN_PHRASE ? wanted : wanted & d->facts[s->next].cls[i];
    }
    return any != 0;
}

/* Cheap tests that spare most tries. */
static inline bool may_match(const struct doc *d, u32 rule, u32 t, const struct start *s) {
    const struct rule *r = &d->model->rule[rule];
    return !(r->needs & ~d->token[t].flags) && may_follow(d, r, s);
}

static bool try_rule(const struct doc *d, u32 rule, u32 t, struct match *out) {
    const struct rule *info = &d->model->rule[rule];
    struct run r;
    u32 end;
    r.d = d;
    r.code = d->model->step + info->first_step;
    r.limit = min_u32(d->n_tokens, t + MAX_RULE_TOKENS);
    r.work = r.n_trail = r.depth = 0;
    memset(r.slot, 0xff, sizeof r.slot);
    if (!execute(&r, 0, t, &end) || end == t) return false;
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

static u32 sign_at(const struct doc *d, u32 t) {
    return 1u << token_sign(d->token[t].kind, d->token[t].shape);
}

/* A phrase or a number in words may take more than the token at t. */
static u32 second_sign(const struct doc *d, u32 t) {
    const struct berita_token *k = &d->token[t];
    bool longer = k->flags & TOKEN_PHRASE ||
                  (k->kind == TOKEN_WORD && doc_is(d, t, CLASS_NUMERAL) && doc_is(d, t + 1, CLASS_NUMERAL));
    return longer ? ~0u : sign_at(d, t + 1);
}

/* Lists of rules that may start at t: by its word, by its kind, by what stands
 * there.  The model keeps the lists by kind as pointers, NULL for none. */
static u32 starts_at(const struct doc *d, u32 t, enum rule_group group, struct start *start) {
    const struct berita_token *k = &d->token[t];
    const u16 *const *selected = d->model->selected[group];
    const u16 *table = d->model->rule_list + d->facts[t].rules;
    const u16 *by_kind = selected[match_selector[token_sign(k->kind, k->shape)]];
    u32 n = 0, length;
    if (table[group]) start[n++] = (struct start){table + table[group], t + 1, second_sign(d, t)};
    if (by_kind) start[n++] = (struct start){by_kind, t + 1, second_sign(d, t)};
    if (selected[SELECT_MENTION] && (length = mention_length(d, t, ~0u)))
        start[n++] = (struct start){selected[SELECT_MENTION], t + length, sign_at(d, t + length)};
    if (selected[SELECT_DATE] && (length = date_length(d, t)))
        start[n++] = (struct start){selected[SELECT_DATE], t + length, sign_at(d, t + length)};
    return n;
}

bool match_at(const struct doc *d, u32 t, enum rule_group group, struct match *out) {
    struct start start[4];
    u32 n = starts_at(d, t, group, start), best = 0;
    struct match m;
    for (u32 i = 0; i < n; i++)
        for (const u16 *r = start[i].list; *r != RULE_LIST_END; r++) {
            if (!may_match(d, *r, t, &start[i]) || !try_rule(d, *r, t, &m)) continue;
            u32 length = m.whole_limit - t;
            if (length < best || (length == best && m.rule > out->rule)) continue;
            best = length;
            *out = m;
        }
    return best > 0;
}

bool match_rule(const struct doc *d, u32 t, u32 rule, struct match *out) {
    return try_rule(d, rule, t, out);
}

void match_all_at(const struct doc *d, u32 t, enum rule_group group,
                  bool (*found)(void *user, const struct match *m), void *user) {
    struct start start[4];
    u32 n = starts_at(d, t, group, start);
    struct match m;
    for (u32 i = 0; i < n; i++)
        for (const u16 *r = start[i].list; *r != RULE_LIST_END; r++)
            if (may_match(d, *r, t, &start[i]) && try_rule(d, *r, t, &m) && !found(user, &m)) return;
}

/* ---- arguments ---------------------------------------------------------- */

const struct arg *match_arg(const struct doc *d, const struct match *m, enum emit_key key) {
    const struct rule *r = &d->model->rule[m->rule];
    if (!(r->keys >> key & 1)) return NULL;
    for (u32 i = 0; i < r->args; i++)
        if (d->model->arg[r->first_arg + i].key == key) return &d->model->arg[r->first_arg + i];
    return NULL;
}

bool match_capture(const struct doc *d, const struct match *m, enum emit_key key,
                   struct capture *out) {
    const struct arg *a = match_arg(d, m, key);
    if (!a || a->type != ARG_CAPTURE) return false;
    struct capture c = m->capture[a->value];
    if (c.first == NONE || c.limit == NONE || c.limit <= c.first) return false;
    *out = c;
    return true;
}

i64 match_int(const struct doc *d, const struct match *m, enum emit_key key, i64 otherwise) {
    const struct arg *a = match_arg(d, m, key);
    return a && a->type == ARG_INT ? a->value : otherwise;
}

const char *match_str(const struct doc *d, const struct match *m, enum emit_key key) {
    const struct arg *a = match_arg(d, m, key);
    return a && a->type == ARG_STR ? model_str(d->model, (u32)a->value) : NULL;
}
