/* Which bytes are UTF-8: what the emitters need of it, with the library's
 * verdict (each byte of a broken sequence is one bad byte). */
#ifndef EMIT_UTF8_H
#define EMIT_UTF8_H

#include <stddef.h>

#define REPLACEMENT "\xef\xbf\xbd" /* U+FFFD, for what cannot be printed */

static inline int utf8_tail(unsigned char c) { return (c & 0xc0) == 0x80; }

/* Length of the code point at p, 0 when the bytes there are none. */
static inline size_t utf8_length(const unsigned char *p, const unsigned char *end) {
    size_t left = (size_t)(end - p);
    unsigned char c = p[0];
    if (c < 0x80) return 1;
    if (c < 0xc2 || c > 0xf4 || left < 2) return 0;
    if (c < 0xe0) return utf8_tail(p[1]) ? 2 : 0;
    if (left < 3 || !utf8_tail(p[1]) || !utf8_tail(p[2])) return 0;
    if (c == 0xe0 && p[1] < 0xa0) return 0; /* overlong */
    if (c == 0xed && p[1] > 0x9f) return 0; /* surrogate */
    if (c < 0xf0) return 3;
    if (left < 4 || !utf8_tail(p[3])) return 0;
    if (c == 0xf0 && p[1] < 0x90) return 0;
    if (c == 0xf4 && p[1] > 0x8f) return 0;
    return 4;
}

#endif
