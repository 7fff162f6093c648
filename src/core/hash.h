/* Words as numbers.  The key of a folded word of up to sixteen bytes is these
 * bytes, so that equal keys are equal words; in that of a longer one the bytes
 * from the ninth on are a hash.  Keys are blind to bit 5 of each byte, by which
 * the cases of ASCII letters differ: a word need not be folded first unless it
 * holds other letters, and those may differ in that bit alone and must be
 * compared.
 *
 * Little-endian, as the image is. */
#ifndef CORE_HASH_H
#define CORE_HASH_H

#include "core/base.h"

#define KEY_CASE 0x2020202020202020u

enum { KEY_LETTERS = 16 };

struct key { u64 low, high; };

static inline u64 load_8(const char *p) {
    u64 x;
    memcpy(&x, p, sizeof x);
    return x;
}

/* The first n bytes of a block, 1 to 8. */
static inline u64 key_block(u64 block, u32 n) { return (block | KEY_CASE) & ~0ull >> (64 - 8 * n); }

/* What stands for the bytes of a long word from the ninth on, the last n % 8 of
 * them loaded. */
static inline u64 key_rest(const char *p, u32 n, u64 last) {
    u64 h = n;
    for (; n >= 8; n -= 8, p += 8) {
        h = (h ^ (load_8(p) | KEY_CASE)) * 0x9e3779b97f4a7c15u;
        h ^= h >> 29;
    }
    if (n) h = (h ^ key_block(last, n)) * 0x9e3779b97f4a7c15u;
    return ((h ^ h >> 29) & ~0x20ull) | 1; /* the first byte of a word has bit 5 */
}

/* The key where eight bytes past the end may be read. */
static inline struct key key_near(const char *p, u32 n) {
    struct key k = {0, 0};
    if (n) k.low = key_block(load_8(p), min_u32(n, 8));
    if (n > KEY_LETTERS) k.high = key_rest(p + 8, n - 8, load_8(p + (n & ~7u)));
    else if (n > 8) k.high = key_block(load_8(p + 8), n - 8);
    return k;
}

static inline struct key key_of(const char *p, u32 n) {
    char last[24] = {0}; /* the bytes from the last multiple of eight on */
    if (n <= KEY_LETTERS) return memcpy(last, p, n), key_near(last, n);
    memcpy(last, p + (n & ~7u), n & 7);
    return (struct key){key_block(load_8(p), 8), key_rest(p + 8, n - 8, load_8(last))};
}

/* Do equal keys say that words of n bytes are equal? */
static inline bool key_tells(struct key k, u32 n) {
    return n <= KEY_LETTERS && !((k.low | k.high) & KEY_CASE << 2);
}

static inline bool same_key(struct key x, struct key y) { return x.low == y.low && x.high == y.high; }

/* Its low bits serve for tables. */
static inline u32 hash_key(struct key k) {
    u64 h = (k.low ^ k.low >> 32) * 0x9e3779b97f4a7c15u ^ (k.high ^ k.high >> 32) * 0xc2b2ae3d27d4eb4fu;
    return (u32)(h ^ h >> 32);
}

static inline u32 hash_bytes(const char *p, u32 n) { return hash_key(key_of(p, n)); }

/* Are two runs of n bytes equal but for the case of ASCII letters?  Eight
 * bytes past the end of each may be read. */
static inline bool same_letters(const char *a, const char *b, u32 n) {
    u64 differ = 0;
    for (; n >= 8; n -= 8, a += 8, b += 8) differ |= (load_8(a) ^ load_8(b)) & ~KEY_CASE;
    if (n) differ |= (load_8(a) ^ load_8(b)) & ~KEY_CASE & ~0ull >> (64 - 8 * n);
    return differ == 0;
}

#endif
