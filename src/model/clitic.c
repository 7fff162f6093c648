/* Where a clitic begins that is written at the end of a word. */
#include "model/clitic.h"

#include "core/utf8.h"

enum { CLITIC_LEAST = 2, CLITIC_MOST = 3, STEM_LEAST = 2, UNKNOWN_LEAST = 4, FOLD_ROOM = 256 }; /* bytes */

static bool is_of(const struct model *m, const char *folded, u32 n, unsigned cls) {
    u32 w = model_find_word(m, folded, n);
    return w != NONE && bit_test(model_classes(m, &m->word[w], false), cls);
}

/* The entry of a word that is a clitic, or NULL. */
static const struct entry *entry_of(const struct model *m, const char *folded, u32 n) {
    u32 w = model_find_word(m, folded, n);
    const struct state *s = w == NONE ? NULL : &m->state[m->word[w].state];
    for (u32 i = 0; s && i < s->entries; i++) {
        const struct entry *e = &m->entry[s->first_entry + i];
        if (e->cls == CLASS_CLITIC || e->cls == CLASS_CLITIC_NYA) return e;
    }
    return NULL;
}

/* The clitic that the letters before `end` are, its length in *len; or NULL. */
static const struct entry *clitic_before(const struct doc *d, u32 start, u32 end, u32 *len) {
    char tail[CLITIC_MOST];
    for (u32 i = 0; i < CLITIC_MOST && i < end - start; i++) {
        char c = d->text[end - 1 - i];
        tail[CLITIC_MOST - 1 - i] = c >= 'A' && c <= 'Z' ? (char)(c | 32) : c;
    }
    for (*len = CLITIC_MOST; *len >= CLITIC_LEAST; --*len) {
        if (end - start < *len + STEM_LEAST) continue;
        const struct entry *e = entry_of(d->model, tail + CLITIC_MOST - *len, *len);
        if (e) return e;
    }
    return NULL;
}

/* May that be a stem?  What the lexicons know may.  Before a clitic that few
 * words end with otherwise (number 1) any long one may, in small letters: a
 * capitalised one may be a name. */
static bool is_stem(const struct doc *d, u32 t, const char *folded, u32 n, const struct entry *clitic) {
    const struct model *m = d->model;
    u32 w = model_find_word(m, folded, n);
    u8 shape = d->token[t].shape;
    if (w != NONE && m->word[w].lower) return shape == SHAPE_LOWER || m->word[w].lower > m->word[w].upper;
    return clitic->number == 1 && shape == SHAPE_LOWER && n >= UNKNOWN_LEAST;
}

u32 clitic_start(const struct doc *d, u32 t, u32 end) {
    const struct berita_token *k = &d->token[t];
    char folded[FOLD_ROOM];
    u32 len;
    if ((k->kind != TOKEN_WORD && k->kind != TOKEN_MIXED) || end <= k->start || end > k->end) return end;
    if (end - k->start > FOLD_ROOM / 2) return end;
    const struct entry *clitic = clitic_before(d, k->start, end, &len);
    if (!clitic) return end;
    u32 n = utf8_fold(d->text + k->start, end - k->start, folded, sizeof folded);
    if (n < len + STEM_LEAST || is_of(d->model, folded, n, CLASS_CLITIC_WHOLE)) return end;
    if (folded[n - len - 1] == '-') return n > len + STEM_LEAST ? end - len - 1 : end;
    return is_stem(d, t, folded, n - len, clitic) ? end - len : end;
}
