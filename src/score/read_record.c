/* Records of berita-extract, as annotations of everything that they hold. */
#include "score/fields.h"

#include "core/utf8.h"

/* The entities by their ids, which quotations name. */
struct entities {
    json_t *by_id;   /* id -> entity, borrowed */
    json_t *publics; /* ids of public figures who are quoted */
};

static bool string_member_is(const json_t *from, const char *name, const char *value) {
    const char *is = json_string_value(json_object_get(from, name));
    return is && strcmp(is, value) == 0;
}

/* ---- entities --------------------------------------------------------- */

static bool take_mentions(struct reader *r, struct set *s, const json_t *entity, enum label label,
                          struct place at) {
    const json_t *list;
    size_t n;
    if (!read_list(r, entity, "mentions", &list, &n)) return false;
    for (size_t i = 0; i < n; i++)
        if (!read_mark(r, s, json_array_get(list, i), label, at)) return false;
    return true;
}

static bool take_entity(struct reader *r, struct set *s, struct entities *e, json_t *entity,
                        struct place at) {
    const char *id = json_string_value(json_object_get(entity, "id"));
    if (!json_is_object(entity)) return read_broken(r, "%s[%zu] is no object", at.list, at.i);
    if (id && json_object_set(e->by_id, id, entity) != 0) return read_no_memory(r);
    if (string_member_is(entity, "type", "person"))
        return take_mentions(r, s, entity, LABEL_PERSON, at);
    if (string_member_is(entity, "type", "place"))
        return take_mentions(r, s, entity, LABEL_PLACE, at);
    if (string_member_is(entity, "type", "organization"))
        return take_mentions(r, s, entity, LABEL_ORGANIZATION, at);
    return read_broken(r, "%s[%zu]: no \"type\" that is known", at.list, at.i);
}

/* ---- offices ---------------------------------------------------------- */

/* The letters of the first n code points. */
static struct berita_str beginning(struct berita_str s, u32 n) {
    u32 at = 0, len;
    for (; n && at < s.n; n--, at += len) utf8_at(s.p, s.n, at, &len);
    return (struct berita_str){s.p, at};
}

/* Who is named with a body only has no post.  A post's words end before the body or region that they close with: "Kepala"
 * in "Kepala BPBD Agam". */
static bool add_post(struct reader *r, struct set *s, struct mark whole, const struct mark *body) {
    if (whole.end == whole.start) return true;
    struct mark *m = set_add_mark(s, LABEL_POST, whole.start, whole.end);
    if (!m) return read_no_memory(r);
    m->name = whole.name;
    m->text = whole.text;
    if (!body || body->start <= whole.start || body->start >= whole.end || body->end < whole.end)
        return true;
    m->end = body->start;
    if (m->text.p) m->text = beginning(m->text, m->end - m->start);
    return true;
}

static bool take_role(struct reader *r, struct set *s, const json_t *role, struct berita_str name,
                      bool is_public, struct place at) {
    const json_t *organization = json_object_get(role, "organization");
    const json_t *place = json_object_get(role, "place");
    const json_t *body = json_is_object(organization) ? organization : place;
    struct mark held = {0}, *m = read_mark(r, s, role, LABEL_ROLE, at);
    if (!m) return false;
    struct mark whole = *m;
    whole.name = name;
    if (!is_public) s->n_marks--;
    if (json_is_object(body)) {
        m = read_mark(r, s, body, LABEL_BODY, at);
        if (!m) return false;
        m->name = name;
        held = *m;
    }
    if (is_public && json_is_object(organization) &&
        !read_mark(r, s, organization, LABEL_AFFILIATION, at))
        return false;
    return add_post(r, s, whole, json_is_object(body) ? &held : NULL);
}

static bool take_roles(struct reader *r, struct set *s, const struct entities *e,
                       const json_t *entity, struct place at) {
    const char *id = json_string_value(json_object_get(entity, "id"));
    bool is_public = id && json_object_get(e->publics, id);
    struct berita_str name = {0};
    const json_t *list;
    size_t n;
    if (!read_list(r, entity, "roles", &list, &n) || !read_member(r, s, entity, "name", at, &name))
        return false;
    for (size_t i = 0; i < n; i++)
        if (!take_role(r, s, json_array_get(list, i), name, is_public, at)) return false;
    return true;
}

/* ---- dates and quotations --------------------------------------------- */

static bool take_date(struct reader *r, struct set *s, const json_t *date, struct place at) {
    struct mark *m = read_mark(r, s, date, LABEL_DATE, at);
    return m && read_member(r, s, date, "value", at, &m->value) &&
           read_member(r, s, date, "type", at, &m->type);
}

/* What belongs to a statement of somebody with an office. */
static bool add_statement(struct reader *r, struct set *s, const struct entities *e,
                          const json_t *quotation, struct place at) {
    const json_t *speaker = json_object_get(quotation, "speaker");
    const json_t *cue = json_object_get(quotation, "cue");
    const char *id = json_string_value(json_object_get(speaker, "entity"));
    const json_t *entity = id ? json_object_get(e->by_id, id) : NULL;
    if (!json_array_size(json_object_get(entity, "roles"))) return true;
    if (json_object_set_new(e->publics, id, json_true()) != 0) return read_no_memory(r);
    return read_mark(r, s, quotation, LABEL_STATEMENT, at) &&
           (!json_is_object(cue) || read_mark(r, s, cue, LABEL_CUE, at)) &&
           (!json_is_integer(json_object_get(speaker, "start")) ||
            read_mark(r, s, speaker, LABEL_SPEAKER, at));
}

static bool take_quotation(struct reader *r, struct set *s, const struct entities *e,
                           const json_t *quotation, struct place at) {
    const json_t *speaker = json_object_get(quotation, "speaker");
    const json_t *cue = json_object_get(quotation, "cue");
    const json_t *confidence = json_object_get(quotation, "confidence");
    bool indirect = string_member_is(quotation, "type", "indirect");
    if (!indirect && !string_member_is(quotation, "type", "direct") &&
        !string_member_is(quotation, "type", "mixed"))
        return read_broken(r, "%s[%zu]: no \"type\" that is known", at.list, at.i);
    struct mark *m = read_mark(r, s, quotation, indirect ? LABEL_INDIRECT : LABEL_DIRECT, at);
    if (!m || !read_member(r, s, speaker, "name", at, &m->name) ||
        !read_member(r, s, cue, "text", at, &m->cue))
        return false;
    if (json_is_number(confidence)) m->confidence = json_number_value(confidence);
    if (m->confidence > 1 || (json_is_number(confidence) && m->confidence < 0))
        return read_broken(r, "%s[%zu]: \"confidence\" is not from 0 to 1", at.list, at.i);
    return indirect || add_statement(r, s, e, quotation, at);
}

/* ---- records ---------------------------------------------------------- */

/* Offices come last: whose they are counts only if they are quoted. */
static bool take_all(struct reader *r, struct set *s, struct doc *d, const json_t *root,
                     struct entities *e) {
    const json_t *entities, *dates, *quotations;
    size_t n, n_dates, n_quotations;
    if (!read_list(r, root, "entities", &entities, &n) ||
        !read_list(r, root, "dates", &dates, &n_dates) ||
        !read_list(r, root, "quotations", &quotations, &n_quotations))
        return false;
    if (!entities && !dates && !quotations)
        return read_broken(r, "neither gold nor a record of berita-extract");
    for (size_t i = 0; i < n; i++)
        if (!take_entity(r, s, e, json_array_get(entities, i), (struct place){"entities", i}))
            return false;
    for (size_t i = 0; i < n_dates; i++)
        if (!take_date(r, s, json_array_get(dates, i), (struct place){"dates", i})) return false;
    for (size_t i = 0; i < n_quotations; i++)
        if (!take_quotation(r, s, e, json_array_get(quotations, i),
                            (struct place){"quotations", i}))
            return false;
    for (size_t i = 0; i < n; i++)
        if (!take_roles(r, s, e, json_array_get(entities, i), (struct place){"entities", i}))
            return false;
    if (!entities) d->complete &= 1u << LABEL_DATE | 1u << LABEL_DIRECT | 1u << LABEL_INDIRECT;
    if (!dates) d->complete &= ~(1u << LABEL_DATE);
    if (!quotations) d->complete &= ~(1u << LABEL_DIRECT | 1u << LABEL_INDIRECT);
    return true;
}

bool read_record(struct reader *r, struct set *s, struct doc *d, const json_t *root) {
    struct entities e = {json_object(), json_object()};
    d->complete = COMPLETE_ALL;
    bool good = e.by_id && e.publics ? take_all(r, s, d, root, &e) : read_no_memory(r);
    json_decref(e.by_id);
    json_decref(e.publics);
    return good;
}
