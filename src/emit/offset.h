/* Byte offsets of a text into code points or UTF-16 units.
 *
 * A mark every eight bytes holds the units before it, so that an offset costs
 * the count of less than a word however long the text is and in whatever order
 * offsets come.  ASCII needs no marks. */
#ifndef EMIT_OFFSET_H
#define EMIT_OFFSET_H

#include "berita.h"

enum offset_unit { OFFSET_POINTS, OFFSET_BYTES, OFFSET_UTF16 };

struct offset_map {
    const unsigned char *text;
    uint32_t len;
    bool same; /* units are bytes */
    bool utf16;
    bool bad;       /* some bytes are no UTF-8; each counts as one code point */
    uint32_t *mark; /* one a block; for bad texts units << 2 | bytes to skip */
    size_t room;    /* marks allocated; kept from text to text */
};

/* False when memory is short. */
bool offset_map_fill(struct offset_map *map, const char *text, size_t len, bool bad,
                     enum offset_unit unit);
void offset_map_free(struct offset_map *map);

uint32_t offset_marked(const struct offset_map *map, uint32_t byte);

/* The unit at that byte, which must begin one (or be the text's length). */
static inline uint32_t offset_of(const struct offset_map *map, uint32_t byte) {
    return map->same ? byte : offset_marked(map, byte);
}

#endif
