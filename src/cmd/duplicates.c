#include "cmd/duplicates.h"

#include <errno.h>
#include <stdlib.h>

enum {
    WORDS = 5,        /* of a shingle */
    FEW = 24,         /* shingles below which only the same bytes are a copy */
    LONG_CHAIN = 128, /* texts that are looked at in one bin: what so many share tells nothing */
};
static const double COPY = 0.6; /* share of its shingles that a copy has from its source */

/* ---- signatures ------------------------------------------------------- */

static uint64_t mix(uint64_t h) {
    h = (h ^ h >> 33) * 0xff51afd7ed558ccdu;
    h = (h ^ h >> 33) * 0xc4ceb9fe1a85ec53u;
    return h ^ h >> 33;
}

static void sum_bytes(uint64_t sum[2], const char *p, size_t n) {
    uint64_t a = n, b = 0x9e3779b97f4a7c15u, x;
    for (; n >= 8; p += 8, n -= 8) {
        memcpy(&x, p, 8);
        a = mix(a ^ x);
        b = (b ^ x) * 0x2545f4914f6cdd1du;
        b ^= b >> 29;
    }
    for (x = 0; n > 0; p++, n--) x = x << 8 | (unsigned char)*p;
    sum[0] = mix(a ^ x);
    sum[1] = mix(b ^ x);
}

/* Letters and digits, and bytes beyond ASCII but for quotation marks, dashes and
 * dots (U+2010 to U+203F), which papers set each in their own way. */
static bool is_mark(const unsigned char *p, const unsigned char *end) {
    return end - p >= 3 && p[0] == 0xe2 && p[1] == 0x80;
}

static bool is_letter(unsigned char c) {
    return c >= 0x80 || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

/* The hash of the next word in whatever case; false at the end. */
static bool next_word(const unsigned char **at, const unsigned char *end, uint64_t *word) {
    const unsigned char *p = *at;
    uint64_t h = 0xcbf29ce484222325u;
    while (p < end && (is_mark(p, end) || !is_letter(*p))) p += is_mark(p, end) ? 3 : 1;
    if (p == end) return false;
    for (; p < end && is_letter(*p) && !is_mark(p, end); p++) {
        unsigned char c = *p >= 'A' && *p <= 'Z' ? *p | 32 : *p;
        h = (h ^ c) * 0x100000001b3u;
    }
    *at = p;
    *word = h;
    return true;
}

void signature_make(struct signature *s, const char *text, size_t n) {
    const unsigned char *p = (const unsigned char *)text, *end = p + n;
    uint64_t last[WORDS] = {0}, word;
    uint32_t words = 0;
    sum_bytes(s->sum, text, n);
    for (unsigned i = 0; i < BINS; i++) s->bin[i] = UINT32_MAX;
    while (next_word(&p, end, &word)) {
        uint64_t h = 0;
        last[words++ % WORDS] = word;
        if (words < WORDS) continue;
        for (unsigned i = 0; i < WORDS; i++) h = h * 0x9e3779b97f4a7c15u + last[(words + i) % WORDS];
        h = mix(h);
        uint32_t least = (uint32_t)h & 0x7fffffffu, *bin = &s->bin[h >> 58];
        if (least < *bin) *bin = least;
    }
    s->shingles = words < WORDS ? 0 : words - WORDS + 1;
}

/* ---- the window ------------------------------------------------------- */

enum { CHAINS = BINS + 1 }; /* one a bin, and one for the sums of bytes */

/* Texts are numbered from 1; the number of one older than the window ends a chain,
 * which is all that forgetting takes. */
struct text {
    struct signature signature;
    char *id;
    uint32_t n, room;      /* of the id */
    bool is_number;
    uint32_t next[CHAINS]; /* an older text with the same key there */
    uint32_t agree, asked; /* bins in which it agrees with the text asked of, which was the asked-th */
};

struct duplicates {
    struct text *text;  /* number % window */
    uint32_t window, last, asked;
    uint32_t *head, heads; /* of each chain by the hash of its key, a power of two of them */
};

struct duplicates *duplicates_new(uint32_t window) {
    struct duplicates *d = calloc(1, sizeof *d);
    if (!d) return NULL;
    d->window = window;
    for (d->heads = 64; d->heads < window; d->heads *= 2) continue;
    d->text = calloc(window, sizeof *d->text);
    d->head = calloc((size_t)d->heads * CHAINS, sizeof *d->head);
    if (d->text && d->head) return d;
    duplicates_free(d);
    return NULL;
}

void duplicates_free(struct duplicates *d) {
    if (!d) return;
    for (uint32_t i = 0; d->text && i < d->window; i++) free(d->text[i].id);
    free(d->text);
    free(d->head);
    free(d);
}

static struct text *text_of(const struct duplicates *d, uint32_t number) { return &d->text[number % d->window]; }

static bool is_remembered(const struct duplicates *d, uint32_t number) {
    return number != 0 && d->last - number < d->window;
}

static bool has_key(const struct signature *s, unsigned chain) { return chain == BINS || s->bin[chain] != UINT32_MAX; }

static uint32_t *head_of(const struct duplicates *d, const struct signature *s, unsigned chain) {
    uint64_t key = chain == BINS ? s->sum[0] : s->bin[chain];
    return &d->head[(size_t)chain * d->heads + (mix(key) & (d->heads - 1))];
}

static bool remember(struct duplicates *d, const struct signature *s, const struct record *r) {
    struct text *t = text_of(d, d->last + 1);
    struct berita_str id = r->id;
    if (t->room < id.n) {
        char *room = realloc(t->id, id.n);
        if (!room) return false;
        t->id = room;
        t->room = id.n;
    }
    if (id.n) memcpy(t->id, id.p, id.n);
    t->n = id.n;
    t->is_number = r->id_is_number;
    t->signature = *s;
    t->asked = 0;
    d->last++;
    for (unsigned i = 0; i < CHAINS; i++) {
        if (!has_key(s, i)) continue;
        uint32_t *head = head_of(d, s, i);
        t->next[i] = *head;
        *head = d->last;
    }
    return true;
}

/* ---- comparing -------------------------------------------------------- */

static const struct text *same_bytes(const struct duplicates *d, const struct signature *s) {
    uint32_t n = *head_of(d, s, BINS);
    for (; is_remembered(d, n); n = text_of(d, n)->next[BINS]) {
        const struct text *t = text_of(d, n);
        if (t->signature.sum[0] == s->sum[0] && t->signature.sum[1] == s->sum[1]) return t;
    }
    return NULL;
}

/* The text that agrees in the most bins; of several the one that did so first. */
static const struct text *most_alike(struct duplicates *d, const struct signature *s) {
    struct text *best = NULL;
    d->asked++;
    for (unsigned i = 0; i < BINS; i++) {
        uint32_t n = has_key(s, i) ? *head_of(d, s, i) : 0;
        for (unsigned length = 0; is_remembered(d, n) && length < LONG_CHAIN; length++) {
            struct text *t = text_of(d, n);
            n = t->next[i];
            if (t->signature.bin[i] != s->bin[i]) continue;
            t->agree = t->asked == d->asked ? t->agree + 1 : 1;
            t->asked = d->asked;
            if (!best || t->agree > best->agree) best = t;
        }
    }
    return best;
}

/* The share of its shingles that the new one has from the old one, from how many
 * of both they share. */
static bool is_copy(const struct signature *new, const struct text *old) {
    unsigned both_empty = 0;
    for (unsigned i = 0; i < BINS; i++) both_empty += !has_key(new, i) && !has_key(&old->signature, i);
    double alike = (double)old->agree / (BINS - both_empty);
    double common = alike / (1 + alike) * ((double)new->shingles + old->signature.shingles);
    return new->shingles >= FEW && common >= COPY * new->shingles;
}

bool duplicates_ask(struct duplicates *d, const struct signature *s, const struct record *r, struct origin *origin) {
    const struct text *found = same_bytes(d, s);
    if (!found) {
        found = most_alike(d, s);
        if (found && !is_copy(s, found)) found = NULL;
    }
    origin->id.n = 0;
    if (!found && !remember(d, s, r)) origin->id.error = ENOMEM;
    if (!found) return false;
    out_bytes(&origin->id, found->id, found->n);
    origin->is_number = found->is_number;
    return true;
}
