#include "input/language.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

extern const char language_words_begin[], language_words_end[];

enum {
    SLOTS = 2048,     /* a power of two, some times the words */
    WORDS_MAX = 1024, /* of the lists; a test counts them */
    LOOK_MAX = 2000,  /* words of a text that are enough to tell */
    LONGEST = 24,     /* letters of a word that is looked up */
    PART = 10,        /* a word in so many must be known */
    SEVERAL = 30,     /* words of a text in which ... */
    DIFFERENT = 4,    /* ... so many different ones must be known */
    IN_MARKUP = 5,    /* the same in a page, whose menus have some too */
};

/* In the order of the sections of lexicons/formats/languages.txt. */
enum kind { KIND_BOTH, KIND_INDONESIAN, KIND_MALAY, WORD_KINDS };

struct word {
    const char *p; /* NULL: the slot is free */
    uint8_t n, kinds;
    uint16_t number;
};

struct language {
    struct word slot[SLOTS];
    uint16_t n;
    uint32_t second[32]; /* letters that may follow the first one, by five bits of each */
};

static uint32_t hash(const char *p, size_t n) {
    uint32_t h = 2166136261u;
    for (size_t i = 0; i < n; i++) h = (h ^ (unsigned char)p[i]) * 16777619u;
    return h ^ h >> 15;
}

/* The word's slot, or the free one where it would be. */
static const struct word *find(const struct language *l, const char *p, size_t n) {
    const struct word *w;
    for (uint32_t i = hash(p, n);; i++) {
        w = &l->slot[i % SLOTS];
        if (!w->p || (w->n == n && memcmp(w->p, p, n) == 0)) return w;
    }
}

static void add(struct language *l, const char *p, size_t n, enum kind kind) {
    struct word *w = &l->slot[find(l, p, n) - l->slot];
    if (!w->p && l->n < WORDS_MAX) *w = (struct word){p, (uint8_t)n, 0, l->n++};
    w->kinds |= (uint8_t)(1u << kind);
    if (n > 1) l->second[p[0] & 31] |= 1u << (p[1] & 31);
}

static bool is_letter(unsigned char c) { return ((c | 32) >= 'a' && (c | 32) <= 'z') || c >= 0x80; }

/* Comments go to the line's end; "[" begins the next section. */
static void fill(struct language *l, const char *p, const char *end) {
    unsigned kind = 0;
    while (p < end) {
        const char *from = p;
        while (p < end && is_letter((unsigned char)*p)) p++;
        if (p > from && kind) add(l, from, (size_t)(p - from), kind - 1);
        if (p > from || *p == ' ' || *p == '\n') p += p == from;
        else p = memchr(p, '\n', (size_t)(end - p)), kind += *from == '[';
    }
}

struct language *language_new(void) {
    struct language *l = calloc(1, sizeof *l);
    if (l) fill(l, language_words_begin, language_words_end);
    return l;
}

void language_free(struct language *l) { free(l); }

/* ---- a text --------------------------------------------------------------- */

struct count {
    size_t words, known, kind[WORD_KINDS], different;
    uint64_t seen[WORDS_MAX / 64];
};

static const struct word *look_up(const struct language *l, const char *p, size_t n) {
    static const struct word none;
    char small[LONGEST];
    if (n > LONGEST || n < 2 || !(l->second[p[0] & 31] >> (p[1] & 31) & 1)) return &none;
    for (size_t i = 0; i < n; i++) small[i] = (char)(p[i] | 32);
    return find(l, small, n);
}

static void count_word(const struct language *l, struct count *c, const char *p, size_t n) {
    const struct word *w = look_up(l, p, n);
    c->words++;
    if (!w->p) return;
    uint64_t *seen = &c->seen[w->number / 64], bit = 1ull << w->number % 64;
    c->known++;
    c->different += !(*seen & bit);
    *seen |= bit;
    for (unsigned k = 0; k < WORD_KINDS; k++) c->kind[k] += w->kinds >> k & 1;
}

/* The next word from *p on, which is moved behind it; 0: there is none. */
static size_t next_word(const char **p, const char *end, const char **word) {
    const char *q = *p;
    while (q < end && !is_letter((unsigned char)*q)) q++;
    *word = q;
    while (q < end && is_letter((unsigned char)*q)) q++;
    *p = q;
    return (size_t)(q - *word);
}

enum language_found language_find(const struct language *l, const char *text, size_t n) {
    const char *p = text, *end = text + n, *word;
    struct count c = {0};
    while (c.words < LOOK_MAX && (n = next_word(&p, end, &word))) count_word(l, &c, word, n);
    if (c.known * PART < c.words || c.different < (c.words < SEVERAL ? 2 : DIFFERENT))
        return LANGUAGE_OTHER;
    return c.kind[KIND_MALAY] > c.kind[KIND_INDONESIAN] ? LANGUAGE_MALAY : LANGUAGE_INDONESIAN;
}

/* Zeros are those of UTF-16, of which no word is seen. */
bool language_is_possible(const struct language *l, const char *markup, size_t n) {
    const char *p = markup, *end = markup + n, *word;
    struct count c = {0};
    if (memchr(markup, 0, n < 64 ? n : 64)) return true;
    while (c.different < IN_MARKUP && (n = next_word(&p, end, &word)))
        if (look_up(l, word, n)->kinds & 1u << KIND_BOTH) count_word(l, &c, word, n);
    return c.different == IN_MARKUP;
}
