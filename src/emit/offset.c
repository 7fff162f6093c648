#include "emit/offset.h"

#include "emit/utf8.h"

#include <stdlib.h>
#include <string.h>

enum { BLOCK = 8 };

static const uint64_t ones = 0x0101010101010101u;

static bool is_ascii(const char *text, size_t len) {
    uint64_t x;
    size_t at = 0;
    for (; len - at >= 8; at += 8) {
        memcpy(&x, text + at, 8);
        if (x & ones << 7) return false;
    }
    for (; at < len; at++)
        if ((unsigned char)text[at] >= 0x80) return false;
    return true;
}

/* One bit a byte, at its bottom: does the byte begin a code point?  And has
 * that one a pair of UTF-16 units (lead bytes F0 and up)? */
static uint64_t leads(uint64_t x) { return ~((x >> 7) & ~(x >> 6)) & ones; }
static uint64_t leads_pair(uint64_t x) { return (x >> 7) & (x >> 6) & (x >> 5) & (x >> 4) & ones; }

/* Of eight bytes in memory order, those before the n-th, n < 8. */
static uint64_t first_bytes(size_t n) {
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    return ((uint64_t)1 << 8 * n) - 1;
#else
    return ~(~(uint64_t)0 >> 8 * n);
#endif
}

/* Units that begin in the n bytes at p, n <= BLOCK; the text goes on to `end`. */
static inline uint32_t units_in(const unsigned char *p, size_t n, const unsigned char *end,
                                bool utf16) {
    uint64_t x;
    uint32_t units = 0;
    if (end - p < BLOCK) {
        for (; n > 0; p++, n--) units += !utf8_tail(*p) + (utf16 && *p >= 0xf0);
        return units;
    }
    memcpy(&x, p, BLOCK);
    x = leads(x) + (utf16 ? leads_pair(x) : 0);
    return (uint32_t)((n < BLOCK ? x & first_bytes(n) : x) * ones >> 56);
}

/* Is a block all ASCII?  Most are. */
static inline bool is_ascii_block(const unsigned char *p) {
    uint64_t x;
    memcpy(&x, p, BLOCK);
    return !(x & ones << 7);
}

/* Apart from each other, so that either has a loop without a question. */
static inline void mark_all(struct offset_map *map, bool utf16) {
    const unsigned char *p = map->text, *end = p + map->len;
    uint32_t units = 0, *mark = map->mark;
    for (; end - p >= BLOCK; p += BLOCK) {
        *mark++ = units;
        units += is_ascii_block(p) ? BLOCK : units_in(p, BLOCK, end, utf16);
    }
    *mark = units;
}

static void mark_good(struct offset_map *map) {
    if (map->utf16)
        mark_all(map, true);
    else
        mark_all(map, false);
}

static uint32_t step(const struct offset_map *map, uint32_t at, uint32_t *units) {
    size_t n = utf8_length(map->text + at, map->text + map->len);
    *units += 1 + (map->utf16 && n == 4);
    return at + (n ? (uint32_t)n : 1);
}

/* In a bad text a byte does not say whether it begins a code point, so a mark
 * tells also how many bytes of its block belong to the one before. */
static void mark_bad(struct offset_map *map) {
    uint32_t units = 0, at = 0;
    for (size_t block = 0; block * BLOCK <= map->len; block++) {
        while (at < block * BLOCK) at = step(map, at, &units);
        map->mark[block] = units << 2 | (at - (uint32_t)(block * BLOCK));
    }
}

bool offset_map_fill(struct offset_map *map, const char *text, size_t len, bool bad,
                     enum offset_unit unit) {
    size_t blocks = len / BLOCK + 1;
    map->text = (const unsigned char *)text;
    map->len = (uint32_t)len;
    map->bad = bad;
    map->utf16 = unit == OFFSET_UTF16;
    map->same = unit == OFFSET_BYTES || is_ascii(text, len);
    if (map->same) return true;
    if (blocks > map->room) {
        uint32_t *mark = realloc(map->mark, blocks * 2 * sizeof *mark);
        if (!mark) return false;
        map->mark = mark;
        map->room = blocks * 2;
    }
    if (bad)
        mark_bad(map);
    else
        mark_good(map);
    return true;
}

void offset_map_free(struct offset_map *map) {
    free(map->mark);
    map->mark = NULL;
}

uint32_t offset_marked(const struct offset_map *map, uint32_t byte) {
    const unsigned char *text = map->text;
    uint32_t block = byte / BLOCK, mark = map->mark[block], from = block * BLOCK;
    if (!map->bad) return mark + units_in(text + from, byte - from, text + map->len, map->utf16);
    uint32_t units = mark >> 2;
    for (from += mark & 3; from < byte;) from = step(map, from, &units);
    return units;
}
