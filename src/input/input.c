#include "formats/module.h"
#include "input/input.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { SNIFF = 4096 }; /* bytes looked at to tell the format */

/* The others are in the module. */
static const struct file_format *const built_in[INPUT_FORMATS] = {
    [INPUT_TEXT] = &format_text,
    [INPUT_JSONL] = &format_jsonl,
};

enum input_status input_fail(struct input *in, enum source_status why, size_t most) {
    int error = errno;
    struct fault *f = &in->fault;
    in->done = true;
    if (why == SOURCE_TOO_LONG)
        fault_set(f, FAULT_LONG, in->name, 0, 0, "larger than %zu MiB", most >> 20);
    else if (why == SOURCE_NO_MEMORY)
        fault_set(f, FAULT_MEMORY, in->name, 0, 0, "out of memory");
    else
        fault_set(f, FAULT_READ, in->name, 0, 0, "%s", strerror(error));
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
static enum source_status find_format(struct input *in, enum input_format *format) {
    const struct source *s = &in->source;
    enum source_status got = SOURCE_OK;
    if (ends_with(in->name, ".jsonl") || ends_with(in->name, ".ndjson")) *format = INPUT_JSONL;
    for (size_t held = 0; got == SOURCE_OK && *format == INPUT_AUTO && held < SNIFF;) {
        got = source_need(&in->source, held + 1);
        held = s->end - s->start;
        if (held) *format = recognise(s->buf + s->start, held);
    }
    if (*format == INPUT_AUTO) *format = INPUT_TEXT;
    return got == SOURCE_END ? SOURCE_OK : got;
}

/* False: the fault says why. */
static bool take_format(struct input *in, enum input_format format) {
    in->format = built_in[format];
    if (in->format) return true;
    const struct formats *module = input_module(in);
    if (module) in->format = module->format[format];
    in->done = !module;
    return module != NULL;
}

bool input_open(struct input *in, const char *name) {
    enum source_status got = SOURCE_ERROR;
    enum input_format format = in->asked;
    in->name = name;
    in->number = 0;
    in->begun = in->done = false;
    in->format = NULL;
    if (source_open(&in->source, name))
        got = format == INPUT_AUTO ? find_format(in, &format) : SOURCE_OK;
    if (got == SOURCE_OK) return take_format(in, format);
    input_fail(in, got, 0);
    return false;
}

enum input_status input_next(struct input *in, struct item *item) {
    if (in->done) return INPUT_END;
    *item = (struct item){.format = in->format, .name = in->name};
    return in->format->cut(in, item);
}

void input_close(struct input *in) {
    if (in->format && in->format->close) in->format->close(in);
    in->state = NULL;
    in->done = true;
    source_close(&in->source);
}

void input_free(struct input *in) { source_free(&in->source); }
