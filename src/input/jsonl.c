/* JSON Lines: a record a line, blank lines skipped. */
#include "input/input.h"
#include "input/json.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What a record's members held; p == NULL where there was none. */
struct members {
    struct json_value id, text, published, title;
};

static const char *const type_name[] = {"null",     "true or false", "a number",
                                        "a string", "an array",      "an object"};

/* "FILE:LINE: byte N: what"; the byte is left out for what has no place. */
__attribute__((format(printf, 3, 4))) static enum input_status broken(struct input *in, size_t byte,
                                                                      const char *format, ...) {
    va_list ap;
    size_t n =
        (size_t)snprintf(in->message, sizeof in->message, "%.255s:%zu: ", in->name, in->line);
    if (byte) n += (size_t)snprintf(in->message + n, sizeof in->message - n, "byte %zu: ", byte);
    va_start(ap, format);
    vsnprintf(in->message + n, sizeof in->message - n, format, ap);
    va_end(ap);
    return INPUT_BROKEN;
}

static bool is_blank(const char *p, size_t n) {
    while (n && (p[n - 1] == ' ' || p[n - 1] == '\t' || p[n - 1] == '\r')) n--;
    return n == 0;
}

/* A document written over several lines would make an error a line; the first
 * line tells, and the rest is not read. */
static enum input_status not_lines(struct input *in, char c) {
    in->done = true;
    return broken(in, 0,
                  c == '[' ? "an array; JSON Lines has one record a line (jq -c '.[]' makes them)"
                           : "the record goes on after its line; JSON Lines has one record a line "
                             "(jq -c . makes them)");
}

static bool same(const struct json_value *name, const char *wanted) {
    return name->n == strlen(wanted) && memcmp(name->p, wanted, name->n) == 0;
}

/* The last of several members of one name counts; one member may serve for
 * several fields. */
static void keep(const struct fields *f, struct members *m, const struct json_value *name,
                 const struct json_value *value) {
    if (same(name, f->text)) m->text = *value;
    if (same(name, f->id)) m->id = *value;
    if (same(name, f->published)) m->published = *value;
    if (same(name, f->title)) m->title = *value;
}

static bool parse(const struct fields *f, struct json *j, struct members *m) {
    struct json_value name, value;
    if (!json_open(j)) return false;
    for (bool first = true; json_member(j, first, &name, &value); first = false)
        keep(f, m, &name, &value);
    return !j->error && json_finished(j);
}

static struct berita_str value_str(const struct json_value *v) {
    return (struct berita_str){v->p, (uint32_t)v->n};
}

static enum input_status fill_id(struct input *in, const struct json_value *id, struct record *r) {
    if (id->type == JSON_STRING || id->type == JSON_NUMBER) {
        r->id = value_str(id);
        r->id_is_number = id->type == JSON_NUMBER;
        return INPUT_RECORD;
    }
    if (id->type != JSON_NULL)
        return broken(in, id->at + 1, "\"%s\" is %s, not a string", in->field.id,
                      type_name[id->type]);
    int n = snprintf(in->line_id, sizeof in->line_id, "%.480s:%zu", in->name, in->line);
    r->id = (struct berita_str){in->line_id, (uint32_t)n};
    return INPUT_RECORD;
}

/* An empty string counts as no date: tables turned into JSON are full of them. */
static enum input_status fill_published(struct input *in, const struct json_value *v,
                                        struct record *r) {
    if (v->type == JSON_NULL || (v->type == JSON_STRING && v->n == 0)) return INPUT_RECORD;
    if (v->type != JSON_STRING)
        return broken(in, v->at + 1, "\"%s\" is %s, not a string", in->field.published,
                      type_name[v->type]);
    if (!published_is_valid(v->p))
        return broken(in, v->at + 1, "\"%s\" is no date: \"%.40s\" (YYYY-MM-DD is wanted)",
                      in->field.published, v->p);
    r->published = v->p;
    return INPUT_RECORD;
}

static enum input_status fill_text(struct input *in, const struct members *m, struct record *r) {
    const struct json_value *text = &m->text, *title = &m->title;
    if (text->type == JSON_NULL)
        return broken(in, 0, "record without \"%s\" (--field text=NAME reads another member)",
                      in->field.text);
    if (text->type != JSON_STRING)
        return broken(in, text->at + 1, "\"%s\" is %s, not a string", in->field.text,
                      type_name[text->type]);
    if (text->n > BERITA_TEXT_MAX)
        return broken(in, text->at + 1, "\"%s\" is larger than %u MiB", in->field.text,
                      BERITA_TEXT_MAX >> 20);
    if (title->type != JSON_NULL && title->type != JSON_STRING)
        return broken(in, title->at + 1, "\"%s\" is %s, not a string", in->field.title,
                      type_name[title->type]);
    r->text = text->p;
    r->len = text->n;
    r->text_at = (uint32_t)text->at;
    r->text_end = (uint32_t)text->end;
    if (title->type == JSON_STRING) r->title = value_str(title);
    return INPUT_RECORD;
}

static enum input_status fill(struct input *in, const struct members *m, struct record *r) {
    enum input_status got = fill_text(in, m, r);
    if (got == INPUT_RECORD) got = fill_id(in, &m->id, r);
    if (got == INPUT_RECORD) got = fill_published(in, &m->published, r);
    return got;
}

/* Reading changes the line: keeps it as it came. */
static bool keep_raw(struct input *in, const char *line, size_t n, struct record *r) {
    if (!in->keep_raw) return true;
    if (n > in->raw_room) {
        char *raw = realloc(in->raw, n * 2);
        if (!raw) return false;
        in->raw = raw;
        in->raw_room = n * 2;
    }
    memcpy(in->raw, line, n);
    r->raw = (struct berita_str){in->raw, (uint32_t)n};
    return true;
}

static enum input_status read_line(struct input *in, char *line, size_t n, struct record *r) {
    struct members m = {0};
    struct json j;
    char first = *line;
    size_t mark = 0; /* byte order mark */
    if (in->line == 1 && n >= 3 && memcmp(line, "\xef\xbb\xbf", 3) == 0) mark = 3;
    if (in->line == 1 && (first == '[' || (first == '{' && is_blank(line + 1, n - 1))))
        return not_lines(in, first);
    if (!keep_raw(in, line + mark, n - mark, r)) return input_fail(in, SOURCE_NO_MEMORY, 0);
    json_begin(&j, line + mark, n - mark);
    if (!parse(&in->field, &j, &m)) return broken(in, j.error_at + mark + 1, "%s", j.error);
    return fill(in, &m, r);
}

enum input_status jsonl_next(struct input *in, struct record *record) {
    char *line;
    size_t n;
    enum source_status got;
    do {
        got = source_line(&in->source, RECORD_MAX, &line, &n);
        in->line++;
    } while (got == SOURCE_OK && is_blank(line, n));
    if (got == SOURCE_OK) return read_line(in, line, n, record);
    if (got == SOURCE_TOO_LONG) return broken(in, 0, "line longer than %d MiB", RECORD_MAX >> 20);
    if (got != SOURCE_END) return input_fail(in, got, 0);
    in->done = true;
    return INPUT_END;
}
