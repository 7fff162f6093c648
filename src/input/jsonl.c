/* JSON Lines: a record a line, blank lines skipped. */
#include "input/input.h"
#include "input/json.h"
#include "input/objects.h"

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

/* A fault of the record; byte 0 for what has no place. */
__attribute__((format(printf, 5, 6))) static enum input_status
broken(struct reader *r, const struct item *item, enum fault_cause cause, size_t byte,
       const char *format, ...) {
    char what[sizeof r->fault.what];
    va_list ap;
    va_start(ap, format);
    vsnprintf(what, sizeof what, format, ap);
    va_end(ap);
    return reader_fail(r, item, cause, byte, what);
}

/* Members named as the user said, and the item they are of. */
struct reading {
    struct reader *reader;
    const struct item *item;
    struct members m;
};

static bool is_blank(const char *p, size_t n) {
    while (n && (p[n - 1] == ' ' || p[n - 1] == '\t' || p[n - 1] == '\r')) n--;
    return n == 0;
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

/* Letters of a string; of other values, but null, the bytes that they are. */
static struct berita_str shown_as(const struct json *j, const struct json_value *v) {
    if (v->type == JSON_STRING) return (struct berita_str){v->p, (uint32_t)v->n};
    if (v->type == JSON_NULL) return (struct berita_str){NULL, 0};
    return (struct berita_str){j->start + v->at, (uint32_t)(v->end - v->at)};
}

static bool parse(struct reader *r, struct json *j, struct members *m) {
    const struct fields *f = r->field;
    struct json_value name, value;
    if (!json_open(j)) return false;
    for (bool first = true; json_member(j, first, &name, &value); first = false) {
        keep(f, m, &name, &value);
        if (f->select.n)
            selection_show(&f->select, &r->selected, (struct berita_str){name.p, (uint32_t)name.n}, shown_as(j, &value));
    }
    return !j->error && json_finished(j);
}

static struct berita_str value_str(const struct json_value *v) {
    return (struct berita_str){v->p, (uint32_t)v->n};
}

static enum input_status wrong_type(const struct reading *r, const char *field,
                                    const struct json_value *v) {
    return broken(r->reader, r->item, FAULT_FIELD, v->at + 1, "\"%s\" is %s, not a string", field,
                  type_name[v->type]);
}

static enum input_status fill_id(const struct reading *r, struct record *record) {
    const struct json_value *id = &r->m.id;
    if (id->type == JSON_STRING || id->type == JSON_NUMBER) {
        record->id = value_str(id);
        record->id_is_number = id->type == JSON_NUMBER;
        return INPUT_RECORD;
    }
    if (id->type != JSON_NULL) return wrong_type(r, r->reader->field->id, id);
    reader_number_id(r->reader, r->item, record);
    return INPUT_RECORD;
}

/* An empty string counts as no date: tables turned into JSON are full of them. */
static enum input_status fill_published(const struct reading *r, struct record *record) {
    const struct json_value *v = &r->m.published;
    const char *field = r->reader->field->published;
    if (v->type == JSON_NULL || (v->type == JSON_STRING && v->n == 0)) return INPUT_RECORD;
    if (v->type != JSON_STRING) return wrong_type(r, field, v);
    if (!published_is_valid(v->p))
        return broken(r->reader, r->item, FAULT_FIELD, v->at + 1,
                      "\"%s\" is no date: \"%.40s\" (YYYY-MM-DD is wanted)", field, v->p);
    record->published = v->p;
    return INPUT_RECORD;
}

static enum input_status fill_text(const struct reading *r, struct record *record) {
    const struct json_value *text = &r->m.text, *title = &r->m.title;
    const struct fields *f = r->reader->field;
    if (text->type == JSON_NULL)
        return broken(r->reader, r->item, FAULT_FIELD, 0,
                      "record without \"%s\" (--field text=NAME reads another member)", f->text);
    if (text->type != JSON_STRING) return wrong_type(r, f->text, text);
    if (text->n > BERITA_TEXT_MAX)
        return broken(r->reader, r->item, FAULT_LONG, text->at + 1, "\"%s\" is larger than %u MiB",
                      f->text, BERITA_TEXT_MAX >> 20);
    if (title->type != JSON_NULL && title->type != JSON_STRING)
        return wrong_type(r, f->title, title);
    record->text = text->p;
    record->len = text->n;
    record->text_at = (uint32_t)text->at;
    record->text_end = (uint32_t)text->end;
    if (title->type == JSON_STRING) record->title = value_str(title);
    return INPUT_RECORD;
}

static enum input_status fill(const struct reading *r, struct record *record) {
    enum input_status got = fill_text(r, record);
    if (got == INPUT_RECORD) got = fill_id(r, record);
    if (got == INPUT_RECORD) got = fill_published(r, record);
    return got;
}

/* Reading changes the line: keeps it as it came. */
static bool keep_raw(struct reader *r, const struct item *item, struct record *record) {
    if (!r->keep_raw) return true;
    if (item->n > r->raw_room) {
        char *raw = realloc(r->raw, item->n * 2);
        if (!raw) return false;
        r->raw = raw;
        r->raw_room = item->n * 2;
    }
    memcpy(r->raw, item->bytes, item->n);
    record->raw = (struct berita_str){r->raw, (uint32_t)item->n};
    return true;
}

enum input_status objects_read(struct reader *reader, struct item *item, struct record *record) {
    struct reading r = {.reader = reader, .item = item};
    struct json j;
    if (!keep_raw(reader, item, record))
        return reader_fail(reader, item, FAULT_MEMORY, 0, "out of memory");
    json_begin(&j, item->bytes, item->n);
    if (!parse(reader, &j, &r.m))
        return broken(reader, item, FAULT_FORM, j.error_at + item->skipped + 1, "%s", j.error);
    return fill(&r, record);
}

/* ---- cutting ------------------------------------------------------------ */

/* A document written over several lines would make an error a line; the first
 * line tells, and the rest is not read. */
static enum input_status not_lines(struct input *in, char c) {
    in->done = true;
    fault_set(&in->fault, FAULT_FORM, in->name, in->number, 0, "%s",
              c == '[' ? "an array; JSON Lines has one record a line (--input-format json reads it)"
                       : "the record goes on after its line; JSON Lines has one record a line "
                         "(--input-format json reads it)");
    return INPUT_BROKEN;
}

/* Lines that are none, in a file whose name or content looked like them. */
static enum input_status read_as_json(struct input *in, struct item *item) {
    in->source.start = (size_t)(item->bytes - in->source.buf);
    in->number = 0;
    in->format = &format_json;
    return input_next(in, item);
}

static enum input_status first_line(struct input *in, struct item *item) {
    bool is_open = objects_is_open(item->bytes, item->n);
    if (is_open && !in->asked) return read_as_json(in, item);
    if (*item->bytes == '[' || (is_open && is_blank(item->bytes + 1, item->n - 1)))
        return not_lines(in, *item->bytes);
    if (item->n >= 3 && memcmp(item->bytes, "\xef\xbb\xbf", 3) == 0) {
        item->skipped = 3;
        item->bytes += 3;
        item->n -= 3;
    }
    return INPUT_RECORD;
}

static enum input_status cut_line(struct input *in, struct item *item) {
    enum source_status got;
    do {
        got = source_line(&in->source, RECORD_MAX, &item->bytes, &item->n);
        in->number++;
    } while (got == SOURCE_OK && is_blank(item->bytes, item->n));
    item->number = in->number;
    if (got == SOURCE_OK) return in->number == 1 ? first_line(in, item) : INPUT_RECORD;
    if (got != SOURCE_TOO_LONG && got != SOURCE_END) return input_fail(in, got, 0);
    in->done = got == SOURCE_END;
    if (in->done) return INPUT_END;
    fault_set(&in->fault, FAULT_LONG, in->name, in->number, 0, "line longer than %d MiB",
              RECORD_MAX >> 20);
    return INPUT_BROKEN;
}

const struct file_format format_jsonl = {cut_line, objects_read, NULL};
