/* gzip, by zlib.  Archives of the Web put each record into a member of its own,
 * so that the members behind a damaged one can still be read: its beginning is
 * held until it has been unpacked, and the next one is looked for from there. */
#include "formats/unpack.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

enum {
    HEADER = 10,    /* bytes of a member's header */
    HOLD = 8 << 20, /* of a member, packed, that are held to be searched again */
    WITH_GZIP = 16, /* of zlib's window bits */
    MAGIC = 4,      /* bytes that a member is known by */
};

struct gzip {
    struct stream stream;
    struct source from; /* its start is where the member began, or as far as is held */
    size_t used;        /* bytes behind it that have been unpacked */
    uint64_t passed;    /* bytes of the file before it */
    z_stream z;
    bool in_member, any;
    bool given;         /* something of the member */
    const char *damage; /* found when there were bytes to give first */
};

static size_t held(const struct gzip *g) { return g->from.end - g->from.start; }

static void pass(struct gzip *g, size_t n) {
    g->from.start += n;
    g->passed += n;
}

static ptrdiff_t fail(struct gzip *g, const char *why) {
    g->stream.why = why;
    g->stream.whole = !g->given;
    g->stream.at = g->passed + 1;
    return -1;
}

static bool is_member(const unsigned char *p) {
    return p[0] == 0x1f && p[1] == 0x8b && p[2] == 8 && !(p[3] & 0xe0);
}

/* Zeros behind a member fill a block of a tape. */
static void skip_padding(struct gzip *g) {
    while (source_need(&g->from, 1) == SOURCE_OK && g->from.buf[g->from.start] == 0) pass(g, 1);
}

/* 1: a member begins, 0: the file is at its end, -1: neither. */
static ptrdiff_t begin_member(struct gzip *g) {
    pass(g, g->used);
    g->used = 0;
    g->given = false;
    if (g->any) skip_padding(g);
    enum source_status got = source_need(&g->from, MAGIC);
    if (got != SOURCE_OK && got != SOURCE_END) return source_failed(&g->from, got, &g->stream);
    if (held(g) == 0) return 0;
    if (got == SOURCE_END) return fail(g, "the file ends inside a gzip member");
    if (!is_member((unsigned char *)g->from.buf + g->from.start))
        return fail(g, "what follows the gzip member is none");
    if (inflateReset(&g->z) != Z_OK) return fail(g, "gzip cannot be unpacked");
    g->in_member = g->any = true;
    return 1;
}

/* More packed bytes; a long member's beginning is let go. */
static ptrdiff_t more(struct gzip *g) {
    if (g->used > HOLD) {
        pass(g, g->used);
        g->used = 0;
    }
    enum source_status got = source_need(&g->from, g->used + 1);
    if (got == SOURCE_OK) return 1;
    if (got == SOURCE_END) return fail(g, "the file ends inside a gzip member");
    return source_failed(&g->from, got, &g->stream);
}

static int unpack(struct gzip *g) {
    size_t n = held(g) - g->used;
    g->z.next_in = (unsigned char *)g->from.buf + g->from.start + g->used;
    g->z.avail_in = n < 1u << 30 ? (unsigned)n : 1u << 30;
    n = g->z.avail_in;
    size_t room = g->z.avail_out;
    int got = inflate(&g->z, Z_NO_FLUSH);
    g->used += n - g->z.avail_in;
    g->given |= g->z.avail_out < room;
    return got;
}

/* What there is to give comes before the news that it is damaged. */
static ptrdiff_t damaged(struct gzip *g, size_t given) {
    const char *why = g->z.msg ? g->z.msg : "unpacking failed";
    g->damage = strcmp(why, "incorrect data check") == 0
                    ? "a gzip member is damaged: its checksum is wrong"
                    : "a gzip member is damaged";
    return given ? (ptrdiff_t)given : fail(g, g->damage);
}

static ptrdiff_t read_gzip(struct stream *self, char *to, size_t room) {
    struct gzip *g = (struct gzip *)self;
    ptrdiff_t got;
    if (room > 1u << 30) room = 1u << 30;
    g->z.next_out = (unsigned char *)to;
    g->z.avail_out = (unsigned)room;
    if (g->damage) return fail(g, g->damage);
    for (;;) {
        size_t given = room - g->z.avail_out;
        if (!g->in_member && given) return (ptrdiff_t)given;
        if (!g->in_member && (got = begin_member(g)) <= 0) return got;
        if (held(g) == g->used) {
            if (given) return (ptrdiff_t)given;
            if ((got = more(g)) <= 0) return got;
        }
        int status = unpack(g);
        if (status == Z_STREAM_END) g->in_member = false;
        else if (status != Z_OK && status != Z_BUF_ERROR) return damaged(g, room - g->z.avail_out);
        if (g->z.avail_out == 0) return (ptrdiff_t)room;
    }
}

/* Looks for a member behind the beginning of the damaged one. */
static bool resume_gzip(struct stream *self) {
    struct gzip *g = (struct gzip *)self;
    g->damage = NULL;
    g->in_member = false;
    g->used = 0;
    for (bool first = true;; first = false) {
        const unsigned char *p = (unsigned char *)g->from.buf + g->from.start;
        size_t i = first, n = held(g);
        while (i + MAGIC <= n && !is_member(p + i)) {
            const unsigned char *next = memchr(p + i + 1, 0x1f, n - i - 1);
            i = next ? (size_t)(next - p) : n;
        }
        pass(g, i < n ? i : n);
        if (i + MAGIC <= n) return true;
        if (source_need(&g->from, held(g) + 1) != SOURCE_OK) return false;
    }
}

static void close_gzip(struct stream *self) {
    struct gzip *g = (struct gzip *)self;
    inflateEnd(&g->z);
    source_free(&g->from);
    free(g);
}

bool gzip_unpack(struct source *s) {
    struct gzip *g = calloc(1, sizeof *g);
    if (!g) return false;
    if (inflateInit2(&g->z, MAX_WBITS + WITH_GZIP) != Z_OK) {
        free(g);
        return false;
    }
    g->stream = (struct stream){.read = read_gzip, .resume = resume_gzip, .close = close_gzip};
    source_move(s, &g->from);
    source_attach(s, &g->stream);
    return true;
}
