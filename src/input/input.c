#include "input/input.h"
#include "formats/module.h"
#include "input/recognise.h"
#include "input/utf16.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* The others are in the module. */
static const struct file_format *const built_in[INPUT_FORMATS] = {
    [INPUT_TEXT] = &format_text, [INPUT_JSONL] = &format_jsonl, [INPUT_JSON] = &format_json,
    [INPUT_CSV] = &format_csv,   [INPUT_TSV] = &format_tsv,
};

enum input_status input_fail(struct input *in, enum source_status why, size_t most) {
    int error = errno;
    struct fault *f = &in->fault;
    in->done = true;
    if (why == SOURCE_TOO_LONG)
        fault_set(f, FAULT_LONG, in->name, 0, 0, "larger than %zu MiB", most >> 20);
    else if (why == SOURCE_NO_MEMORY) fault_set(f, FAULT_MEMORY, in->name, 0, 0, "out of memory");
    else if (in->source.stream && in->source.stream->why)
        fault_set(f, FAULT_FORM, in->name, 0, in->source.stream->at, "%s", in->source.stream->why);
    else fault_set(f, FAULT_READ, in->name, 0, 0, "%s", strerror(error));
    return INPUT_BROKEN;
}

/* ---- packings ----------------------------------------------------------- */

static size_t held(const struct source *s) { return s->end - s->start; }

static bool no_such_packing(struct input *in, const char *what) {
    in->done = true;
    fault_set(&in->fault, FAULT_FORM, in->name, 0, 0, "%s", what);
    return false;
}

/* False: the fault says why. */
static bool unpack_with_module(struct input *in, enum packing packing) {
    const struct formats *module = input_module(in);
    if (!module) return false;
    if ((packing == PACKING_GZIP ? module->gunzip : module->unzstd)(&in->source)) return true;
    input_fail(in, SOURCE_NO_MEMORY, 0);
    return false;
}

/* What the file's first bytes say; reads no further than it must, as the input
 * may be a pipe whose writer waits for the answer to its first line. */
static enum source_status find_packing(struct input *in, enum packing *packing) {
    struct source *s = &in->source;
    enum source_status got = SOURCE_OK;
    for (*packing = PACKING_MORE; got == SOURCE_OK && *packing == PACKING_MORE;) {
        got = source_need(s, held(s) ? held(s) + 1 : 1);
        if (held(s)) *packing = recognise_packing(s->buf + s->start, held(s));
    }
    return got == SOURCE_END ? SOURCE_OK : got;
}

/* Undoes what the file is packed with, gzip within gzip too.  False: the fault
 * says why. */
static bool unpack(struct input *in) {
    enum packing packing;
    for (unsigned depth = 0;; depth++) {
        enum source_status got = find_packing(in, &packing);
        if (got == SOURCE_OK && packing <= PACKING_NONE) return true;
        if (packing == PACKING_UNKNOWN && got == SOURCE_OK)
            return no_such_packing(
                in, "packed in a way that is not read (gzip, zstd, tar and zip are)");
        if (depth == INPUT_MAX_DEPTH) return no_such_packing(in, "packed too many times");
        in->packed = true;
        if (got == SOURCE_OK && packing >= PACKING_UTF16_LE)
            got = utf16_unpack(&in->source, packing == PACKING_UTF16_BE) ? SOURCE_OK
                                                                          : SOURCE_NO_MEMORY;
        else if (got == SOURCE_OK && !unpack_with_module(in, packing)) return false;
        if (got == SOURCE_OK) continue;
        input_fail(in, got, 0);
        return false;
    }
}

/* ---- formats ------------------------------------------------------------ */

static const struct fields usual_fields = {.id = "id", .text = "text", .published = "published", .title = "title"};

static enum input_format look(const struct input *in, enum input_format asked, bool all) {
    const char *p = in->source.buf + in->source.start;
    size_t n = held(&in->source);
    enum input_format archive = recognise_archive(p, n);
    if (archive == INPUT_ARCHIVE || (archive == INPUT_AUTO && !all)) return archive;
    if (asked != INPUT_AUTO) return asked;
    return recognise_format(p, n, all, in->field);
}

/* The content decides, but for the names of tables and lines, which may begin
 * with anything. */
static enum source_status find_format(struct input *in, enum input_format *format) {
    struct source *s = &in->source;
    enum source_status got = SOURCE_OK;
    enum input_format asked = in->asked ? in->asked : recognise_name(in->name, true);
    for (*format = INPUT_AUTO; got == SOURCE_OK && !*format && held(s) < RECOGNISE_MOST;) {
        if (held(s)) *format = look(in, asked, false);
        if (!*format) got = source_need(s, held(s) + 1);
    }
    if (!*format && held(s)) *format = look(in, asked, true);
    if (!*format) *format = asked ? asked : INPUT_TEXT;
    if (*format == INPUT_TEXT && !in->asked) *format = recognise_name(in->name, false);
    if (!*format) *format = INPUT_TEXT;
    return got == SOURCE_END ? SOURCE_OK : got;
}

/* False: the fault says why. */
static bool take_format(struct input *in, enum input_format format) {
    in->format = built_in[format];
    if (in->format) return true;
    const struct formats *module = input_module(in);
    if (module) in->format = module->format[format];
    if (module && !in->format)
        fault_set(&in->fault, FAULT_FORM, in->name, 0, 0, "no reader for this format");
    in->done = !in->format;
    return in->format != NULL;
}

/* A picture in a folder or an archive is no fault. */
static enum input_status cut_nothing(struct input *in, struct item *item) {
    (void)item;
    in->done = true;
    fault_set(&in->fault, FAULT_KIND, in->name, 0, 0, "not a text");
    return INPUT_SKIPPED;
}

static const struct file_format format_none = {cut_nothing, NULL, NULL};

static bool is_nothing(const struct input *in, enum input_format format) {
    const struct source *s = &in->source;
    return in->unnamed && !in->asked && format == INPUT_TEXT &&
           recognise_binary(s->buf + s->start, held(s));
}

static void begin(struct input *in, const char *name) {
    if (!in->field) in->field = &usual_fields;
    in->name = name;
    in->number = 0;
    in->begun = in->done = in->packed = false;
    in->format = NULL;
}

static bool start(struct input *in) {
    enum input_format format;
    if (!unpack(in)) return false;
    enum source_status got = find_format(in, &format);
    if (got != SOURCE_OK) {
        input_fail(in, got, 0);
        return false;
    }
    if (!is_nothing(in, format)) return take_format(in, format);
    in->format = &format_none;
    return true;
}

bool input_open(struct input *in, const char *name) {
    begin(in, name);
    if (!source_open(&in->source, name)) input_fail(in, SOURCE_ERROR, 0);
    else if (start(in)) return true;
    in->done = true;
    return false;
}

bool input_enter(struct input *in, const char *name, struct stream *stream) {
    begin(in, name);
    source_attach(&in->source, stream);
    in->done = !start(in);
    return !in->done;
}

bool input_is_plain(const struct input *in) {
    return !in->packed && (in->format == &format_text || in->format == &format_jsonl);
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
