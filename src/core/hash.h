/* Words as numbers.  The key of a folded word of one to eight bytes is these
 * bytes, so that equal keys are equal words; that of a longer one is a hash.
 * Both are blind to bit 5 of each byte, by which the cases of ASCII letters
 * differ: a word need not be folded first unless it holds other letters, and
 * then those may differ in that bit alone and must be compared.
 *
 * Little-endian, as the image is. */
#ifndef CORE_HASH_H
#define CORE_HASH_H

#include "core/base.h"

#define KEY_CASE 0x2020202020202020u

static inline u64 load_8(const char *p) {
    u64 x;
    memcpy(&x, p, sizeof x);
    return x;
}

/* Of the first n bytes of a block, 1 to 8. */
static inline u64 key_short(u64 block, u32 n) { return (block | KEY_CASE) & ~0ull >> (64 - 8 * n); }

/* Of longer words: from 0, a step for each eight bytes, then the end with the
 * key of what is left. */
static inline u64 key_step(u64 key, u64 block) {
    key = (key ^ (block | KEY_CASE)) * 0x9e3779b97f4a7c15u;
    return key ^ key >> 29;
}

static inline u64 key_end(u64 key, u64 rest, u32 n) {
    key = (key ^ rest ^ (u64)n << 56) * 0x9e3779b97f4a7c15u;
    return (key ^ key >> 29) & ~0x20ull; /* a bit that every short key has */
}

/* The key of n bytes, n > 8, whose last n % 8 have been loaded. */
static inline u64 key_long(const char *p, u32 n, u64 rest) {
    u64 key = 0;
    for (u32 i = 0; i + 8 <= n; i += 8) key = key_step(key, load_8(p + i));
    return key_end(key, n % 8 ? key_short(rest, n % 8) : 0, n);
}

static inline u64 word_key(const char *p, u32 n) {
    u64 rest = 0;
    if (n == 8) return key_short(load_8(p), 8);
    for (u32 i = n & ~7u; i < n; i++) rest |= (u64)(u8)p[i] << 8 * (i & 7);
    return n > 8 ? key_long(p, n, rest) : n ? key_short(rest, n) : 0;
}

/* The same where eight bytes past the end may be read. */
static inline u64 word_key_near(const char *p, u32 n) {
    return n > 8 ? key_long(p, n, load_8(p + (n & ~7u))) : n ? key_short(load_8(p), n) : 0;
}

/* Its low bits serve for tables. */
static inline u32 hash_key(u64 key) {
    key = (key ^ key >> 32) * 0x9e3779b97f4a7c15u;
    return (u32)(key ^ key >> 32);
}

static inline u32 hash_bytes(const char *p, u32 n) { return hash_key(word_key(p, n)); }

/* Are two runs of n bytes equal but for the case of ASCII letters?  Eight
 * bytes past the end of each may be read. */
static inline bool same_letters(const char *a, const char *b, u32 n) {
    u64 differ = 0;
    for (; n >= 8; n -= 8, a += 8, b += 8) differ |= (load_8(a) ^ load_8(b)) & ~KEY_CASE;
    if (n) differ |= (load_8(a) ^ load_8(b)) & ~KEY_CASE & ~0ull >> (64 - 8 * n);
    return differ == 0;
}

#endif
