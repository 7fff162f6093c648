/* JSON that is not cut into lines: an array of records, or records one after the
 * other, however they are laid out. */
#include "input/objects.h"

#include <stdlib.h>
#include <string.h>

/* How far an object has been looked through: kept while more of it is read. */
struct scan {
    size_t at;
    unsigned depth; /* of objects and arrays */
    bool in_string;
};

struct objects {
    struct scan scan;
    bool in_array, ended; /* one is open; the last one was closed */
    bool comma;           /* was the last thing read */
    bool any;             /* a record, in this array */
};

enum scanned { SCAN_MORE, SCAN_DONE, SCAN_BROKEN };

/* ---- the end of an object ------------------------------------------------ */

/* Is the mark at `at` behind an odd number of backslashes? */
static bool is_escaped(const char *p, size_t at) {
    size_t n = 0;
    while (n < at && p[at - 1 - n] == '\\') n++;
    return n & 1;
}

/* A line feed in a string is no JSON: a mark is missing, and is not looked for in
 * the records behind. */
static enum scanned scan_string(struct scan *s, const char *p, size_t n) {
    for (;;) {
        const char *mark = memchr(p + s->at, '"', n - s->at);
        size_t end = mark ? (size_t)(mark - p) : n;
        const char *lf = memchr(p + s->at, '\n', end - s->at);
        if (lf) return s->at = (size_t)(lf - p), SCAN_BROKEN;
        s->at = mark ? end + 1 : n;
        if (!mark) return SCAN_MORE;
        if (!is_escaped(p, end)) break;
    }
    s->in_string = false;
    return SCAN_DONE;
}

/* To behind the bracket that closes the object or array at p. */
static enum scanned scan_object(struct scan *s, const char *p, size_t n) {
    while (s->at < n) {
        enum scanned got = s->in_string ? scan_string(s, p, n) : SCAN_DONE;
        if (got != SCAN_DONE) return got;
        if (s->at == n) break;
        switch (p[s->at++]) {
        case '"': s->in_string = true; break;
        case '{':
        case '[': s->depth++; break;
        case '}':
        case ']':
            if (--s->depth == 0) return SCAN_DONE;
            break;
        }
    }
    return SCAN_MORE;
}

static bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

bool objects_is_open(const char *line, size_t n) {
    struct scan s = {0};
    while (n && is_space(line[n - 1])) n--;
    if (n == 0 || (*line != '{' && *line != '[')) return false;
    if (*line == '[') return true;
    return strchr("{[,", line[n - 1]) && scan_object(&s, line, n) == SCAN_MORE && !s.in_string;
}

/* ---- between objects ------------------------------------------------------ */

static struct objects *objects_of(struct input *in) {
    if (!in->state) in->state = calloc(1, sizeof(struct objects));
    return in->state;
}

static enum input_status broken(struct input *in, size_t byte, const char *what) {
    fault_set(&in->fault, FAULT_FORM, in->name, in->number, byte, "%s", what);
    return INPUT_BROKEN;
}

/* The next letter that is no white space, not taken; SOURCE_END after the last. */
static enum source_status next_letter(struct source *s, char *c) {
    for (;;) {
        while (s->start < s->end && is_space(s->buf[s->start])) s->start++;
        if (s->start < s->end) return *c = s->buf[s->start], SOURCE_OK;
        enum source_status got = source_need(s, 1);
        if (got != SOURCE_OK) return got;
    }
}

/* Leaves out what is no record, up to where the next may begin: at a brace that
 * no name or mark stands before. */
static enum source_status skip_to_object(struct source *s) {
    for (char before = ' ';;) {
        for (; s->start < s->end; s->start++) {
            char c = s->buf[s->start];
            if (c == '{' && strchr(",[} \n", before)) return SOURCE_OK;
            if (!is_space(c) || c == '\n') before = c;
        }
        enum source_status got = source_need(s, 1);
        if (got != SOURCE_OK) return got;
    }
}

/* Behind the line in which a string was not closed; records begin at the
 * beginning of lines or, where everything is one line, nowhere any more. */
static enum source_status skip_damage(struct source *s, size_t at) {
    s->start += at;
    for (;;) {
        while (s->start < s->end && s->buf[s->start] != '\n') s->start++;
        enum source_status got = s->start < s->end ? SOURCE_OK : source_need(s, 1);
        if (got != SOURCE_OK) return got;
        if (s->buf[s->start] != '\n') continue;
        got = source_need(s, 2);
        while (got == SOURCE_OK && is_space(s->buf[s->start])) {
            s->start++;
            got = source_need(s, 1);
        }
        if (got != SOURCE_OK || s->buf[s->start] == '{') return got;
    }
}

/* ---- cutting -------------------------------------------------------------- */

static enum input_status at_end(struct input *in, const struct objects *o) {
    in->done = true;
    if (!o->in_array) return INPUT_END;
    in->number++;
    return broken(in, 0, "the file ends inside the array");
}

/* Brackets and commas around records; true: a record is to be cut. */
static bool step_between(struct input *in, struct objects *o, char c, enum input_status *status) {
    struct source *s = &in->source;
    *status = INPUT_RECORD;
    if (c == '{') {
        bool joined = o->in_array && o->any && !o->comma;
        o->any = true;
        o->comma = joined; /* said once */
        if (!joined) return true;
        in->number++;
        *status = broken(in, 1, "',' is missing before the record");
        in->number--;
        return false;
    }
    if (c == '[' && !o->in_array) *o = (struct objects){.in_array = true};
    else if (c == ']' && o->in_array) o->in_array = false;
    else if (c == ',' && o->in_array && o->any && !o->comma) o->comma = true;
    else {
        in->number++;
        *status = broken(in, 1, "a record begins with '{'");
        o->any = o->comma = true;
        if (skip_to_object(s) != SOURCE_OK) in->done = true;
        return false;
    }
    s->start++;
    return false;
}

static enum input_status cut_object(struct input *in, struct objects *o, struct item *item) {
    struct source *s = &in->source;
    enum source_status got = SOURCE_OK;
    enum scanned done;
    o->scan = (struct scan){0};
    in->number++;
    while ((done = scan_object(&o->scan, s->buf + s->start, s->end - s->start)) == SCAN_MORE) {
        if (s->end - s->start > RECORD_MAX) return input_fail(in, SOURCE_TOO_LONG, RECORD_MAX);
        got = source_need(s, s->end - s->start + 1);
        if (got == SOURCE_END)
            return in->done = true, broken(in, o->scan.at + 1, "the file ends inside the record");
        if (got != SOURCE_OK) return input_fail(in, got, 0);
    }
    if (done == SCAN_BROKEN) {
        broken(in, o->scan.at + 1, "control character in a string");
        in->done = skip_damage(s, o->scan.at) != SOURCE_OK;
        o->comma = true;
        return INPUT_BROKEN;
    }
    item->bytes = s->buf + s->start;
    item->n = o->scan.at;
    item->number = in->number;
    s->start += item->n;
    return INPUT_RECORD;
}

/* Line feeds outside strings mean no more than blanks, and a record that is
 * printed again is a line. */
static void join_lines(struct item *item) {
    for (char *p = item->bytes, *end = p + item->n; (p = memchr(p, '\n', (size_t)(end - p))); p++) {
        if (p > item->bytes && p[-1] == '\r') p[-1] = ' ';
        *p = ' ';
    }
}

static void skip_mark(struct source *s) {
    if (source_need(s, 3) == SOURCE_OK && memcmp(s->buf + s->start, "\xef\xbb\xbf", 3) == 0)
        s->start += 3;
}

static enum input_status cut(struct input *in, struct item *item) {
    struct objects *o = objects_of(in);
    enum input_status status;
    char c;
    if (!o) return input_fail(in, SOURCE_NO_MEMORY, 0);
    if (!in->begun) skip_mark(&in->source);
    in->begun = true;
    do {
        enum source_status got = next_letter(&in->source, &c);
        if (got == SOURCE_END) return at_end(in, o);
        if (got != SOURCE_OK) return input_fail(in, got, 0);
        if (step_between(in, o, c, &status)) {
            status = cut_object(in, o, item);
            if (status == INPUT_RECORD) join_lines(item);
            return status;
        }
    } while (status == INPUT_RECORD);
    return status;
}

static void close_objects(struct input *in) { free(in->state); }

const struct file_format format_json = {cut, objects_read, close_objects};
