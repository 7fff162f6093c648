#include "input/input.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SNIFF = 4096 }; /* bytes looked at to tell the format */

enum input_status input_fail(struct input *in, enum source_status why, size_t most) {
    int error = errno;
    const char *what = why == SOURCE_NO_MEMORY ? "out of memory" : strerror(error);
    if (why == SOURCE_TOO_LONG)
        snprintf(in->message, sizeof in->message, "%s: larger than %zu MiB", in->name, most >> 20);
    else
        snprintf(in->message, sizeof in->message, "%s: %s", in->name, what);
    in->done = true;
    return INPUT_BROKEN;
}

static size_t skip_space(const char *p, size_t n, size_t at) {
    while (at < n && (p[at] == ' ' || p[at] == '\t' || p[at] == '\r' || p[at] == '\n')) at++;
    return at;
}

static bool ends_with(const char *name, const char *end) {
    size_t n = strlen(name), k = strlen(end);
    return n > k && strcmp(name + n - k, end) == 0;
}

/* JSON Lines begin with an object whose first member's name follows in
 * quotation marks; "[" and an object after it are JSON too, if not lines of
 * it, which the reader then says better than an analysis of the brackets
 * would.  No article begins so.  INPUT_AUTO: more bytes are needed to tell. */
static enum input_format recognise(const char *p, size_t n) {
    static const char bom[3] = "\xef\xbb\xbf";
    size_t at = 0;
    if (n < 3 && memcmp(p, bom, n) == 0) return INPUT_AUTO;
    if (n >= 3 && memcmp(p, bom, 3) == 0) at = 3;
    at = skip_space(p, n, at);
    if (at < n && p[at] == '[') at = skip_space(p, n, at + 1);
    if (at < n && p[at] != '{') return INPUT_TEXT;
    if (at < n) at = skip_space(p, n, at + 1);
    if (at == n) return INPUT_AUTO;
    return p[at] == '"' || p[at] == '}' ? INPUT_JSONL : INPUT_TEXT;
}

/* Reads no further than it must: the input may be a pipe whose writer waits
 * for the answer to its first line. */
static enum source_status find_format(struct input *in) {
    const struct source *s = &in->source;
    enum source_status got = SOURCE_OK;
    if (ends_with(in->name, ".jsonl") || ends_with(in->name, ".ndjson")) in->format = INPUT_JSONL;
    for (size_t held = 0; got == SOURCE_OK && in->format == INPUT_AUTO && held < SNIFF;) {
        got = source_need(&in->source, held + 1);
        held = s->end - s->start;
        if (held) in->format = recognise(s->buf + s->start, held);
    }
    if (in->format == INPUT_AUTO) in->format = INPUT_TEXT;
    return got == SOURCE_END ? SOURCE_OK : got;
}

bool input_open(struct input *in, const char *name) {
    enum source_status got = SOURCE_ERROR;
    in->name = name;
    in->line = 0;
    in->begun = in->done = false;
    in->format = in->asked;
    if (source_open(&in->source, name)) got = in->asked == INPUT_AUTO ? find_format(in) : SOURCE_OK;
    if (got == SOURCE_OK) return true;
    input_fail(in, got, 0);
    return false;
}

enum input_status input_next(struct input *in, struct record *record) {
    if (in->done) return INPUT_END;
    *record = (struct record){0};
    return in->format == INPUT_JSONL ? jsonl_next(in, record) : text_next(in, record);
}

void input_close(struct input *in) { source_close(&in->source); }

void input_free(struct input *in) {
    source_free(&in->source);
    free(in->raw);
    in->raw = NULL;
}
