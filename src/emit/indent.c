/* JSON over several lines, made from the compact line, so that there is one
 * writer of the record.  Arrays and objects that hold no others stay on one
 * line: a span is read at a glance. */
#include "emit/formats.h"

enum { STEP = 2 }; /* blanks a level */

static bool opens(char c) { return c == '{' || c == '['; }
static bool closes(char c) { return c == '}' || c == ']'; }

/* Behind the string that begins at p. */
static const char *string_end(const char *p, const char *end) {
    for (p++; p < end && *p != '"'; p++) p += *p == '\\';
    return p < end ? p + 1 : end;
}

/* Behind the array or object that begins at p, or NULL when it holds another. */
static const char *flat_end(const char *p, const char *end) {
    for (p++; p < end && !opens(*p);) {
        if (closes(*p)) return p + 1;
        p = *p == '"' ? string_end(p, end) : p + 1;
    }
    return NULL;
}

static void new_line(struct out *o, unsigned depth) {
    out_char(o, '\n');
    for (unsigned i = 0; i < depth * STEP; i++) out_char(o, ' ');
}

/* One byte of punctuation outside strings. */
static void mark(struct out *o, char c, unsigned *depth) {
    if (opens(c)) {
        out_char(o, c);
        new_line(o, ++*depth);
    } else if (closes(c)) {
        new_line(o, --*depth);
        out_char(o, c);
    } else if (c == ',') {
        out_char(o, c);
        new_line(o, *depth);
    } else {
        out_char(o, c);
        if (c == ':') out_char(o, ' ');
    }
}

static void flat(struct out *o, const char *p, const char *end) {
    while (p < end) {
        const char *next = *p == '"' ? string_end(p, end) : p + 1;
        out_bytes(o, p, (size_t)(next - p));
        if (*p == ',' || *p == ':') out_char(o, ' ');
        p = next;
    }
}

static void indent(struct out *o, const char *p, const char *end) {
    unsigned depth = 0;
    const char *next;
    for (; p < end; p = next) {
        next = opens(*p) ? flat_end(p, end) : *p == '"' ? string_end(p, end) : NULL;
        if (next) {
            flat(o, p, next);
        } else {
            next = p + 1;
            mark(o, *p, &depth);
        }
    }
}

void emit_json(struct out *out, const struct view *v, struct emit_space *space) {
    struct out *line = &space->line;
    line->n = 0;
    emit_jsonl(line, v, space);
    if (line->error)
        out->error = line->error;
    else
        indent(out, line->buf, line->buf + line->n);
}
