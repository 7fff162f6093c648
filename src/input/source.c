#include "input/source.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BLOCK = 256 << 10 }; /* bytes a read asks for */

bool source_open(struct source *s, const char *name) {
    s->start = s->end = 0;
    s->at_end = false;
    s->fd = strcmp(name, "-") == 0 ? STDIN_FILENO : open(name, O_RDONLY);
    if (s->fd < 0) return false;
    struct stat st;
    s->may_wait = fstat(s->fd, &st) != 0 || !S_ISREG(st.st_mode);
    return true;
}

void source_close(struct source *s) {
    if (s->fd > STDIN_FILENO) close(s->fd);
    s->fd = -1;
}

void source_free(struct source *s) {
    source_close(s);
    free(s->buf);
    *s = (struct source){.fd = -1};
}

/* Room for at least one more byte behind what is held. */
static bool make_room(struct source *s) {
    if (s->start == s->end) s->start = s->end = 0;
    if (s->end < s->room) return true;
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

static enum source_status more(struct source *s) {
    ssize_t n;
    if (s->at_end) return SOURCE_END;
    if (!make_room(s)) return SOURCE_NO_MEMORY;
    if (s->may_wait && s->before_wait) s->before_wait(s->arg);
    do n = read(s->fd, s->buf + s->end, s->room - s->end);
    while (n < 0 && errno == EINTR);
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

/* Throws away what is held, up to and with the next line feed. */
static enum source_status skip_line(struct source *s) {
    for (;;) {
        char *lf = memchr(s->buf + s->start, '\n', s->end - s->start);
        if (lf) {
            s->start = (size_t)(lf - s->buf) + 1;
            return SOURCE_TOO_LONG;
        }
        s->start = s->end;
        enum source_status got = more(s);
        if (got != SOURCE_OK) return got == SOURCE_END ? SOURCE_TOO_LONG : got;
    }
}

enum source_status source_line(struct source *s, size_t most, char **line, size_t *len) {
    size_t seen = 0; /* bytes already searched */
    for (;;) {
        size_t held = s->end - s->start;
        char *from = s->buf + s->start;
        char *lf = held > seen ? memchr(from + seen, '\n', held - seen) : NULL;
        if (lf || (s->at_end && held)) {
            *line = from;
            *len = lf ? (size_t)(lf - from) : held;
            s->start += *len + (lf != NULL);
            return *len > most ? SOURCE_TOO_LONG : SOURCE_OK;
        }
        if (held > most) return skip_line(s);
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
