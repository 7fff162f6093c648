#include "input/source.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BLOCK = 256 << 10 }; /* bytes a read asks for */

static void begin(struct source *s) {
    s->start = s->end = 0;
    s->at_end = false;
    s->stream = NULL;
}

bool source_open(struct source *s, const char *name) {
    begin(s);
    s->fd = strcmp(name, "-") == 0 ? STDIN_FILENO : open(name, O_RDONLY);
    s->file = s->fd;
    if (s->fd < 0) return false;
    struct stat st;
    s->may_wait = fstat(s->fd, &st) != 0 || !S_ISREG(st.st_mode);
    return true;
}

void source_attach(struct source *s, struct stream *stream) {
    begin(s);
    s->fd = -1;
    s->may_wait = false;
    s->stream = stream;
}

void source_move(struct source *s, struct source *to) {
    *to = *s;
    *s =
        (struct source){.fd = -1, .file = to->file, .before_wait = to->before_wait, .arg = to->arg};
}

void source_close(struct source *s) {
    if (s->stream) s->stream->close(s->stream);
    if (s->fd > STDIN_FILENO) close(s->fd);
    s->stream = NULL;
    s->fd = s->file = -1;
}

void source_free(struct source *s) {
    source_close(s);
    free(s->buf);
    *s = (struct source){.fd = -1};
}

/* Room for some more bytes behind what is held. */
static bool make_room(struct source *s) {
    if (s->start == s->end) s->start = s->end = 0;
    if (s->room - s->end >= STREAM_ROOM) return true;
    if (s->start >= s->room / 2 && s->start > 0) {
        memmove(s->buf, s->buf + s->start, s->end - s->start);
        s->end -= s->start;
        s->start = 0;
        return true;
    }
    if (s->room > SIZE_MAX / 2) return false;
    size_t room = s->room ? s->room * 2 : BLOCK;
    char *buf = realloc(s->buf, room);
    if (!buf) return false;
    s->buf = buf;
    s->room = room;
    return true;
}

static ptrdiff_t read_block(struct source *s, char *to, size_t room) {
    ssize_t n;
    if (s->stream) return s->stream->read(s->stream, to, room);
    do {
        if (s->may_wait && s->before_wait && !s->before_wait(s->arg, s->fd))
            return errno = EINTR, -1;
        n = read(s->fd, to, room);
    } while (n < 0 && errno == EINTR);
    return n;
}

static enum source_status more(struct source *s) {
    if (s->at_end) return SOURCE_END;
    if (!make_room(s)) return SOURCE_NO_MEMORY;
    ptrdiff_t n = read_block(s, s->buf + s->end, s->room - s->end);
    if (n < 0) return SOURCE_ERROR;
    if (n == 0) {
        s->at_end = true;
        return SOURCE_END;
    }
    s->end += (size_t)n;
    return SOURCE_OK;
}

enum source_status source_need(struct source *s, size_t want) {
    while (s->end - s->start < want) {
        enum source_status got = more(s);
        if (got != SOURCE_OK) return got;
    }
    return SOURCE_OK;
}

ptrdiff_t source_failed(const struct source *s, enum source_status why, struct stream *reader) {
    reader->why = s->stream ? s->stream->why : NULL;
    reader->at = s->stream ? s->stream->at : 0;
    if (why == SOURCE_NO_MEMORY) errno = ENOMEM;
    return -1;
}

bool source_resume(struct source *s) {
    s->start = s->end;
    return s->stream && s->stream->resume && s->stream->resume(s->stream);
}

enum source_status source_skip(struct source *s, uint64_t n) {
    for (;;) {
        size_t held = s->end - s->start, step = n < held ? (size_t)n : held;
        s->start += step;
        n -= step;
        enum source_status got = n ? more(s) : SOURCE_OK;
        if (n == 0 || got != SOURCE_OK) return got;
    }
}

enum source_status source_find(struct source *s, const char *text) {
    size_t n = strlen(text);
    for (;;) {
        enum source_status got = source_need(s, n);
        if (got != SOURCE_OK) return got;
        char *end = s->buf + s->end - (n - 1), *p = s->buf + s->start;
        while ((p = memchr(p, *text, (size_t)(end - p))) && memcmp(p, text, n) != 0) p++;
        s->start = (size_t)((p ? p : end) - s->buf);
        if (p) return SOURCE_OK;
    }
}

/* Throws away what is held, up to and with the next end. */
static enum source_status skip_part(struct source *s, char end) {
    for (;;) {
        char *at = memchr(s->buf + s->start, end, s->end - s->start);
        if (at) {
            s->start = (size_t)(at - s->buf) + 1;
            return SOURCE_TOO_LONG;
        }
        s->start = s->end;
        enum source_status got = more(s);
        if (got != SOURCE_OK) return got == SOURCE_END ? SOURCE_TOO_LONG : got;
    }
}

enum source_status source_line(struct source *s, size_t most, char **line, size_t *len) {
    return source_part(s, '\n', most, line, len);
}

enum source_status source_part(struct source *s, char end, size_t most, char **part, size_t *len) {
    size_t seen = 0; /* bytes already searched */
    for (;;) {
        size_t held = s->end - s->start;
        char *from = s->buf + s->start;
        char *at = held > seen ? memchr(from + seen, end, held - seen) : NULL;
        if (at || (s->at_end && held)) {
            *part = from;
            *len = at ? (size_t)(at - from) : held;
            s->start += *len + (at != NULL);
            return *len > most ? SOURCE_TOO_LONG : SOURCE_OK;
        }
        if (held > most) return skip_part(s, end);
        seen = held;
        enum source_status got = more(s);
        if (got != SOURCE_OK && !(got == SOURCE_END && held)) return got;
    }
}

static bool is_blank(const char *p, size_t n) {
    while (n && (p[n - 1] == ' ' || p[n - 1] == '\t' || p[n - 1] == '\r' || p[n - 1] == '\n')) n--;
    return n == 0;
}

/* Where the passage ends, counted from its start; *at is how far it has been
 * looked through.  0: not within what is held. */
static size_t passage_end(const char *p, size_t held, bool paragraph, size_t *line, size_t *at,
                          bool *words) {
    const char *lf;
    while ((lf = *at < held ? memchr(p + *at, '\n', held - *at) : NULL)) {
        size_t end = (size_t)(lf - p) + 1;
        bool blank = is_blank(p + *line, end - *line);
        if (!paragraph || (blank && *words)) return end;
        *words |= !blank;
        *line = *at = end;
    }
    *at = held;
    return 0;
}

enum source_status source_passage(struct source *s, size_t most, bool paragraph, char **text,
                                  size_t *len) {
    size_t line = 0, at = 0, end;
    bool words = false;
    while (
        !(end = passage_end(s->buf + s->start, s->end - s->start, paragraph, &line, &at, &words))) {
        size_t held = s->end - s->start;
        if (held > most) return SOURCE_TOO_LONG;
        enum source_status got = more(s);
        if (got == SOURCE_END && held) {
            end = held;
            break;
        }
        if (got != SOURCE_OK) return got;
    }
    *text = s->buf + s->start;
    *len = end;
    s->start += end;
    return end > most ? SOURCE_TOO_LONG : SOURCE_OK;
}

enum source_status source_all(struct source *s, size_t most, char **text, size_t *len) {
    enum source_status got = source_need(s, most + 1);
    if (got == SOURCE_OK) return SOURCE_TOO_LONG;
    if (got != SOURCE_END) return got;
    *text = s->buf + s->start;
    *len = s->end - s->start;
    s->start = s->end;
    return SOURCE_OK;
}
