/* Servers, crawlers and archives do not always agree on what has been undone
 * already: where the bytes are plainly not what the header says they are, they
 * are taken as they are.  A body that ends early is taken as far as it goes,
 * since crawlers cut pages off at a size. */
#include "formats/http.h"
#include "formats/fields.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <zlib.h>

/* ---- chunks --------------------------------------------------------------- */

static int hex(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if ((c | 32) >= 'a' && (c | 32) <= 'f') return (c | 32) - 'a' + 10;
    return -1;
}

/* The line with a chunk's size, from *at on, which is moved behind it; false:
 * that is no such line.  The line may be cut off. */
static bool chunk_size(const char *p, size_t n, size_t *at, size_t *size) {
    size_t i = *at;
    *size = 0;
    for (; i < n && hex(p[i]) >= 0; i++) {
        *size = *size << 4 | (size_t)hex(p[i]);
        if (*size > HTTP_BODY_MAX) return false;
    }
    if (i == *at) return i == n;
    if (i < n && p[i] != ';' && p[i] != '\r' && p[i] != '\n' && p[i] != ' ') return false;
    const char *lf = memchr(p + i, '\n', n - i);
    *at = lf ? (size_t)(lf - p) + 1 : n;
    return true;
}

/* Joins the chunks where they stand; gives the byte, from 1, at which they are
 * broken, or 0. */
static size_t unchunk(char *p, size_t *n) {
    size_t at = 0, to = 0, size;
    while (at < *n) {
        if (!chunk_size(p, *n, &at, &size)) {
            if (to == 0) return 0; /* not in chunks after all */
            return at + 1;
        }
        if (size == 0) break;
        if (size > *n - at) size = *n - at;
        memmove(p + to, p + at, size);
        to += size;
        at += size;
        if (at < *n && p[at] == '\r') at++;
        if (at < *n && p[at] == '\n') at++;
    }
    *n = to;
    return 0;
}

/* ---- packed bodies ---------------------------------------------------------- */

/* Doubles the reader's space, which keeps what is in it. */
static bool more_space(struct reader *r) {
    size_t room = r->space_room ? r->space_room * 2 : 256 << 10;
    char *space = realloc(r->space, room);
    if (!space) return false;
    r->space = space;
    r->space_room = room;
    return true;
}

/* Z_STREAM_END, Z_OK for a body that ends early, Z_MEM_ERROR, Z_BUF_ERROR for one
 * that is too large, or what zlib has against it. */
static int inflate_all(struct reader *r, z_stream *z, size_t *n) {
    int got = Z_OK;
    for (*n = 0; got == Z_OK && *n <= HTTP_BODY_MAX;) {
        if (*n == r->space_room && !more_space(r)) return Z_MEM_ERROR;
        z->next_out = (unsigned char *)r->space + *n;
        z->avail_out = (unsigned)(r->space_room - *n);
        got = inflate(z, Z_NO_FLUSH);
        *n = r->space_room - z->avail_out;
        if (got == Z_BUF_ERROR || (got == Z_OK && z->avail_out > 0 && z->avail_in == 0))
            return Z_OK;
    }
    return *n > HTTP_BODY_MAX ? Z_BUF_ERROR : got;
}

/* Window bits for zlib: gzip and zlib by their headers, deflate without one. */
static int window_bits(const unsigned char *p, size_t n) {
    bool zlib = n >= 2 && (p[0] & 15) == 8 && ((unsigned)p[0] << 8 | p[1]) % 31 == 0;
    if (n >= 2 && p[0] == 0x1f && p[1] == 0x8b) return MAX_WBITS + 16;
    return zlib ? MAX_WBITS : -MAX_WBITS;
}

static enum input_status unpack(struct reader *r, const struct item *item, struct http *http,
                                int bits) {
    z_stream z = {.next_in = (unsigned char *)http->body, .avail_in = (unsigned)http->n};
    size_t n = 0;
    int got = inflateInit2(&z, bits);
    if (got == Z_OK) got = inflate_all(r, &z, &n);
    inflateEnd(&z);
    http->body = r->space;
    http->n = n;
    if (got == Z_OK || got == Z_STREAM_END) return INPUT_RECORD;
    if (got == Z_MEM_ERROR) return reader_fail(r, item, FAULT_MEMORY, 0, "out of memory");
    if (got == Z_BUF_ERROR)
        return reader_fail(r, item, FAULT_LONG, 0, "unpacks to more than 64 MiB");
    return reader_fail(r, item, FAULT_FORM, 0, "the packed body is damaged");
}

static enum input_status decode(struct reader *r, const struct item *item,
                                struct berita_str encoding, struct http *http) {
    int bits = window_bits((unsigned char *)http->body, http->n);
    if (!encoding.n || fields_is(encoding, "identity") || http->n == 0) return INPUT_RECORD;
    if (fields_is(encoding, "gzip") || fields_is(encoding, "x-gzip"))
        return bits > MAX_WBITS ? unpack(r, item, http, bits) : INPUT_RECORD;
    if (fields_is(encoding, "deflate"))
        return *http->body == '<' ? INPUT_RECORD : unpack(r, item, http, bits);
    if (*http->body == '<') return INPUT_RECORD;
    return reader_fail(r, item, FAULT_FORM, 0, "the body is packed in a way that is not read");
}

/* ---- all -------------------------------------------------------------------- */

static unsigned status_of(const char *p, size_t n) {
    const char *blank = n > 5 && memcmp(p, "HTTP/", 5) == 0 ? memchr(p, ' ', n) : NULL;
    unsigned status = 0;
    if (blank)
        for (const char *d = blank + 1; d < p + n && d < blank + 4 && *d >= '0' && *d <= '9'; d++)
            status = status * 10 + (unsigned)(*d - '0');
    return status;
}

enum input_status http_read(struct reader *r, const struct item *item, char *p, size_t n,
                            struct http *http) {
    size_t head = fields_end(p, n);
    *http = (struct http){.status = status_of(p, n)};
    if (!http->status || !head)
        return reader_fail(r, item, FAULT_FORM, (size_t)(p - item->bytes) + 1,
                           "an answer of HTTP is wanted here");
    http->type = fields_get(p, head, "Content-Type");
    http->body = p + head;
    http->n = n - head;
    if (fields_is(fields_get(p, head, "Transfer-Encoding"), "chunked")) {
        size_t byte = unchunk(http->body, &http->n);
        if (byte)
            return reader_fail(r, item, FAULT_FORM, (size_t)(http->body - item->bytes) + byte,
                               "the size of a chunk is wanted here");
    }
    return decode(r, item, fields_get(p, head, "Content-Encoding"), http);
}

void http_charset(struct berita_str type, char charset[HTTP_CHARSET]) {
    const char *p = type.p ? type.p : "", *end = p + type.n;
    size_t n = 0;
    for (; end - p > 8; p++) {
        if (strncasecmp(p, "charset=", 8) != 0) continue;
        for (p += 8; p < end && *p != ';' && *p != ' ' && n + 1 < HTTP_CHARSET; p++)
            if (*p != '"' && *p != '\'') charset[n++] = *p;
        break;
    }
    charset[n] = 0;
}
