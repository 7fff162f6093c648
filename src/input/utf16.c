#include "input/utf16.h"

#include <stdlib.h>

enum { MOST = 3 }; /* bytes of UTF-8 for a unit of UTF-16: a pair has four for two */

struct utf16 {
    struct stream stream;
    struct source from;
    bool big;
};

static unsigned unit(const struct utf16 *u, size_t at) {
    const unsigned char *p = (const unsigned char *)u->from.buf + u->from.start + at;
    return u->big ? (unsigned)p[0] << 8 | p[1] : (unsigned)p[1] << 8 | p[0];
}

static char *put(char *w, unsigned long c) {
    if (c < 0x80) {
        *w++ = (char)c;
    } else if (c < 0x800) {
        *w++ = (char)(0xc0 | c >> 6);
        *w++ = (char)(0x80 | (c & 63));
    } else {
        if (c >= 0x10000) *w++ = (char)(0xf0 | c >> 18);
        *w++ = (char)(c < 0x10000 ? 0xe0 | c >> 12 : 0x80 | (c >> 12 & 63));
        *w++ = (char)(0x80 | (c >> 6 & 63));
        *w++ = (char)(0x80 | (c & 63));
    }
    return w;
}

/* One letter; a pair's second half is asked of the source. */
static char *letter(struct utf16 *u, char *w) {
    unsigned long c = unit(u, 0);
    size_t n = 2;
    if (c >= 0xd800 && c < 0xdc00 && source_need(&u->from, 4) == SOURCE_OK) {
        unsigned low = unit(u, 2);
        if (low >= 0xdc00 && low < 0xe000) {
            c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
            n = 4;
        }
    }
    u->from.start += n;
    return put(w, c >= 0xd800 && c < 0xe000 ? 0xfffd : c);
}

/* A last byte alone is no letter and is left away. */
static ptrdiff_t read_utf16(struct stream *self, char *to, size_t room) {
    struct utf16 *u = (struct utf16 *)self;
    char *w = to;
    enum source_status got = source_need(&u->from, 2);
    if (got != SOURCE_OK && got != SOURCE_END) return source_failed(&u->from, got, self);
    while (room - (size_t)(w - to) > MOST && u->from.end - u->from.start >= 2) w = letter(u, w);
    return w - to;
}

static void close_utf16(struct stream *self) {
    struct utf16 *u = (struct utf16 *)self;
    source_free(&u->from);
    free(u);
}

bool utf16_unpack(struct source *s, bool big) {
    struct utf16 *u = calloc(1, sizeof *u);
    if (!u) return false;
    u->stream = (struct stream){.read = read_utf16, .close = close_utf16};
    u->big = big;
    source_move(s, &u->from);
    u->from.start += 2; /* the mark */
    source_attach(s, &u->stream);
    return true;
}
