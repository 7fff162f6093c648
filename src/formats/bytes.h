/* A buffer that grows and is kept. */
#ifndef FORMATS_BYTES_H
#define FORMATS_BYTES_H

#include "core/base.h"

struct bytes {
    char *p;
    size_t n, room;
};

/* Bytes of a buffer, told by their place because buffers move. */
struct span {
    u32 at, n;
};

/* Room for `more` bytes behind the n that are there; false without memory. */
bool bytes_room(struct bytes *b, size_t more);
bool bytes_add(struct bytes *b, const char *p, size_t n);
void bytes_free(struct bytes *b);

static inline bool bytes_put(struct bytes *b, char c) {
    if (b->n == b->room && !bytes_room(b, 1)) return false;
    b->p[b->n++] = c;
    return true;
}

/* Makes an array of `room` rows larger by half, and at least of 64. */
bool rows_grow(void **rows, u32 *room, size_t size);

#endif
