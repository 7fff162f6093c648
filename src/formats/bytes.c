#include "formats/bytes.h"

#include <stdlib.h>

bool bytes_room(struct bytes *b, size_t more) {
    if (b->room - b->n >= more) return true;
    size_t room = b->room + b->room / 2 + more + 256;
    char *p = realloc(b->p, room);
    if (!p) return false;
    b->p = p;
    b->room = room;
    return true;
}

bool bytes_add(struct bytes *b, const char *p, size_t n) {
    if (!bytes_room(b, n)) return false;
    if (n) memcpy(b->p + b->n, p, n);
    b->n += n;
    return true;
}

void bytes_free(struct bytes *b) {
    free(b->p);
    *b = (struct bytes){0};
}

bool rows_grow(void **rows, u32 *room, size_t size) {
    u32 more = *room + *room / 2 + 64;
    void *p = realloc(*rows, more * size);
    if (!p) return false;
    *rows = p;
    *room = more;
    return true;
}
