/* UTF-8, one code point at a time, for the bytes that are not ASCII. */
#ifndef CORE_UTF8_H
#define CORE_UTF8_H

#include "core/base.h"

/* The code point at text[at], its length in *len (1 to 4).  Bytes that are no
 * UTF-8 give 0xFFFD and length 1. */
u32 utf8_at(const char *text, u32 size, u32 at, u32 *len);

/* Code point before text[at]; 0 at the start. */
u32 utf8_before(const char *text, u32 at);

bool utf8_is_letter(u32 cp);  /* letters and the marks that combine with them */
bool utf8_is_upper(u32 cp);
bool utf8_is_space(u32 cp);
bool utf8_is_apostrophe(u32 cp); /* ' and its look-alikes inside a word */

/* Bytes of text[0, size) that are no UTF-8; the first one's place in *first. */
u32 utf8_bad_bytes(const char *text, u32 size, u32 *first, bool *ascii);

/* Folds a word for look-up: lower case, every apostrophe as ', every hyphen
 * as -.  Writes at most `room` bytes and gives their number; a word that
 * needs more is cut, which only makes it unknown. */
u32 utf8_fold(const char *text, u32 size, char *out, u32 room);

/* The hash of words: eight bytes a step, blind to the case of ASCII letters, so
 * that a token of ASCII letters hashes as its folded form does. */
static inline u64 hash_block(u64 h, u64 block, u32 bytes) {
    block |= 0x2020202020202020u;
    if (bytes < 8) block &= ~0ull >> (64 - 8 * bytes);
    return (h ^ block) * 0x9e3779b97f4a7c15u;
}

/* `tail` are the last n % 8 bytes, the first of them lowest. */
static inline u32 hash_with_tail(const char *p, u32 n, u64 tail) {
    u64 h = n, block;
    for (; n >= 8; n -= 8, p += 8) {
        memcpy(&block, p, 8);
        h = hash_block(h, block, 8);
        h ^= h >> 29;
    }
    if (n) h = hash_block(h, tail, n);
    return (u32)(h ^ h >> 32);
}

static inline u32 hash_bytes(const char *p, u32 n) {
    u64 tail = 0;
    for (u32 i = n & ~7u; i < n; i++) tail |= (u64)(u8)p[i] << 8 * (i & 7);
    return hash_with_tail(p, n, tail);
}

/* The same where eight bytes past the end may be read. */
static inline u32 hash_word(const char *p, u32 n) {
    u64 tail;
    memcpy(&tail, p + (n & ~7u), 8);
    return hash_with_tail(p, n, tail);
}

/* Are two runs of n bytes equal but for the case of ASCII letters?  Eight
 * bytes past the end of each may be read. */
static inline bool same_letters(const char *a, const char *b, u32 n) {
    u64 x, y, differ = 0;
    for (; n >= 8; n -= 8, a += 8, b += 8) {
        memcpy(&x, a, 8);
        memcpy(&y, b, 8);
        differ |= (x ^ y) & ~0x2020202020202020u;
    }
    if (n) {
        memcpy(&x, a, 8);
        memcpy(&y, b, 8);
        differ |= (x ^ y) & ~0x2020202020202020u & ~0ull >> (64 - 8 * n);
    }
    return differ == 0;
}

#endif
