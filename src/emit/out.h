/* Output, gathered into large writes.  Errors stick: after the first one
 * nothing more is written, and `error` holds its errno. */
#ifndef EMIT_OUT_H
#define EMIT_OUT_H

#include "berita.h"

#include <string.h>

enum {
    OUT_BLOCK = 256 << 10, /* bytes gathered before a write */
    OUT_SMALL = 128,       /* bytes that out_small gives room for */
};

struct out {
    char *buf;
    size_t n, room;
    int fd;    /* -1: gathered in memory, without a limit */
    int error; /* an errno; ENOMEM when memory is short */
    uint64_t written; /* bytes, by out_flush */
};

bool out_open(struct out *out, int fd);
void out_free(struct out *out);

/* Writes what is gathered; false when that or anything before it failed. */
bool out_flush(struct out *out);

void out_make_room(struct out *out, size_t n); /* n <= OUT_BLOCK */
void out_long(struct out *out, const char *p, size_t n);
void out_u32(struct out *out, uint32_t value);
void out_u64(struct out *out, uint64_t value);

/* As printf, at most 511 bytes; for what is not written often. */
__attribute__((format(printf, 2, 3))) void out_format(struct out *out, const char *format, ...);

/* A JSON string with its quotation marks.  `checked`: bytes that are no UTF-8
 * become U+FFFD; text known to be good goes faster without. */
void out_string(struct out *out, const char *p, size_t n, bool checked);

static inline char *out_room(struct out *out, size_t n) {
    if (out->room - out->n < n) out_make_room(out, n);
    return out->buf + out->n;
}

static inline void out_bytes(struct out *out, const char *p, size_t n) {
    if (n > OUT_BLOCK / 2) {
        out_long(out, p, n);
        return;
    }
    memcpy(out_room(out, n), p, n);
    out->n += n;
}

static inline void out_char(struct out *out, char c) {
    *out_room(out, 1) = c;
    out->n++;
}

static inline void out_str(struct out *out, const char *s) { out_bytes(out, s, strlen(s)); }

/* Small pieces, one behind the other: room is asked for once, and each piece
 * gives the place behind it.
 *
 *     char *w = PUT(out_small(out), "\"start\":");
 *     out_end(out, put_u32(w, start)); */
static inline char *out_small(struct out *out) { return out_room(out, OUT_SMALL); }
static inline void out_end(struct out *out, const char *w) { out->n = (size_t)(w - out->buf); }

/* A literal. */
#define PUT(w, text) ((char *)memcpy(w, text, sizeof(text) - 1) + (sizeof(text) - 1))

/* A string in an array, all of which is copied: that takes no loop. */
#define PUT_ARRAY(w, array) ((char *)memcpy(w, array, sizeof(array)) + strlen(array))

char *put_u32(char *w, uint32_t value);
char *put_u64(char *w, uint64_t value);

/* A number of thousandths (places 3) or hundred-thousandths (places 5)
 * without needless zeros: 0.5, -1.2, 116.8312. */
char *put_fixed(char *w, double value, unsigned places);

#endif
