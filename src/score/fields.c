#include "score/fields.h"

#include <stdarg.h>
#include <stdio.h>

bool read_broken(struct reader *r, const char *format, ...) {
    va_list ap;
    int n = snprintf(r->message, sizeof r->message, "%.255s:%zu: ", r->name, r->line);
    va_start(ap, format);
    vsnprintf(r->message + n, sizeof r->message - (size_t)n, format, ap);
    va_end(ap);
    return false;
}

bool read_no_memory(struct reader *r) { return read_broken(r, "out of memory"); }

bool read_keep(struct reader *r, struct set *s, const json_t *string, struct berita_str *to) {
    *to = set_keep(s, json_string_value(string), json_string_length(string));
    return to->p || read_no_memory(r);
}

bool read_member(struct reader *r, struct set *s, const json_t *from, const char *name,
                 struct place at, struct berita_str *to) {
    const json_t *member = json_object_get(from, name);
    if (!member || json_is_null(member)) return true;
    if (!json_is_string(member))
        return read_broken(r, "%s[%zu]: \"%s\" is no string", at.list, at.i, name);
    return read_keep(r, s, member, to);
}

bool read_list(struct reader *r, const json_t *from, const char *name, const json_t **list,
               size_t *n) {
    *list = json_object_get(from, name);
    *n = json_array_size(*list);
    if (!*list || json_is_null(*list) || json_is_array(*list)) return true;
    return read_broken(r, "\"%s\" is no array", name);
}

static bool offset(struct reader *r, const json_t *from, const char *name, struct place at,
                   u32 *to) {
    const json_t *member = json_object_get(from, name);
    json_int_t value = json_integer_value(member);
    if (!json_is_integer(member) || value < 0 || value >= UINT32_MAX)
        return read_broken(r, "%s[%zu]: \"%s\" is no offset", at.list, at.i, name);
    *to = (u32)value;
    return true;
}

struct mark *read_mark(struct reader *r, struct set *s, const json_t *from, enum label label,
                       struct place at) {
    u32 start, end;
    if (!json_is_object(from)) {
        read_broken(r, "%s[%zu] is no object", at.list, at.i);
        return NULL;
    }
    if (!offset(r, from, "start", at, &start) || !offset(r, from, "end", at, &end)) return NULL;
    if (start > end) {
        read_broken(r, "%s[%zu] ends before it starts", at.list, at.i);
        return NULL;
    }
    struct mark *m = set_add_mark(s, label, start, end);
    if (!m) read_no_memory(r);
    return m && read_member(r, s, from, "text", at, &m->text) ? m : NULL;
}
