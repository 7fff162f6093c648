/* Word ids and phrases: the last time anyone looks at letters.  Words the
 * lexicons lack get ids of the document's own, the same for the same folded
 * word; for those a clitic of the lexicons (-nya, -lah) is cut off to find
 * a known word beneath. */
#include "core/hash.h"
#include "core/utf8.h"
#include "model/model.h"
#include "stage/case.h"
#include "stage/stage.h"

enum { FOLD_ROOM = 256 };

static u32 fold_token(const struct doc *d, const struct berita_token *t, char *out) {
    return utf8_fold(d->text + t->start, t->end - t->start, out, FOLD_ROOM);
}

/* May eight bytes past this token be read, and need its letters no folding? */
static inline bool is_plain(const struct doc *d, const struct berita_token *t) {
    return !(t->flags & TOKEN_NON_ASCII) && t->end + 8 <= d->len && t->kind <= TOKEN_MIXED;
}

static inline const struct word_slot *find_plain(const struct model *m, const char *word, u32 n, u32 hash) {
    return n <= KEY_LETTERS ? model_find_short(m, key_near(word, n), hash) : model_find_long(m, word, n, hash);
}

/* Part of a token: as it stands when that is plain, or folded. */
static const struct word_slot *find_part(const struct model *m, const char *part, u32 n, bool plain) {
    return plain ? find_plain(m, part, n, hash_key(key_near(part, n))) : model_find_folded(m, part, n);
}

enum { CLITIC_LEAST = 2, CLITIC_MOST = 4, STEM_LEAST = 2 }; /* letters */

/* The flag for a word of the lexicons' clitics, 0 for any other. */
static u16 clitic_flag(const struct model *m, const struct word_slot *slot) {
    if (!slot) return 0;
    const u64 *cls = m->class_row[slot->classes].set.bits;
    return bit_test(cls, CLASS_CLITIC_NYA) ? TOKEN_NYA : bit_test(cls, CLASS_CLITIC) ? TOKEN_CLITIC : 0;
}

/* The word without the clitic it ends with, the longest there is. */
static u32 base_word(const struct doc *d, struct berita_token *t) {
    const struct model *m = d->model;
    char folded[FOLD_ROOM];
    bool plain = is_plain(d, t);
    const char *word = plain ? d->text + t->start : folded;
    u32 n = plain ? t->end - t->start : fold_token(d, t, folded);
    for (u32 k = CLITIC_MOST; k >= CLITIC_LEAST; k--) {
        u16 flag = n >= k + STEM_LEAST ? clitic_flag(m, find_part(m, word + n - k, k, plain)) : 0;
        if (!flag) continue;
        t->flags |= flag;
        const struct word_slot *base = find_part(m, word, n - k, plain);
        return base ? base->word - 1 : NONE;
    }
    return NONE;
}

static bool same_word(const struct doc *d, u32 row, const struct berita_token *t) {
    char a[FOLD_ROOM], b[FOLD_ROOM];
    const struct berita_token *o = &d->token[d->own_word[row]];
    u32 n = t->end - t->start;
    if (is_plain(d, t) && is_plain(d, o))
        return o->end - o->start == n && same_letters(d->text + o->start, d->text + t->start, n);
    n = fold_token(d, o, a);
    return fold_token(d, t, b) == n && memcmp(a, b, n) == 0;
}

/* Words made to collide must not make this quadratic: past so many probes a
 * word counts as new, and equal ones get ids of their own. */
enum { OWN_PROBES = 128 };

static u32 own_word(struct doc *d, u32 at, u32 hash) {
    struct berita_token *t = &d->token[at];
    u32 i = hash & (d->own_slots - 1), row, probes = 0;
    for (; d->own_slot[i] && probes < OWN_PROBES; i = (i + 1) & (d->own_slots - 1), probes++) {
        row = d->own_slot[i] - 1;
        if (d->own_hash[row] != hash || !same_word(d, row, t)) continue;
        t->flags |= d->token[d->own_word[row]].flags & (TOKEN_NYA | TOKEN_CLITIC);
        return d->model->n_words + row;
    }
    row = d->n_own++;
    if (!d->own_slot[i]) d->own_slot[i] = row + 1;
    d->own_word[row] = at;
    d->own_hash[row] = hash;
    d->own_base[row] = t->kind == TOKEN_WORD ? base_word(d, t) : NONE;
    return d->model->n_words + row;
}

/* ---- words that affixes derive ------------------------------------------- */

enum { AFFIX_LEAST = 2, AFFIX_MOST = 7, ROOT_LEAST = 4 }; /* letters */

static bool is_of(const struct model *m, const struct word_slot *slot, unsigned cls) {
    return slot && bit_test(m->class_row[slot->classes].set.bits, cls);
}

/* "harga-harga": a word said twice. */
static bool is_doubled(const char *word, u32 n) {
    return n % 2 == 1 && n > 2 * ROOT_LEAST && word[n / 2] == '-' && memcmp(word, word + n / 2 + 1, n / 2) == 0;
}

/* "Pemetaan", "komunalisme": is there an affix at the end, and where that asks for
 * it one at the beginning? */
static bool is_derived(const struct doc *d, const struct berita_token *t) {
    const struct model *m = d->model;
    char folded[FOLD_ROOM];
    bool plain = is_plain(d, t), last = false;
    const char *word = plain ? d->text + t->start : folded;
    u32 n = plain ? t->end - t->start : fold_token(d, t, folded);
    if (t->flags & TOKEN_JOINED && is_doubled(folded, fold_token(d, t, folded))) return true;
    for (u32 k = AFFIX_LEAST; k <= AFFIX_MOST && k + ROOT_LEAST <= n; k++) {
        const struct word_slot *affix = find_part(m, word + n - k, k, plain);
        if (is_of(m, affix, CLASS_AFFIX_ALONE)) return true;
        last |= is_of(m, affix, CLASS_AFFIX_LAST);
    }
    for (u32 k = AFFIX_LEAST; last && k <= AFFIX_MOST && k + ROOT_LEAST + AFFIX_LEAST <= n; k++)
        if (is_of(m, find_part(m, word, k, plain), CLASS_AFFIX_FIRST)) return true;
    return false;
}

/* Apart, as what is rare is, so that the loop over all tokens has the registers. */
__attribute__((noinline)) static const struct word_slot *known_folded(const struct doc *d, const struct berita_token *t) {
    char folded[FOLD_ROOM];
    return model_find_folded(d->model, folded, fold_token(d, t, folded));
}

/* What the lexicons have of the token's word, or NULL. */
static inline const struct word_slot *known_word(const struct doc *d, const struct berita_token *t) {
    const char *word = d->text + t->start;
    u32 n = t->end - t->start;
    if (n == 1 && (u8)*word < 128) return d->model->mark[(u8)*word];
    return is_plain(d, t) ? find_plain(d->model, word, n, t->word) : known_folded(d, t);
}

static inline void note_row(const struct model *m, struct facts *f, u32 row) {
    const struct class_row *r = &m->class_row[row];
    memcpy(f->cls, r->set.bits, sizeof f->cls);
    f->row = (u16)row;
    f->groups = r->groups;
}

static inline void note_facts(const struct model *m, struct facts *f, const struct word_slot *slot, bool capital) {
    note_row(m, f, slot->classes + capital);
    f->state = slot->state;
    f->habit = slot->habit;
}

/* Of words of the text's own those with a capital may be derived: what is seen at
 * the first goes for the others. */
static void note_derived(struct doc *d, u32 i) {
    const struct berita_token *t = &d->token[i];
    if (t->kind != TOKEN_WORD || !token_is_capital(t)) return;
    u32 first = d->own_word[t->word - d->model->n_words];
    bool derived = first < i && token_is_capital(&d->token[first]) ? doc_is(d, first, CLASS_WORD_DERIVED) : is_derived(d, t);
    if (derived) note_row(d->model, &d->facts[i], d->model->class_alone[CLASS_WORD_DERIVED]);
}

static const struct word_slot unknown;

/* A word that the lexicons lack gets an id of the text's own, a mark none. */
__attribute__((noinline)) static void note_unknown(struct doc *d, u32 i) {
    struct berita_token *t = &d->token[i];
    bool word = t->kind == TOKEN_WORD || t->kind == TOKEN_MIXED || t->kind == TOKEN_URL;
    t->word = word ? own_word(d, i, t->word) : 0;
    note_facts(d->model, &d->facts[i], &unknown, token_is_capital(t));
    if (word) note_derived(d, i);
}

/* The lexicons do not fit the caches: the slots of the tokens ahead are asked
 * for in time. */
enum { AHEAD = 16 };

/* Ids of the words.  Tokens whose phrases may go on with the next one are
 * listed in the scratch; their number is given. */
static u32 find_words(struct doc *d) {
    const struct model *m = d->model;
    const struct word_slot *before = &unknown, *slots = m->word_slot;
    struct berita_token *const token = d->token, *const end = token + d->n_tokens;
    struct facts *facts = d->facts;
    u32 n = 0, mask = m->word_mask;
    for (struct berita_token *t = token; t < end; t++, facts++) {
        if (end - t > AHEAD) __builtin_prefetch(&slots[t[AHEAD].word & mask]);
        const struct word_slot *slot = known_word(d, t);
        if (slot) {
            t->word = slot->word - 1;
            if (before->next >> (t->word & 31) & 1 && !(t->flags & TOKEN_LINE)) {
                __builtin_prefetch(model_edge(m, before->state, t->word));
                d->scratch[n++] = (u32)(t - token) - 1;
            }
            note_facts(m, facts, slot, token_is_capital(t));
        } else {
            note_unknown(d, (u32)(t - token));
            slot = &unknown;
        }
        before = slot;
    }
    memset(&d->facts[d->n_tokens], 0, 2 * sizeof *d->facts); /* the sentinels */
    return n;
}

static void add_phrases(struct doc *d, u32 first, u32 tokens, u32 state) {
    const struct state *s = &d->model->state[state];
    for (u32 i = 0; i < s->entries; i++) {
        const struct entry *e = &d->model->entry[s->first_entry + i];
        if (class_is_apart(e->cls) || !doc_has_capitals(d, e, first)) continue;
        struct phrase *p = doc_push_phrase(d);
        if (!p) return;
        *p = (struct phrase){first, (u16)tokens, e->cls, s->first_entry + i};
        d->facts[first].groups |= d->model->class_row[d->model->class_alone[e->cls]].groups;
    }
}

/* Walks the edges from token i, then adds what was met, longest first. */
static void phrases_at(struct doc *d, u32 i) {
    const struct model *m = d->model;
    u32 states[MAX_PHRASE_TOKENS + 1], n = 1;
    u32 state = d->facts[i].state;
    states[1] = state;
    while (n < MAX_PHRASE_TOKENS && m->state[state].more && i + n < d->n_tokens) {
        state = model_next(m, state, d->token[i + n].word);
        if (!state || d->token[i + n].flags & TOKEN_LINE) break;
        states[++n] = state;
    }
    u32 before = d->n_phrases;
    for (; n >= 2; n--) add_phrases(d, i, n, states[n]);
    if (d->n_phrases > before) d->token[i].flags |= TOKEN_PHRASE;
    d->phrase_at[i] = before;
}

bool stage_lookup(struct doc *d) {
    d->own_slots = 16; /* by this text's size: a long one before it left more room */
    while (d->own_slots < d->n_tokens) d->own_slots *= 2;
    memset(d->own_slot, 0, d->own_slots * sizeof *d->own_slot);
    u32 n = find_words(d);
    bool restored = case_restore(d);
    for (u32 i = 0; i < n; i++) phrases_at(d, d->scratch[i]);
    for (u32 i = 0; restored && i < d->n_phrases; i++)
        if (d->token[d->phrase[i].first].flags & TOKEN_UNCASED) case_restore_phrase(d, &d->phrase[i]);
    return true;
}
