/* Word ids and phrases: the last time anyone looks at letters.  Words the
 * lexicons lack get ids of the document's own, the same for the same folded
 * word; for those the clitics -nya, -lah, -kah, -pun, -ku, -mu are cut to find
 * a known word beneath. */
#include "core/utf8.h"
#include "model/model.h"
#include "stage/stage.h"

enum { FOLD_ROOM = 256 };

static u32 fold_token(const struct doc *d, const struct berita_token *t, char *out) {
    return utf8_fold(d->text + t->start, t->end - t->start, out, FOLD_ROOM);
}

static const struct { const char *text; u8 len; u16 flag; } clitics[] = {
    {"nya", 3, TOKEN_NYA},    {"lah", 3, TOKEN_CLITIC}, {"kah", 3, TOKEN_CLITIC},
    {"pun", 3, TOKEN_CLITIC}, {"ku", 2, TOKEN_CLITIC},  {"mu", 2, TOKEN_CLITIC},
};

static u32 base_word(const struct doc *d, struct berita_token *t, const char *folded, u32 n) {
    for (u32 i = 0; i < COUNT(clitics); i++) {
        u32 k = clitics[i].len;
        if (n < k + 2 || memcmp(folded + n - k, clitics[i].text, k)) continue;
        t->flags |= clitics[i].flag;
        return model_find_word(d->model, folded, n - k);
    }
    return NONE;
}

static bool same_word(const struct doc *d, u32 row, const char *folded, u32 n) {
    char other[FOLD_ROOM];
    const struct berita_token *t = &d->token[d->own_word[row]];
    if (!(t->flags & TOKEN_NON_ASCII) && t->end - t->start != n) return false;
    return fold_token(d, t, other) == n && memcmp(other, folded, n) == 0;
}

static u32 own_word(struct doc *d, u32 at, const char *folded, u32 n, u32 hash) {
    struct berita_token *t = &d->token[at];
    u32 i = (hash ^ hash >> 15) & (d->own_slots - 1), row;
    for (; d->own_slot[i]; i = (i + 1) & (d->own_slots - 1)) {
        row = d->own_slot[i] - 1;
        if (!same_word(d, row, folded, n)) continue;
        t->flags |= d->token[d->own_word[row]].flags & (TOKEN_NYA | TOKEN_CLITIC);
        return d->model->n_words + row;
    }
    row = d->n_own++;
    d->own_slot[i] = row + 1;
    d->own_word[row] = at;
    d->own_base[row] = t->kind == TOKEN_WORD ? base_word(d, t, folded, n) : NONE;
    return d->model->n_words + row;
}

static void find_words(struct doc *d) {
    const struct model *m = d->model;
    char folded[FOLD_ROOM];
    for (u32 i = 0; i < d->n_tokens; i++) {
        struct berita_token *t = &d->token[i];
        u32 hash = t->word, n = fold_token(d, t, folded);
        u32 w = model_find_hashed(m, folded, n, hash);
        if (w != NONE) t->word = w;
        else if (t->kind == TOKEN_WORD || t->kind == TOKEN_MIXED || t->kind == TOKEN_URL)
            t->word = own_word(d, i, folded, n, hash);
        else t->word = 0;
    }
}

static void add_phrases(struct doc *d, u32 first, u32 tokens, u32 state) {
    const struct state *s = &d->model->state[state];
    for (u32 i = 0; i < s->entries; i++) {
        const struct entry *e = &d->model->entry[s->first_entry + i];
        bool good = true;
        for (u32 k = 0; k < tokens && good; k++)
            good = !(e->capitals >> k & 1) || token_is_capital(&d->token[first + k]);
        if (!good) continue;
        struct phrase *p = doc_push_phrase(d);
        if (!p) return;
        *p = (struct phrase){first, (u16)tokens, e->cls, s->first_entry + i};
    }
}

/* Walks the edges from token i, then adds what was met, longest first. */
static void phrases_at(struct doc *d, u32 i) {
    const struct model *m = d->model;
    u32 states[MAX_PHRASE_TOKENS + 1], n = 1;
    u32 state = doc_word(d, i)->state;
    states[1] = state;
    while (n < MAX_PHRASE_TOKENS && m->state[state].more && i + n < d->n_tokens) {
        state = model_next(m, state, d->token[i + n].word);
        if (!state || d->token[i + n].flags & TOKEN_LINE) break;
        states[++n] = state;
    }
    u32 before = d->n_phrases;
    for (; n >= 2; n--) add_phrases(d, i, n, states[n]);
    if (d->n_phrases > before) d->token[i].flags |= TOKEN_PHRASE;
}

bool stage_lookup(struct doc *d) {
    memset(d->own_slot, 0, d->own_slots * sizeof *d->own_slot);
    find_words(d);
    for (u32 i = 0; i < d->n_tokens; i++)
        if (doc_word(d, i)->more & 1) phrases_at(d, i);
    return true;
}
