#include "formats/page_text.h"

#include "core/hash.h"

struct text text_of_kept(const struct tree *t, struct span s) {
    return (struct text){s.n ? t->kept.p + s.at : "", s.n};
}

struct text text_of_node(const struct tree *t, const struct node *n) {
    return (struct text){t->text.p + n->text, n->text_end - n->text};
}

struct text text_of_block(const struct tree *t, const struct block *b) {
    return (struct text){t->text.p + b->text, b->text_end - b->text};
}

static bool is_space(char c) { return (u8)c <= ' '; }

struct text text_trim(struct text s) {
    while (s.n && is_space(s.p[0])) s.p++, s.n--;
    while (s.n && is_space(s.p[s.n - 1])) s.n--;
    return s;
}

bool text_is_letter(char c) {
    return (u8)((c | 32) - 'a') < 26 || (u8)(c - '0') < 10 || (u8)c >= 0x80;
}

/* Thai, kana, Chinese: no blanks between words, so that each letter is one. */
static bool stands_alone(struct text s) {
    return s.n >= 3 && (((u8)*s.p >= 0xe3 && (u8)*s.p < 0xea) || !memcmp(s.p, "\xe0\xb8", 2));
}

bool text_next_word(struct text *s, struct text *word) {
    while (s->n && !text_is_letter(*s->p)) s->p++, s->n--;
    word->p = s->p;
    if (stands_alone(*s)) s->p += 3, s->n -= 3;
    else
        while (s->n && text_is_letter(*s->p) && !stands_alone(*s)) s->p++, s->n--;
    word->n = (u32)(s->p - word->p);
    return word->n > 0;
}

void title_words_read(struct text s, struct title_words *w) {
    char folded[64];
    w->n = 0;
    for (struct text word; w->n < TITLE_WORDS && text_next_word(&s, &word);)
        w->hash[w->n++] = hash_bytes(folded, words_lower(word.p, word.n, folded, sizeof folded));
}

u32 text_count_words(struct text s) {
    u32 n = 0;
    for (struct text word; text_next_word(&s, &word);) n++;
    return n;
}

u32 title_words_alike(struct title_words a, const struct title_words *b) {
    u32 common = 0;
    for (u32 i = 0; i < b->n; i++)
        for (u32 k = 0; k < a.n - common; k++)
            if (b->hash[i] == a.hash[k]) {
                a.hash[k] = a.hash[a.n - ++common];
                break;
            }
    return a.n && b->n ? common * 200 / (a.n + b->n) : 0;
}

/* Letters and digits alone, in lower case: "Kompas.com" is "KOMPAS.com". */
static u32 bare(struct text s, char *out, u32 room) {
    u32 n = 0;
    for (u32 i = 0; i < s.n && n < room; i++)
        if (text_is_letter(s.p[i]))
            out[n++] = (u8)(s.p[i] - 'A') < 26 ? (char)(s.p[i] | 32) : s.p[i];
    return n;
}

bool text_begins_alike(struct text a, struct text b) {
    char x[64], y[64];
    u32 n = bare(a, x, sizeof x), m = bare(b, y, sizeof y);
    return min_u32(n, m) >= 3 && !memcmp(x, y, min_u32(n, m));
}

bool text_is_address(struct text s) {
    for (u32 i = 0; i + 3 <= s.n; i++)
        if (!memcmp(s.p + i, "://", 3)) return true;
    return s.n > 4 && !memcmp(s.p, "www.", 4);
}
