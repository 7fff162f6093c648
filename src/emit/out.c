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

void out_u32(struct out *out, uint32_t value) {
    char digits[12], *p = digits + sizeof digits;
    while (value >= 100) {
        p -= 2;
        memcpy(p, pairs + value % 100 * 2, 2);
        value /= 100;
    }
    if (value >= 10) {
        p -= 2;
        memcpy(p, pairs + value * 2, 2);
    } else {
        *--p = (char)('0' + value);
    }
    out_bytes(out, p, (size_t)(digits + sizeof digits - p));
}

void out_fixed(struct out *out, double value, unsigned places) {
    char digits[8];
    unsigned scale = 1;
    for (unsigned i = 0; i < places; i++) scale *= 10;
    double scaled = round(fabs(value) * scale);
    if (!(scaled <= UINT32_MAX)) scaled = 0; /* no such number comes out of the lexicons */
    uint32_t all = (uint32_t)scaled, part = all % scale;
    if (value < 0 && all) out_char(out, '-');
    out_u32(out, all / scale);
    if (!part) return;
    for (unsigned i = places; i-- > 0; part /= 10) digits[i] = (char)('0' + part % 10);
    while (digits[places - 1] == '0') places--;
    out_char(out, '.');
    out_bytes(out, digits, places);
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
            out_bytes(out, "\xef\xbf\xbd", 3);
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

/* Copies the bytes from p on that stand as they are, eight a step: a byte of
 * `hit` has its high bit set if that byte of x must be looked at. */
static const unsigned char *plain(struct out *out, const unsigned char *p, const unsigned char *end,
                                  uint64_t refused) {
    const uint64_t ones = 0x0101010101010101u, high = 0x8080808080808080u;
    uint64_t x, quote, slash, hit;
    char *w = out_room(out, OUT_SMALL), *const limit = w + OUT_SMALL - 8;
    while (end - p >= 8 && w <= limit) {
        memcpy(&x, p, 8);
        quote = x ^ ones * '"';
        slash = x ^ ones * '\\';
        hit = ((x - ones * 0x20) & ~x) | ((quote - ones) & ~quote) | ((slash - ones) & ~slash);
        if (((hit & high) | (x & refused)) != 0) break;
        memcpy(w, p, 8);
        p += 8;
        w += 8;
    }
    for (; p < end && w < limit + 8; *w++ = (char)*p++)
        if (*p < 0x20 || *p == '"' || *p == '\\' || (refused && *p >= 0x80)) break;
    out->n = (size_t)(w - out->buf);
    return p;
}

void out_string(struct out *out, const char *text, size_t n, bool checked) {
    const unsigned char *p = (const unsigned char *)text, *end = p + n, *stop;
    out_char(out, '"');
    while (p < end) {
        stop = plain(out, p, end, checked ? 0x8080808080808080u : 0);
        p = stop > p ? stop : escape(out, p, end);
    }
    out_char(out, '"');
}
