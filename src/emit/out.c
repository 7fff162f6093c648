#include "emit/out.h"

#include "emit/utf8.h"

#include <errno.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

bool out_open(struct out *out, int fd) {
    *out = (struct out){.fd = fd, .room = OUT_BLOCK, .buf = malloc(OUT_BLOCK)};
    return out->buf != NULL;
}

void out_free(struct out *out) {
    free(out->buf);
    out->buf = NULL;
}

bool out_flush(struct out *out) {
    size_t done = 0;
    while (!out->error && done < out->n) {
        ssize_t n = write(out->fd, out->buf + done, out->n - done);
        if (n >= 0)
            done += (size_t)n;
        else if (errno != EINTR)
            out->error = errno;
    }
    out->written += done;
    out->n = 0;
    return !out->error;
}

static bool grow(struct out *out, size_t n) {
    size_t room = out->room * 2 + n;
    char *buf = realloc(out->buf, room);
    if (!buf) return false;
    out->buf = buf;
    out->room = room;
    return true;
}

/* The buffer is never smaller than a block, so dropping what it holds makes
 * room where memory cannot. */
void out_make_room(struct out *out, size_t n) {
    if (out->fd >= 0) {
        out_flush(out);
    } else if (!grow(out, n)) {
        out->error = ENOMEM;
        out->n = 0;
    }
}

void out_long(struct out *out, const char *p, size_t n) {
    while (n) {
        size_t part = n < OUT_BLOCK / 2 ? n : OUT_BLOCK / 2;
        memcpy(out_room(out, part), p, part);
        out->n += part;
        p += part;
        n -= part;
    }
}

void out_format(struct out *out, const char *format, ...) {
    char text[512];
    va_list ap;
    va_start(ap, format);
    int n = vsnprintf(text, sizeof text, format, ap);
    va_end(ap);
    if (n > 0) out_bytes(out, text, (size_t)n < sizeof text ? (size_t)n : sizeof text - 1);
}

/* ---- numbers ---------------------------------------------------------- */

static const char pairs[] =
    "00010203040506070809101112131415161718192021222324252627282930313233343536373839"
    "40414243444546474849505152535455565758596061626364656667686970717273747576777879"
    "8081828384858687888990919293949596979899";

static inline char *put_below_100(char *w, uint32_t value) {
    if (value < 10) {
        *w = (char)('0' + value);
        return w + 1;
    }
    memcpy(w, pairs + value * 2, 2);
    return w + 2;
}

static inline char *put_below_10000(char *w, uint32_t value) {
    if (value < 100) return put_below_100(w, value);
    w = put_below_100(w, value / 100);
    memcpy(w, pairs + value % 100 * 2, 2);
    return w + 2;
}

char *put_u32(char *w, uint32_t value) {
    char tail[10]; /* pairs of digits, the last first */
    if (value < 10000) return put_below_10000(w, value); /* nearly all are */
    unsigned n = 0;
    for (; value >= 100; value /= 100) memcpy(tail + 2 * n++, pairs + value % 100 * 2, 2);
    for (w = put_below_100(w, value); n > 0; w += 2) memcpy(w, tail + 2 * --n, 2);
    return w;
}

char *put_u64(char *w, uint64_t value) {
    if (value <= UINT32_MAX) return put_u32(w, (uint32_t)value);
    return w + sprintf(w, "%llu", (unsigned long long)value);
}

void out_u32(struct out *out, uint32_t value) { out_end(out, put_u32(out_small(out), value)); }
void out_u64(struct out *out, uint64_t value) { out_end(out, put_u64(out_small(out), value)); }

char *put_fixed(char *w, double value, unsigned places) {
    unsigned scale = 1;
    for (unsigned i = 0; i < places; i++) scale *= 10;
    double scaled = fabs(value) * scale + 0.5;
    if (!(scaled < UINT32_MAX)) scaled = 0; /* no such number comes out of the lexicons */
    uint32_t all = (uint32_t)scaled, part = all % scale;
    if (value < 0 && all) *w++ = '-';
    w = put_u32(w, all / scale);
    if (!part) return w;
    for (; part % 10 == 0; part /= 10) places--;
    *w = '.';
    for (unsigned i = places; i > 0; part /= 10) w[i--] = (char)('0' + part % 10);
    return w + 1 + places;
}

/* ---- JSON strings ----------------------------------------------------- */

/* One byte that cannot stand as it is; gives the place behind its code point. */
static const unsigned char *escape(struct out *out, const unsigned char *p,
                                   const unsigned char *end) {
    static const char hex[] = "0123456789abcdef";
    static const char from[] = "\"\\\n\t\r\b\f", to[] = "\"\\ntrbf";
    if (*p >= 0x80) {
        size_t n = utf8_length(p, end);
        if (n == 0)
            out_str(out, REPLACEMENT);
        else
            out_bytes(out, (const char *)p, n);
        return p + (n ? n : 1);
    }
    const char *found = *p ? strchr(from, *p) : NULL;
    if (found) {
        out_char(out, '\\');
        out_char(out, to[found - from]);
    } else {
        out_bytes(out, "\\u00", 4);
        out_char(out, hex[*p >> 4]);
        out_char(out, hex[*p & 15]);
    }
    return p + 1;
}

static const uint64_t ones = 0x0101010101010101u, high = 0x8080808080808080u;

/* The high bit of a byte of the result tells that the byte of x must be looked
 * at: one of `refused`, a backslash, a quotation mark or a control character,
 * which are those below 0x21 once the mark's second bit is turned over.  What
 * stands behind such a byte may be marked falsely. */
static inline uint64_t marked(uint64_t x, uint64_t refused) {
    uint64_t quote = x ^ ones * 2, slash = x ^ ones * '\\';
    return (((quote - ones * 0x21) | (slash - ones)) & ~x) | (x & refused);
}

static inline uint64_t copy_8(char *w, const char *p) {
    uint64_t x;
    memcpy(&x, p, 8);
    memcpy(w, &x, 8);
    return x;
}

static inline uint64_t copy_4(char *w, const char *p) {
    uint32_t x;
    memcpy(&x, p, 4);
    memcpy(w, &x, 4);
    return x;
}

/* Copies a string whole, its last bytes twice where it is no multiple of eight.
 * True when all of it stands as it is. */
static bool copy_plain(char *w, const char *p, size_t n, uint64_t refused) {
    uint64_t x = ones * ' ', hit = 0;
    if (n >= 8) {
        for (size_t i = 0; i < n - 8; i += 8) hit |= marked(copy_8(w + i, p + i), refused);
        x = copy_8(w + n - 8, p + n - 8);
    } else if (n >= 4) {
        x = copy_4(w, p) | copy_4(w + n - 4, p + n - 4) << 32;
    } else {
        for (size_t i = 0; i < n; i++) x = x << 8 | (unsigned char)(w[i] = p[i]);
    }
    return !((hit | marked(x, refused)) & high);
}

/* Copies the bytes from p on that stand as they are; gives the place of the
 * first other one. */
static const unsigned char *plain(struct out *out, const unsigned char *p, const unsigned char *end,
                                  uint64_t refused) {
    char *w = out_small(out), *const limit = w + OUT_SMALL - 8;
    for (; end - p >= 8 && w <= limit; p += 8, w += 8)
        if (marked(copy_8(w, (const char *)p), refused) & high) break;
    for (; p < end && w < limit + 8; *w++ = (char)*p++)
        if (*p < 0x20 || *p == '"' || *p == '\\' || (refused && *p >= 0x80)) break;
    out_end(out, w);
    return p;
}

/* Apart, so that the common way saves no registers for this one. */
__attribute__((noinline)) static void escaped_string(struct out *out, const char *text, size_t n, uint64_t refused) {
    const unsigned char *p = (const unsigned char *)text, *end = p + n, *stop;
    out_char(out, '"');
    for (; p < end; p = stop > p ? stop : escape(out, p, end)) stop = plain(out, p, end, refused);
    out_char(out, '"');
}

enum { SHORT = 512 }; /* bytes of a string worth a try as a whole */

void out_string(struct out *out, const char *text, size_t n, bool checked) {
    uint64_t refused = checked ? high : 0;
    char *w = n <= SHORT ? out_room(out, SHORT + 2) : NULL;
    if (!w || !copy_plain(w + 1, text, n, refused)) {
        escaped_string(out, text, n, refused);
        return;
    }
    w[0] = w[n + 1] = '"';
    out->n += n + 2;
}
