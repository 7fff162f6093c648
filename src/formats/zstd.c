/* Zstandard, by its library. */
#include "formats/unpack.h"

#include <stdlib.h>
#include <zstd.h>

struct zstd {
    struct stream stream;
    struct source from;
    uint64_t passed; /* bytes of the file before the source's start */
    uint64_t frame;  /* and before the frame */
    ZSTD_DStream *z;
    bool in_frame;
};

static ptrdiff_t fail(struct zstd *z, const char *why) {
    z->stream.why = why;
    z->stream.at = z->frame + 1;
    return -1;
}

/* At the file's end unpacked bytes may still be held back. */
static ptrdiff_t read_zstd(struct stream *self, char *to, size_t room) {
    struct zstd *z = (struct zstd *)self;
    ZSTD_outBuffer out = {to, room, 0};
    while (out.pos == 0) {
        enum source_status got = source_need(&z->from, 1);
        if (got == SOURCE_END && !z->in_frame) return 0;
        if (got != SOURCE_OK && got != SOURCE_END) return source_failed(&z->from, got, &z->stream);
        ZSTD_inBuffer in = {z->from.buf + z->from.start, z->from.end - z->from.start, 0};
        size_t left = ZSTD_decompressStream(z->z, &out, &in);
        if (ZSTD_isError(left)) return fail(z, "a frame of zstd is damaged");
        if (got == SOURCE_END && out.pos == 0)
            return fail(z, "the file ends inside a frame of zstd");
        z->from.start += in.pos;
        z->passed += in.pos;
        z->in_frame = left != 0;
        if (!z->in_frame) z->frame = z->passed;
    }
    return (ptrdiff_t)out.pos;
}

static void close_zstd(struct stream *self) {
    struct zstd *z = (struct zstd *)self;
    ZSTD_freeDStream(z->z);
    source_free(&z->from);
    free(z);
}

bool zstd_unpack(struct source *s) {
    struct zstd *z = calloc(1, sizeof *z);
    if (!z) return false;
    z->z = ZSTD_createDStream();
    if (!z->z) {
        free(z);
        return false;
    }
    z->stream = (struct stream){.read = read_zstd, .close = close_zstd};
    source_move(s, &z->from);
    source_attach(s, &z->stream);
    return true;
}
